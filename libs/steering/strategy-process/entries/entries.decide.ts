import type { CommandOf } from '#commands';
import type { Command, Decided, DecideMap, Decision, GeneralRefusal } from '#event-sourcing';
import { accept, certainlyAfter, certainlyBefore, partId, refuse } from '#event-sourcing';
import { sameParty } from '#shared-kernel';
import type { EntryEvent } from '../strategy-process.events.js';
import type { OpenProcess } from '../strategy-process.state.js';
import type { entryCommands } from './entries.commands.js';

export type EntryCommand = CommandOf<(typeof entryCommands)[number]>;

const phrases = {
  'takes part already': 'Ist schon beteiligt.',
  'there is a field of action of this title already': 'Ein Handlungsfeld dieses Titels gibt es schon.',
  'there is a context entry of this title already': 'Einen Kontext dieses Titels gibt es schon.',
  'somebody is named twice among the participants': 'Jemand ist unter den Beteiligten zweimal genannt.',
  'event would be held before people were invited': 'Die Veranstaltung läge vor der Einladung.',
  'no participants are named': 'Es sind keine Beteiligten genannt.',
} as const;

export type EntryRefusal = keyof typeof phrases | Extract<GeneralRefusal, 'the fact lies in the future'>;

export const germanEntries = phrases;

export const decideEntries: DecideMap<EntryCommand, OpenProcess, EntryEvent, EntryRefusal, unknown> = {
  RegisterParticipant: ({ data, meta }, { entries }) => {
    if (entries.participants.some((other) => sameParty(other, data.participant))) return refuse('takes part already');
    const participation = partId(meta.commandId, 'participation', 0);
    return accept<EntryEvent>({ type: 'ParticipantRegistered', data: { participation, ...data } });
  },
  NameFieldOfAction: ({ data, meta }, { entries }) => {
    if (entries.fieldsOfAction.some(({ title }) => title === data.title)) {
      return refuse('there is a field of action of this title already');
    }
    const field = partId(meta.commandId, 'field', 0);
    return accept<EntryEvent>({ type: 'FieldOfActionNamed', data: { field, ...data } });
  },
  RecordContext: ({ data, meta }, { entries }) => {
    if (entries.context.includes(data.title)) return refuse('there is a context entry of this title already');
    const context = partId(meta.commandId, 'context', 0);
    return accept<EntryEvent>({ type: 'ContextRecorded', data: { context, ...data } });
  },
  RecordProcessEvent: recordEvent,
};

function recordEvent({
  data,
  meta,
}: Extract<EntryCommand, Command<'RecordProcessEvent'>>): Decision<EntryEvent, EntryRefusal> {
  const { invitedOn, heldOn = 'unknown', participants, participantsNamed, ...what } = data;
  if (certainlyAfter(heldOn, meta.today) || (invitedOn !== undefined && certainlyAfter(invitedOn, meta.today))) {
    return refuse('the fact lies in the future');
  }
  if (invitedOn !== undefined && certainlyBefore(heldOn, invitedOn)) {
    return refuse('event would be held before people were invited');
  }
  if (participants?.some((one, index) => participants.findIndex((other) => sameParty(one, other)) !== index) === true) {
    return refuse('somebody is named twice among the participants');
  }
  if (participantsNamed !== undefined && participants === undefined) return refuse('no participants are named');
  const event = partId(meta.commandId, 'event', 0);
  const invited: Decided<EntryEvent>[] =
    invitedOn === undefined ? [] : [{ type: 'ProcessEventInvited', data: { event, ...what }, occurredOn: invitedOn }];
  return accept<EntryEvent>(...invited, {
    type: 'ProcessEventHeld',
    data: {
      event,
      ...what,
      ...(participants !== undefined && { participants }),
      ...(participantsNamed !== undefined && { participantsNamed }),
    },
    occurredOn: heldOn,
  });
}
