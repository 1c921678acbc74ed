import type { PartialDate } from '#event-sourcing';
import { accept, acceptAsIs, intervalOf, partId, refuse } from '#event-sourcing';
import { acceptUnlessFound } from '../findings.js';
import type { AgendaCommand, DecidePart, MeetingDecision, Of } from '../meeting-decision.js';
import { BEFORE, during, NOT_CANCELLED, SITTING } from '../meeting-status.js';
import type { MeetingEvent } from '../meeting.events.js';
import type { KnownMeeting } from '../meeting.state.js';
import { NOT_ON_AGENDA, STRUCK_FROM_ITS_DAY } from '../outcome/competence.js';
import { papersOfItem, partByNumber } from './agenda-item.js';
import type { Item } from './agenda.state.js';
import { isIdTaken, isNumberTaken, MOST_ITEMS } from './agenda.state.js';
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
  StrikeItem: during(NOT_CANCELLED, ofItem(strikeItem)),
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
  if (isIdTaken(meeting, item)) return refuse('item id is taken');
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

function papersOf({ paper }: Item): readonly string[] {
  return papersOfItem(paper).map((one) => one.paper);
}

/** An item with an outcome or a request stays: the committee dealt with it. The numbers of the others stay as they are. */
function strikeItem({ data, meta }: Of<'StrikeItem'>, item: Item, meeting: KnownMeeting): MeetingDecision {
  if (item.outcomes.length > 0 || item.requests > 0) return refuse('item has been dealt with');
  const others = meeting.items.filter((other) => other !== item);
  const elsewhere = new Set(others.flatMap((other) => papersOf(other)));
  const struck: MeetingEvent = {
    type: 'ItemStruck',
    data: { ...data, papers: papersOf(item).filter((paper) => !elsewhere.has(paper)) },
  };
  const isLate = !BEFORE.includes(meeting.status) || isFrom(meta.occurredOn, meeting.when);
  return acceptUnlessFound(meta, isLate ? [{ violation: STRUCK_FROM_ITS_DAY, subject: item.id }] : [], [struck]);
}

/** Whether a day is certainly not before another one. */
function isFrom(on: PartialDate, day: PartialDate): boolean {
  const [first, last] = [intervalOf(on)?.first, intervalOf(day)?.last];
  return first !== undefined && last !== undefined && first >= last;
}
