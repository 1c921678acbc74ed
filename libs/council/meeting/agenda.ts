import { accept, acceptAsIs, partId, refuse, refuseMissing } from '#event-sourcing';
import { NOT_ON_AGENDA } from './competence.js';
import { acceptUnlessFound } from './irregular.js';
import type { MeetingEvent } from './meeting.events.js';
import type { AgendaCommand, MeetingDecision, Of } from './meeting-decision.js';
import type { KnownMeeting } from './meeting.state.js';
import { itemOf } from './meeting.state.js';

/** Closing sets an outcome on each item in one append. */
export const MOST_ITEMS = 300;

export function decideAgenda(command: AgendaCommand, meeting: KnownMeeting): MeetingDecision {
  if (command.type === 'AddItem') return addItem(command, meeting);
  const { data } = command;
  const item = itemOf(meeting, data.item);
  if (item === undefined) return refuseMissing('item is not on this agenda');
  switch (command.type) {
    case 'MoveItem':
      if (item.number === command.data.number) return acceptAsIs('has this number already');
      if (isNumberTaken(meeting, command.data.number)) return refuse('number is taken by another item');
      return accept<MeetingEvent>({ type: 'ItemMoved', data: command.data });
    case 'ExcludePublic':
      if (item.public === 'no') return acceptAsIs('is not public already');
      return accept<MeetingEvent>({ type: 'PublicExcluded', data });
    case 'RestorePublic':
      if (item.public === 'yes') return acceptAsIs('is public already');
      return accept<MeetingEvent>({ type: 'PublicRestored', data });
  }
}

export function isNumberTaken({ items }: Pick<KnownMeeting, 'items'>, number: string): boolean {
  return items.some((item) => item.number === number);
}

/** An item that comes up while the meeting is open was on nobody's invitation. */
function addItem({ data, meta }: Of<'AddItem'>, meeting: KnownMeeting): MeetingDecision {
  const item = data.item ?? partId(meta.commandId, 'item', 0);
  if (meeting.items.length >= MOST_ITEMS) return refuse('agenda is full');
  if (itemOf(meeting, item) !== undefined) return refuse('item id is taken');
  if (isNumberTaken(meeting, data.number)) return refuse('number is taken by another item');
  const { intent = 'unknown', paper = { kind: 'unknown' }, number, title } = data;
  const added: MeetingEvent = {
    type: 'ItemAdded',
    data: { item, number, title, intent, paper, public: data.public ?? 'unknown' },
  };
  const late = meeting.status === 'open' || meeting.status === 'interrupted';
  return acceptUnlessFound(meta, late ? [{ violation: NOT_ON_AGENDA, subject: item }] : [], [added]);
}
