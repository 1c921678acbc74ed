import type { DateRefined, Evolved } from '#event-sourcing';
import { evolveDeviations } from '#event-sourcing';
import { isAttendanceKept } from './attendance.js';
import type { AgendaEvent, AttendanceEvent, MeetingEvent, OutcomeEvent, SittingEvent } from './meeting.events.js';
import { everListed } from '#shared-kernel';
import type { Item, KnownMeeting, Meeting, RecordedOutcome } from './meeting.state.js';
import { newItem } from './meeting.state.js';
import { movesOf } from './presence.js';

export function evolveMeeting(meeting: Meeting, event: Evolved<MeetingEvent | DateRefined>): Meeting {
  if (event.type === 'MeetingScheduled') {
    const { form: _, ...data } = event.data;
    return { status: 'planned', ...data, ...NOTHING_YET };
  }
  if (event.type === 'HeldMeetingRecorded') {
    const { heldOn: when, ...data } = event.data;
    return { ...NOTHING_YET, ...(meeting.status !== 'unknown' && kept(meeting)), ...data, when, status: 'held' };
  }
  if (event.type === 'DateRefined') {
    if (!('opened' in meeting) || meeting.opened.event !== event.data.event) return meeting;
    return { ...meeting, opened: { ...meeting.opened, on: event.data.to } };
  }
  return meeting.status === 'unknown' ? meeting : evolveKnown(meeting, event);
}

const NOTHING_YET = { items: [], moves: [], guests: [], deviations: {} } as const;

/** What a planned meeting keeps when it is known to have taken place. */
function kept({ items, moves, guests, deviations, chair, minuteTaker }: KnownMeeting): Partial<KnownMeeting> {
  return {
    items,
    moves,
    guests,
    deviations,
    ...(chair !== undefined && { chair }),
    ...(minuteTaker !== undefined && { minuteTaker }),
  };
}

type LaterEvent = Exclude<
  Evolved<MeetingEvent>,
  { readonly type: 'MeetingScheduled' | 'HeldMeetingRecorded' | 'DateRefined' }
>;

function evolveKnown(meeting: KnownMeeting, event: LaterEvent): KnownMeeting {
  switch (event.type) {
    case 'ItemAdded':
    case 'ItemMoved':
    case 'PublicExcluded':
    case 'PublicRestored':
    case 'ItemTextsRecorded':
    case 'ItemSubjectsNamed':
    case 'ItemRequestRecorded':
      return { ...meeting, items: evolveItems(meeting.items, event) };
    case 'ItemOutcomeRecorded':
    case 'OutcomeCorrected':
    case 'VoteQuestioned':
    case 'OutcomeFollowUpDue':
      return { ...meeting, items: evolveOutcomes(meeting, event) };
    case 'ArrivalRecorded':
    case 'DepartureRecorded':
    case 'GuestRecorded':
      return evolveAttendance(meeting, event);
    case 'DeviationNoted':
    case 'DeviationResolved':
      return { ...meeting, deviations: evolveDeviations(meeting.deviations, event) };
    case 'MeetingRescheduled':
    case 'MeetingInvited':
    case 'MeetingOpened':
    case 'MeetingChairAssigned':
    case 'MinuteTakerAssigned':
    case 'MeetingInterrupted':
    case 'MeetingResumed':
    case 'MeetingClosed':
    case 'MeetingCancelled':
    case 'MeetingLinkedToProcess':
      return evolveSitting(meeting, event);
  }
}

function evolveSitting(
  meeting: KnownMeeting,
  event: Exclude<Evolved<SittingEvent>, { readonly type: 'MeetingScheduled' | 'HeldMeetingRecorded' }>,
): KnownMeeting {
  switch (event.type) {
    case 'MeetingRescheduled':
      return { ...meeting, ...event.data, status: 'planned' };
    case 'MeetingInvited':
      return { ...meeting, status: 'invited', invitedAgenda: event.data.agenda };
    case 'MeetingOpened': {
      const invitedAgenda = 'invitedAgenda' in meeting ? meeting.invitedAgenda : [];
      return { ...meeting, status: 'open', invitedAgenda, opened: { event: event.eventId, on: event.occurredOn } };
    }
    case 'MeetingChairAssigned':
      return { ...meeting, chair: event.data.chair };
    case 'MinuteTakerAssigned':
      return { ...meeting, minuteTaker: event.data.minuteTaker };
    case 'MeetingInterrupted':
      return 'opened' in meeting ? { ...meeting, status: 'interrupted' } : meeting;
    case 'MeetingResumed':
      return 'opened' in meeting ? { ...meeting, status: 'open' } : meeting;
    case 'MeetingClosed':
      return 'opened' in meeting ? { ...meeting, status: 'closed' } : meeting;
    case 'MeetingCancelled':
      return { ...meeting, status: 'cancelled' };
    case 'MeetingLinkedToProcess':
      return { ...meeting, processes: [...meeting.processes, event.data.process] };
  }
}

