import type { Role } from '#commands';
import {
  Route,
  ChoiceField,
  CommandBody,
  CreationBody,
  IdField,
  IdsField,
  NumberField,
  PartsField,
  ResolveDeviation,
  Sha256Field,
  TextField,
} from '#commands';
import type { Subject } from '#shared-kernel';
import { SubjectsField } from '#shared-kernel';
import type { Publicity } from '../../meeting/meeting.events.js';
import { PUBLICITY } from '../../meeting/meeting.events.js';
import { paperIdFrom } from '../../reference/paper-reference.js';
import { DOCUMENT, PROCESSES, PUBLIC, REASON, REFERENCE, YEAR } from '../paper.fields.js';
import type { KnownStep } from '../step/step.fields.js';
import { KnownStepBody } from '../step/step.fields.js';

const drafting: readonly Role[] = ['process-manager', 'clerk', 'contributor'];

const title = 'Sachstandsbericht zum Projekt "Wir alle sind LU"';

const submitting: readonly Role[] = ['clerk'];

const id = '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11';

const releasing: readonly Role[] = ['approver', 'clerk'];

@Route('', { may: drafting, summary: 'Draft a paper', example: { title, public: 'yes' } })
export class DraftPaper extends CreationBody {
  static readonly type = 'DraftPaper';
  @TextField({ example: 'Sachstandsbericht zum Projekt "Wir alle sind LU"' }) readonly title!: string;
  @IdsField(PROCESSES) readonly processes?: readonly string[];
  @ChoiceField(PUBLICITY, PUBLIC) readonly public?: Publicity;
  @Sha256Field(DOCUMENT) readonly document?: string;
}

@Route(':id/versions', {
  may: drafting,
  summary: 'Add a version; whoever was asked to co-sign is asked again, and it is to be released again',
  example: { title: `${title}, Stand Januar 2019` },
})
export class AddPaperVersion extends CommandBody {
  static readonly type = 'AddPaperVersion';
  @TextField({ optional: true, description: 'Default: as before.' }) readonly title?: string;
  @ChoiceField(PUBLICITY, { optional: true, description: 'Default: as before.' }) readonly public?: Publicity;
  @Sha256Field(DOCUMENT) readonly document?: string;
}

/** The subjects take the place of those named for the present version before. */
@Route(':id/subjects', {
  may: drafting,
  summary: 'Name the measures and goals that the present version decides on, each in its version',
  example: { subjects: [{ kind: 'measure', id, version: 1 }] },
})
export class NamePaperSubjects extends CommandBody {
  static readonly type = 'NamePaperSubjects';
  @SubjectsField({
    description: 'The measures and goals that the present version decides on; an empty list takes them back.',
  })
  readonly subjects!: readonly Subject[];
}

@Route(':id/release', {
  may: releasing,
  summary: 'Release the present version once everybody who was asked to co-sign has answered',
  example: {},
})
export class ReleasePaper extends CommandBody {
  static readonly type = 'ReleasePaper';
}

@Route(':id/submission', {
  may: submitting,
  summary: 'Submit the released paper under its reference',
  example: { reference: '20196743', year: 2019 },
})
export class SubmitPaper extends CommandBody {
  static readonly type = 'SubmitPaper';
  @TextField(REFERENCE) readonly reference!: string;
  @NumberField(YEAR) readonly year!: number;
}

@Route(':id/return', {
  may: submitting,
  summary: 'Return a submitted paper to the draft',
  example: { reason: 'Die Kosten sind nachzutragen.' },
})
export class ReturnPaper extends CommandBody {
  static readonly type = 'ReturnPaper';
  @TextField({ optional: true, max: 2000, description: REASON }) readonly reason?: string;
}

@Route(':id/withdrawal', { may: submitting, summary: 'Withdraw a paper', example: {} })
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
@Route(':id/deviation-resolutions', {
  may: submitting,
  summary: 'End a deviation that the paper noted',
  example: { deviation: id, how: 'accepted', by: { kind: 'function', title: 'Sitzungsdienst' } },
})
export class ResolvePaperDeviation extends ResolveDeviation {}

/** A paper known from an extract; its draft, co-signatures and release are unknown. Its id is derived from reference and year. */
@Route('known', {
  may: submitting,
  summary: 'Record a paper that is known from an extract alone',
  example: { reference: '20196743', year: 2019, title },
})
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

export const draftingCommands = [
  DraftPaper,
  AddPaperVersion,
  NamePaperSubjects,
  ReleasePaper,
  SubmitPaper,
  ReturnPaper,
  WithdrawPaper,
  AbandonSubmission,
  LinkReport,
  ResolvePaperDeviation,
  RecordKnownPaper,
] as const;
