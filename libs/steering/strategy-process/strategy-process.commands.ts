import {
  ChoiceField,
  CommandBody,
  CreationBody,
  IdField,
  NumberField,
  PartialDateField,
  PartiesField,
  PartyField,
  PathIdField,
  TEXT_LIMITS,
  TextField,
  UnionField,
} from '#commands';
import type { PartialDate, Party } from '#event-sourcing';
import type { CommitteeKind } from '#council';
import { COMMITTEE_KINDS } from '#council';
import { CurrencyField } from '#shared-kernel';

/** Who takes part: a unit or partner, a committee, or a function that is no unit. */
export type Participant = Extract<Party, { readonly kind: 'organisation' | 'committee' | 'function' }>;
const PARTICIPANT: readonly Participant['kind'][] = ['organisation', 'committee', 'function'];

export const PROCESS_EVENT_KINDS = ['kickoff', 'workshop', 'conference', 'publicDialogue'] as const;
export type ProcessEventKind = (typeof PROCESS_EVENT_KINDS)[number];

/** In the order in which a cycle goes through them; they may overlap. */
export const PHASE_KINDS = ['developing', 'implementing', 'evaluating'] as const;
export type PhaseKind = (typeof PHASE_KINDS)[number];

class ResolutionMandate {
  @ChoiceField(['resolution']) readonly kind!: 'resolution';
  @IdField() readonly meeting!: string;
  @IdField({ description: 'The agenda item with the resolution.' }) readonly item!: string;
}
class UnknownMandate {
  @ChoiceField(['unknown']) readonly kind!: 'unknown';
}
export type Mandate =
  { readonly kind: 'resolution'; readonly meeting: string; readonly item: string } | { readonly kind: 'unknown' };

export class DraftProcess extends CreationBody {
  static readonly type = 'DraftProcess';
  @TextField({ example: 'Wir alle sind LU' }) readonly title!: string;
}

export class InitiateProcess extends CommandBody {
  static readonly type = 'InitiateProcess';
  @UnionField(
    { by: 'kind', members: { resolution: ResolutionMandate, unknown: UnknownMandate } },
    { description: 'The decision that the process rests on, or that it is not known.' },
  )
  readonly mandate!: Mandate;
  @IdField({ description: 'The organisation that leads.' }) readonly lead!: string;
}

export class AssignProcessLead extends CommandBody {
  static readonly type = 'AssignProcessLead';
  @IdField({ description: 'The organisation that leads from now on.' }) readonly lead!: string;
  @IdField({ optional: true, description: 'The reorganisation that carries the lead over: said by its policy alone.' })
  readonly reorganisation?: string;
}

export class RegisterParticipant extends CommandBody {
  static readonly type = 'RegisterParticipant';
  @PartyField({ only: PARTICIPANT }) readonly participant!: Participant;
}

export class NameFieldOfAction extends CommandBody {
  static readonly type = 'NameFieldOfAction';
  @TextField({ example: 'Interkulturelle Öffnung der Stadtverwaltung' }) readonly title!: string;
  @TextField({ optional: true, max: TEXT_LIMITS.text }) readonly description?: string;
}

export class RecordContext extends CommandBody {
  static readonly type = 'RecordContext';
  @TextField({ example: 'Sprachliche Integration' }) readonly title!: string;
  @TextField({ optional: true, max: TEXT_LIMITS.text, example: 'Eine der drei Säulen der Integrationsarbeit' })
  readonly text?: string;
}

export class RecordProcessEvent extends CommandBody {
  static readonly type = 'RecordProcessEvent';
  @ChoiceField(PROCESS_EVENT_KINDS) readonly kind!: ProcessEventKind;
  @TextField({ optional: true, example: 'Auftaktveranstaltung' }) readonly title?: string;
  @PartialDateField({ optional: true, description: 'When people were invited. Left out where nothing says so.' })
  readonly invitedOn?: PartialDate;
  @PartialDateField({ optional: true, description: 'When it was held. Default: unknown.' })
  readonly heldOn?: PartialDate;
  @PartiesField({ only: PARTICIPANT, optional: true, max: 200, description: 'Left out where it is unknown.' })
  readonly participants?: readonly Participant[];
}

