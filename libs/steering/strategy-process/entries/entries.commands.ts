import {
  Route,
  ChoiceField,
  CommandBody,
  PartialDateField,
  PartiesField,
  PartyField,
  TEXT_LIMITS,
  TextField,
} from '#commands';
import type { PartialDate, Party } from '#event-sourcing';

const may = ['process-manager'] as const;

/** A unit or partner, a committee, or a function that is no unit. */
export type Participant = Extract<Party, { readonly kind: 'organisation' | 'committee' | 'function' }>;
const PARTICIPANT: readonly Participant['kind'][] = ['organisation', 'committee', 'function'];

export const PROCESS_EVENT_KINDS = ['kickoff', 'workshop', 'conference', 'publicDialogue'] as const;
export type ProcessEventKind = (typeof PROCESS_EVENT_KINDS)[number];

/** Whether the participants of an event are everybody who took part. */
export const PARTICIPANTS_NAMED = ['all', 'some'] as const;
export type ParticipantsNamed = (typeof PARTICIPANTS_NAMED)[number];

@Route(':id/participants', {
  may,
  summary: 'Register an organisation, a committee or a function that takes part',
  example: { participant: { kind: 'function', title: 'Persönliche Referenten der Beigeordneten' } },
})
export class RegisterParticipant extends CommandBody {
  static readonly type = 'RegisterParticipant';
  @PartyField({ only: PARTICIPANT }) readonly participant!: Participant;
}

@Route(':id/fields-of-action', {
  may,
  summary: 'Name a field of action: a point of the strategy',
  example: { title: 'Interkulturelle Öffnung der Stadtverwaltung' },
})
export class NameFieldOfAction extends CommandBody {
  static readonly type = 'NameFieldOfAction';
  @TextField({ example: 'Interkulturelle Öffnung der Stadtverwaltung' }) readonly title!: string;
  @TextField({ optional: true, max: TEXT_LIMITS.text }) readonly description?: string;
}

@Route(':id/context-entries', {
  may,
  summary: 'Record what the strategy builds on',
  example: { title: 'Sprachliche Integration', text: 'Eine der drei Säulen der Integrationsarbeit' },
})
export class RecordContext extends CommandBody {
  static readonly type = 'RecordContext';
  @TextField({ example: 'Sprachliche Integration' }) readonly title!: string;
  @TextField({ optional: true, max: TEXT_LIMITS.text, example: 'Eine der drei Säulen der Integrationsarbeit' })
  readonly text?: string;
}

@Route(':id/events', {
  may,
  summary: 'Record a kickoff, workshop, conference or public dialogue that was held',
  example: { kind: 'kickoff', invitedOn: '2018-10', heldOn: 'unknown' },
})
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
  @ChoiceField(PARTICIPANTS_NAMED, {
    optional: true,
    description: '`some`: the source says that there were others ("unter anderem"). Left out where it is unknown.',
  })
  readonly participantsNamed?: ParticipantsNamed;
}

export const entryCommands = [RegisterParticipant, NameFieldOfAction, RecordContext, RecordProcessEvent] as const;
