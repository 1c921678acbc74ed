import {
  ChoiceField,
  CommandBody,
  PartialDateField,
  PartiesField,
  PartyField,
  TEXT_LIMITS,
  TextField,
} from '#commands';
import type { PartialDate, Party } from '#event-sourcing';

/** Who takes part: a unit or partner, a committee, or a function that is no unit. */
export type Participant = Extract<Party, { readonly kind: 'organisation' | 'committee' | 'function' }>;
const PARTICIPANT: readonly Participant['kind'][] = ['organisation', 'committee', 'function'];

export const PROCESS_EVENT_KINDS = ['kickoff', 'workshop', 'conference', 'publicDialogue'] as const;
export type ProcessEventKind = (typeof PROCESS_EVENT_KINDS)[number];

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

export const entryCommands = [RegisterParticipant, NameFieldOfAction, RecordContext, RecordProcessEvent] as const;