export class PlanPhase extends CommandBody {
  static readonly type = 'PlanPhase';
  @ChoiceField(PHASE_KINDS) readonly kind!: PhaseKind;
  @NumberField({ optional: true, min: 1, max: 999, description: 'Default: the present cycle.' })
  readonly cycle?: number;
  @PartialDateField({ optional: true, description: 'When it shall begin. Default: unknown.', example: '2018-Q4' })
  readonly from?: PartialDate;
  @PartialDateField({ optional: true, description: 'When it shall end. Default: unknown.', example: '2020' })
  readonly until?: PartialDate;
}

export class NameDeliverable extends CommandBody {
  static readonly type = 'NameDeliverable';
  @PathIdField() readonly phase!: string;
  @TextField({ example: 'Strategieplan Vielfalt' }) readonly title!: string;
}

export class RecordDelivery extends CommandBody {
  static readonly type = 'RecordDelivery';
  @PathIdField() readonly phase!: string;
  @PathIdField() readonly deliverable!: string;
}

export class WaiveDeliverable extends CommandBody {
  static readonly type = 'WaiveDeliverable';
  @PathIdField() readonly phase!: string;
  @PathIdField() readonly deliverable!: string;
  @TextField({ max: 2000, description: 'Why the phase goes without it. No names of people here.' })
  readonly reason!: string;
}

export class StartPhase extends CommandBody {
  static readonly type = 'StartPhase';
  @PathIdField() readonly phase!: string;
}

export class CompletePhase extends CommandBody {
  static readonly type = 'CompletePhase';
  @PathIdField() readonly phase!: string;
}

export class StartCycle extends CommandBody {
  static readonly type = 'StartCycle';
  @TextField({ optional: true, example: 'Fortschreibung 2021' }) readonly title?: string;
}

export class SuspendProcess extends CommandBody {
  static readonly type = 'SuspendProcess';
  @TextField({ max: 2000, description: 'Why. No names of people here.' }) readonly reason!: string;
}

export class ResumeProcess extends CommandBody {
  static readonly type = 'ResumeProcess';
}

export class CloseProcess extends CommandBody {
  static readonly type = 'CloseProcess';
  @TextField({ optional: true, max: 2000, description: 'Why. No names of people here.' }) readonly reason?: string;
}

/** In which currency budgets of its measures are; before the first measure is registered. */
export class ChooseCurrency extends CommandBody {
  static readonly type = 'ChooseCurrency';
  @CurrencyField({ description: 'ISO 4217. A process has EUR unless it chooses another one.' })
  readonly currency!: string;
}

/** Sent by the policy `register` alone: no route leads here. */
export class RegisterMeasure extends CommandBody {
  static readonly type = 'RegisterMeasure';
  @IdField() readonly measure!: string;
}

/** Sent by the policy `register` alone: no route leads here. */
export class NoteMeasureOver extends CommandBody {
  static readonly type = 'NoteMeasureOver';
  @IdField() readonly measure!: string;
}

/** Sent by the policy `register` alone: no route leads here. */
export class RegisterCommittee extends CommandBody {
  static readonly type = 'RegisterCommittee';
  @IdField() readonly committee!: string;
  @ChoiceField(COMMITTEE_KINDS) readonly kind!: CommitteeKind;
}

export const strategyProcessCommands = [
  DraftProcess,
  InitiateProcess,
  AssignProcessLead,
  RegisterParticipant,
  NameFieldOfAction,
  RecordContext,
  RecordProcessEvent,
  PlanPhase,
  NameDeliverable,
  RecordDelivery,
  WaiveDeliverable,
  StartPhase,
  CompletePhase,
  StartCycle,
  SuspendProcess,
  ResumeProcess,
  CloseProcess,
  ChooseCurrency,
  RegisterMeasure,
  NoteMeasureOver,
  RegisterCommittee,
] as const;