function evolveItems(items: readonly Item[], event: Evolved<AgendaEvent>): readonly Item[] {
  switch (event.type) {
    case 'ItemAdded': {
      const { item: id, ...shown } = event.data;
      return [...items, newItem({ id, ...shown })];
    }
    case 'ItemMoved':
      return change(items, event.data.item, (item) => ({ ...item, number: event.data.number }));
    case 'PublicExcluded':
      return change(items, event.data.item, (item) => ({ ...item, public: 'no' }));
    case 'PublicRestored':
      return change(items, event.data.item, (item) => ({ ...item, public: 'yes' }));
    case 'ItemTextsRecorded': {
      const { item: id, ...texts } = event.data;
      return change(items, id, (item) => ({ ...item, texts: { ...item.texts, ...texts } }));
    }
    case 'ItemSubjectsNamed': {
      const { item: id, subjects } = event.data;
      return change(items, id, (item) => ({ ...item, subjects, everListed: everListed(item.everListed, subjects) }));
    }
    case 'ItemRequestRecorded':
      return change(items, event.data.item, (item) => ({ ...item, requests: item.requests + 1 }));
  }
}

function evolveOutcomes(meeting: KnownMeeting, event: Evolved<OutcomeEvent>): readonly Item[] {
  if (event.type === 'VoteQuestioned') return meeting.items;
  if (event.type === 'OutcomeFollowUpDue') {
    const due = (one: RecordedOutcome): RecordedOutcome =>
      one.event === event.data.event ? { ...one, followUpDue: true } : one;
    return change(meeting.items, event.data.item, (item) => ({ ...item, outcomes: item.outcomes.map(due) }));
  }
  const { outcomeId, outcome, intent, paper, vote, item: id } = event.data;
  const attendanceKept = isAttendanceKept(meeting);
  const recorded = {
    outcomeId,
    event: event.eventId,
    outcome,
    intent,
    paper,
    vote,
    attendanceKept,
    followUpDue: false,
  };
  if (event.type === 'ItemOutcomeRecorded') {
    const at = event.occurredAt;
    return change(meeting.items, id, (item) => ({
      ...item,
      outcomes: [...item.outcomes, { ...recorded, ...(at !== undefined && { at }) }],
    }));
  }
  return change(meeting.items, id, (item) => ({
    ...item,
    outcomes: item.outcomes.flatMap((one) => (one.event === event.data.event ? corrected(one, recorded) : [one])),
  }));
}

/** The correction happened later than what it corrects, which is when the vote was taken. */
function corrected(one: RecordedOutcome, by: RecordedOutcome): readonly RecordedOutcome[] {
  return [
    { ...one, correctedBy: by.event },
    { ...by, ...(one.at !== undefined && { at: one.at }) },
  ];
}

function evolveAttendance(meeting: KnownMeeting, event: Evolved<AttendanceEvent>): KnownMeeting {
  const at = event.occurredAt === undefined ? {} : { at: event.occurredAt };
  switch (event.type) {
    case 'ArrivalRecorded':
      return { ...meeting, moves: [...meeting.moves, { kind: 'arrival', ...event.data, ...at }] };
    case 'DepartureRecorded': {
      const { attendee } = event.data;
      const capacity = movesOf(meeting.moves, attendee).at(-1)?.capacity ?? 'member';
      return { ...meeting, moves: [...meeting.moves, { kind: 'departure', attendee, capacity, ...at }] };
    }
    case 'GuestRecorded':
      return { ...meeting, guests: [...meeting.guests, event.data.guest] };
  }
}

function change(items: readonly Item[], id: string, to: (item: Item) => Item): readonly Item[] {
  return items.map((item) => (item.id === id ? to(item) : item));
}
