import {
  ChoiceField,
  CommandBody,
  CreationBody,
  IdField,
  IdsField,
  IrregularCommandBody,
  NumberField,
  PartialDateField,
  PartsField,
  PartyField,
  PathIdField,
  ResolveDeviation,
  Sha256Field,
  TextField,
} from '#commands';
import type { PartialDate } from '#event-sourcing';
import type { Subject } from '#shared-kernel';
import { SubjectsField } from '#shared-kernel';
import { OutcomeField } from '../meeting/outcome/outcome.fields.js';
import type { Publicity } from '../meeting/meeting.events.js';
import type { Outcome } from '../meeting/outcome/outcome.js';
import { PUBLICITY } from '../meeting/meeting.events.js';
import type { CoSigner } from './paper.events.js';
import { paperIdFrom } from './paper-reference.js';
import type { PlannedRole } from './step-outcome.js';
import { PLANNED_ROLES } from './step-outcome.js';

const REASON = 'No names of people here.';
/** Percent-encoded in the name of the claim's stream, which takes 300 characters. */
const REFERENCE = { max: 30, example: '20196743', description: "The paper's number, unique in its year." } as const;
const YEAR = { min: 1900, max: 2999, example: 2019, description: "The reference's year." } as const;
const PUBLIC = {
  optional: true,
  description: 'Whether the public may read it. Default: unknown, treated as not public.',
} as const;
const DOCUMENT = {
  optional: true,
  description: "SHA-256 of the version's file; put it in with PUT /documents/{sha256}.",
} as const;
const PROCESSES = { optional: true, max: 50, description: 'The strategy processes that it belongs to.' } as const;
const ORDER = {
  optional: true,
  min: 1,
  max: 200,
  description: 'Place in the sequence; equal places run side by side. Default: the last.',
} as const;

export class DraftPaper extends CreationBody {
  static readonly type = 'DraftPaper';
  @TextField({ example: 'Sachstandsbericht zum Projekt "Wir alle sind LU"' }) readonly title!: string;
  @IdsField(PROCESSES) readonly processes?: readonly string[];
  @ChoiceField(PUBLICITY, PUBLIC) readonly public?: Publicity;
  @Sha256Field(DOCUMENT) readonly document?: string;
}

export class AddPaperVersion extends CommandBody {
  static readonly type = 'AddPaperVersion';
  @TextField({ optional: true, description: 'Default: as before.' }) readonly title?: string;
  @ChoiceField(PUBLICITY, { optional: true, description: 'Default: as before.' }) readonly public?: Publicity;
  @Sha256Field(DOCUMENT) readonly document?: string;
}

/** Takes the place of what was named for the present version before. */
export class NamePaperSubjects extends CommandBody {
  static readonly type = 'NamePaperSubjects';
  @SubjectsField({
    description: 'The measures and goals that the present version decides on; an empty list takes them back.',
  })
  readonly subjects!: readonly Subject[];
}

export class RequestCoSignature extends CommandBody {
  static readonly type = 'RequestCoSignature';
  @PartyField({ only: ['organisation', 'function'], description: 'The unit or the function that is asked.' })
  readonly of!: CoSigner;
}

export class CoSign extends CommandBody {
  static readonly type = 'CoSign';
  @PathIdField() readonly coSignature!: string;
}

export class RefuseCoSignature extends CommandBody {
  static readonly type = 'RefuseCoSignature';
  @PathIdField() readonly coSignature!: string;
  @TextField({ max: 2000, description: REASON }) readonly reason!: string;
}

export class WithdrawCoSignatureRequest extends CommandBody {
  static readonly type = 'WithdrawCoSignatureRequest';
  @PathIdField() readonly coSignature!: string;
}

export class ReleasePaper extends CommandBody {
  static readonly type = 'ReleasePaper';
}

export class SubmitPaper extends CommandBody {
  static readonly type = 'SubmitPaper';
  @TextField(REFERENCE) readonly reference!: string;
  @NumberField(YEAR) readonly year!: number;
}

export class PlanStep extends CommandBody {
  static readonly type = 'PlanStep';
  @IdField({ description: 'A committee may come twice.' }) readonly committee!: string;
  @ChoiceField(PLANNED_ROLES) readonly role!: PlannedRole;
  @NumberField(ORDER) readonly order?: number;
}

export class ScheduleStep extends IrregularCommandBody {
  static readonly type = 'ScheduleStep';
  @PathIdField() readonly step!: string;
  @IdField({ description: "A meeting of the step's committee." }) readonly meeting!: string;
}

