import type { Decided, Decision, Evolved, GeneralRefusal } from '#event-sourcing';
import { accept, certainlyAfter, certainlyBefore, partId, refuse } from '#event-sourcing';
import { sameParty } from '#shared-kernel';
import type { Participant } from './strategy-process.commands.js';
import type { EntryEvent } from './strategy-process.events.js';
import type { StrategyProcessCommand } from './strategy-process.decide.js';

/** As much of the entries as decisions need. */
export interface ProcessEntries {
  readonly participants: readonly Participant[];
  readonly fieldsOfAction: readonly { readonly field: string; readonly title: string }[];
  readonly context: readonly string[];
}

export const noEntries: ProcessEntries = { participants: [], fieldsOfAction: [], context: [] };

export type EntryCommand = Extract<
  StrategyProcessCommand,
  { readonly type: 'RegisterParticipant' | 'NameFieldOfAction' | 'RecordContext' | 'RecordProcessEvent' }
>;

export type EntryRefusal =
  | 'takes part already'
  | 'there is a field of action of this title already'
  | 'there is a context entry of this title already'
  | 'somebody is named twice among the participants'
  | 'event would be held before people were invited'
  | Extract<GeneralRefusal, 'the fact lies in the future'>;

export const germanEntries: Readonly<Record<Exclude<EntryRefusal, GeneralRefusal>, string>> = {
  'takes part already': 'Ist schon beteiligt.',
  'there is a field of action of this title already': 'Ein Handlungsfeld dieses Titels gibt es schon.',
  'there is a context entry of this title already': 'Einen Kontext dieses Titels gibt es schon.',
  'somebody is named twice among the participants': 'Jemand ist unter den Beteiligten zweimal genannt.',
  'event would be held before people were invited': 'Die Veranstaltung läge vor der Einladung.',
};

export function decideEntry(
  { type, data, meta }: EntryCommand,
  entries: ProcessEntries,
): Decision<EntryEvent, EntryRefusal> {
  switch (type) {
    case 'RegisterParticipant':
      if (entries.participants.some((other) => sameParty(other, data.participant))) return refuse('takes part already');
      return accept<EntryEvent>({
        type: 'ParticipantRegistered',
        data: { participation: partId(meta.commandId, 'participation', 0), ...data },
      });
    case 'NameFieldOfAction':
      if (entries.fieldsOfAction.some(({ title }) => title === data.title)) {
        return refuse('there is a field of action of this title already');
      }
      return accept<EntryEvent>({
        type: 'FieldOfActionNamed',
        data: { field: partId(meta.commandId, 'field', 0), ...data },
      });
    case 'RecordContext':
      if (entries.context.includes(data.title)) return refuse('there is a context entry of this title already');
      return accept<EntryEvent>({
        type: 'ContextRecorded',
        data: { context: partId(meta.commandId, 'context', 0), ...data },
      });
    case 'RecordProcessEvent':
      return recordEvent({ data, meta });
  }
}

function recordEvent({
  data,
  meta,
}: Pick<Extract<EntryCommand, { type: 'RecordProcessEvent' }>, 'data' | 'meta'>): Decision<EntryEvent, EntryRefusal> {
  const { invitedOn, heldOn = 'unknown', participants, ...what } = data;
  if (certainlyAfter(heldOn, meta.today) || (invitedOn !== undefined && certainlyAfter(invitedOn, meta.today))) {
    return refuse('the fact lies in the future');
  }
  if (invitedOn !== undefined && certainlyBefore(heldOn, invitedOn)) {
    return refuse('event would be held before people were invited');
  }
  if (participants?.some((one, index) => participants.findIndex((other) => sameParty(one, other)) !== index) === true) {
    return refuse('somebody is named twice among the participants');
  }
  const event = partId(meta.commandId, 'event', 0);
  const invited: Decided<EntryEvent>[] =
    invitedOn === undefined ? [] : [{ type: 'ProcessEventInvited', data: { event, ...what }, occurredOn: invitedOn }];
  return accept<EntryEvent>(...invited, {
    type: 'ProcessEventHeld',
    data: { event, ...what, ...(participants !== undefined && { participants }) },
    occurredOn: heldOn,
  });
}

export function evolveEntries(entries: ProcessEntries, event: Evolved<EntryEvent>): ProcessEntries {
  switch (event.type) {
    case 'ParticipantRegistered':
      return { ...entries, participants: [...entries.participants, event.data.participant] };
    case 'FieldOfActionNamed': {
      const { field, title } = event.data;
      return { ...entries, fieldsOfAction: [...entries.fieldsOfAction, { field, title }] };
    }
    case 'ContextRecorded':
      return { ...entries, context: [...entries.context, event.data.title] };
    case 'ProcessEventInvited':
    case 'ProcessEventHeld':
      return entries;
  }
}
