import { accept, acceptAsIs, partId, refuse } from '#event-sourcing';
import { acceptUnlessFound } from '../findings.js';
import type { AgendaCommand, DecidePart, MeetingDecision, Of } from '../meeting-decision.js';
import { BEFORE, during, NOT_CANCELLED, SITTING } from '../meeting-status.js';
import type { MeetingEvent } from '../meeting.events.js';
import type { KnownMeeting } from '../meeting.state.js';
import { itemOf } from '../meeting.state.js';
import { NOT_ON_AGENDA } from '../outcome/competence.js';
import { partByNumber } from './agenda-item.js';
import { isNumberTaken, MOST_ITEMS } from './agenda.state.js';
import { ofItem } from './decide-item.js';

export const agendaDecisions: DecidePart<AgendaCommand> = {
  AddItem: during([...BEFORE, ...SITTING], addItem),
  MoveItem: during(
    NOT_CANCELLED,
    ofItem(({ data }, item, meeting) => {
      if (item.number === data.number) return acceptAsIs('has this number already');
      if (isNumberTaken(meeting, { number: data.number, part: item.part })) {
        return refuse('number is taken by another item');
      }
      return accept<MeetingEvent>({ type: 'ItemMoved', data });
    }),
  ),
  ExcludePublic: during(
    NOT_CANCELLED,
    ofItem(({ data }, item) => {
      if (item.public === 'no') return acceptAsIs('is not public already');
      return accept<MeetingEvent>({ type: 'PublicExcluded', data });
    }),
  ),
  RestorePublic: during(
    NOT_CANCELLED,
    ofItem(({ data }, item) => {
      if (item.public === 'yes') return acceptAsIs('is public already');
      return accept<MeetingEvent>({ type: 'PublicRestored', data });
    }),
  ),
};

/** The invitation cannot have named an item that is added while the meeting is open. */
function addItem({ data, meta }: Of<'AddItem'>, meeting: KnownMeeting): MeetingDecision {
  const item = data.item ?? partId(meta.commandId, 'item', 0);
  if (meeting.items.length >= MOST_ITEMS) return refuse('agenda is full');
  if (itemOf(meeting, item) !== undefined) return refuse('item id is taken');
  const { part = partByNumber(data.number) } = data;
  if (isNumberTaken(meeting, { number: data.number, part })) return refuse('number is taken by another item');
  const { intent = 'unknown', paper = { kind: 'unknown' }, number, title } = data;
  const added: MeetingEvent = {
    type: 'ItemAdded',
    data: { item, number, title, intent, paper, public: data.public ?? 'unknown', part },
  };
  const isLate = SITTING.includes(meeting.status);
  return acceptUnlessFound(meta, isLate ? [{ violation: NOT_ON_AGENDA, subject: item }] : [], [added]);
}