export class DropStep extends CommandBody {
  static readonly type = 'DropStep';
  @PathIdField() readonly step!: string;
  @TextField({ max: 2000, description: REASON }) readonly reason!: string;
}

/** Sent by the policy `consultation` alone, as the two after it: no route leads here. */
export class RecordStepOutcome extends CommandBody {
  static readonly type = 'RecordStepOutcome';
  @IdField() readonly committee!: string;
  @IdField() readonly meeting!: string;
  @IdField() readonly item!: string;
  @IdField({ description: "The meeting's event that holds the outcome." }) readonly event!: string;
  @OutcomeField() readonly outcome!: Outcome;
  @PartialDateField({ description: 'The day of the meeting.' }) readonly on!: PartialDate;
}

export class CorrectStepOutcome extends CommandBody {
  static readonly type = 'CorrectStepOutcome';
  @IdField({ description: "The meeting's event that held the outcome first, or a correction of it." })
  readonly event!: string;
  @IdField({ description: "The meeting's event that corrects it." }) readonly correction!: string;
  @OutcomeField() readonly outcome!: Outcome;
}

export class ConcludePaper extends CommandBody {
  static readonly type = 'ConcludePaper';
}

export class ReturnPaper extends CommandBody {
  static readonly type = 'ReturnPaper';
  @TextField({ optional: true, max: 2000, description: REASON }) readonly reason?: string;
}

export class WithdrawPaper extends CommandBody {
  static readonly type = 'WithdrawPaper';
  @TextField({ optional: true, max: 2000, description: REASON }) readonly reason?: string;
}

/**
 * Sent by the policy that releases orphaned claims alone. The stream may be absent still: a paper that claimed its
 * reference and was never appended. The event makes a late append conflict, so that it claims again.
 */
export class AbandonSubmission extends CommandBody {
  static readonly type = 'AbandonSubmission';
  static readonly creates = true;
  @TextField(REFERENCE) readonly reference!: string;
  @NumberField(YEAR) readonly year!: number;
}

/** Sent by the policy `report-outcome` alone. */
export class LinkReport extends CommandBody {
  static readonly type = 'LinkReport';
  @IdField({ description: 'A progress report.' }) readonly report!: string;
}

/** Ends a deviation that the paper noted. */
export class ResolvePaperDeviation extends ResolveDeviation {}

/** A step that a source names; a role that it does not say is unknown. */
export interface KnownStep {
  readonly committee: string;
  readonly role?: PlannedRole;
  readonly order?: number;
}

class KnownStepBody implements KnownStep {
  @IdField() readonly committee!: string;
  @ChoiceField(PLANNED_ROLES, { optional: true, description: 'Left out: unknown.' }) readonly role?: PlannedRole;
  @NumberField(ORDER) readonly order?: number;
}

/** A paper met in an extract: who drafted, co-signed and released it is unknown. Its id comes from reference and year. */
export class RecordKnownPaper extends CommandBody {
  static readonly type = 'RecordKnownPaper';
  static readonly creates = true;
  static identify(this: void, body: RecordKnownPaper): string {
    return paperIdFrom(body);
  }
  @TextField(REFERENCE) readonly reference!: string;
  @NumberField(YEAR) readonly year!: number;
  @TextField({ example: 'Sachstandsbericht zum Projekt "Wir alle sind LU"' }) readonly title!: string;
  @ChoiceField(PUBLICITY, PUBLIC) readonly public?: Publicity;
  @Sha256Field(DOCUMENT) readonly document?: string;
  @PartsField(() => KnownStepBody, { optional: true, max: 50, description: 'The steps that the source names.' })
  readonly steps?: readonly KnownStep[];
  @IdsField(PROCESSES) readonly processes?: readonly string[];
}

export const paperCommands = [
  DraftPaper,
  AddPaperVersion,
  NamePaperSubjects,
  RequestCoSignature,
  CoSign,
  RefuseCoSignature,
  WithdrawCoSignatureRequest,
  ReleasePaper,
  SubmitPaper,
  PlanStep,
  ScheduleStep,
  DropStep,
  RecordStepOutcome,
  CorrectStepOutcome,
  ConcludePaper,
  ReturnPaper,
  WithdrawPaper,
  AbandonSubmission,
  LinkReport,
  ResolvePaperDeviation,
  RecordKnownPaper,
] as const;
