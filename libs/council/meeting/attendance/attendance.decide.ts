import type { OccurredAt } from '#event-sourcing';
import { accept, acceptAsIs, refuse, refuseReference } from '#event-sourcing';
import type { AttendanceCommand, Decide, DecidePart, MeetingDecision, Of } from '../meeting-decision.js';
import { ATTENDED, during } from '../meeting-status.js';
import type { MeetingEvent } from '../meeting.events.js';
import type { KnownMeeting } from '../meeting.state.js';
import type { Move } from './attendance.state.js';
import type { Attendee } from './attendee.js';
import { isSameAttendee, movesOf, SittingOrder } from './presence.js';
import { isOnAgenda } from './present-voters.js';
import { questionedVotes } from './questioned-votes.js';

export const attendanceDecisions: DecidePart<AttendanceCommand> = {
  RecordArrival: during(ATTENDED, atKnownMoment(decideArrival)),
  RecordDeparture: during(ATTENDED, atKnownMoment(decideDeparture)),
  RecordGuest: during(ATTENDED, atKnownMoment(decideGuest)),
};

/** Refuses a moment that names an item of another meeting. */
function atKnownMoment<C extends AttendanceCommand>(decide: Decide<C>): Decide<C> {
  return (command, meeting, facts) =>
    isOnAgenda(command.meta.occurredAt, meeting)
      ? decide(command, meeting, facts)
      : refuseReference('item is not on this agenda', 'occurredAt.beforeItem');
}

function decideArrival({ data, meta }: Of<'RecordArrival'>, meeting: KnownMeeting): MeetingDecision {
  const { attendee, capacity = 'member' } = data;
  if (isGuest(attendee, meeting)) return refuse('takes part as a guest already');
  const move: Move = { kind: 'arrival', attendee, capacity, ...atOf(meta) };
  const before = movesOf(meeting.moves, attendee);
  if (!new SittingOrder(meeting.items).isPossible([...before, move])) return refuse('is present already');
  return accept<MeetingEvent>(
    { type: 'ArrivalRecorded', data: { attendee, capacity } },
    ...questionedVotes(meeting, move),
  );
}

function decideDeparture({ data, meta }: Of<'RecordDeparture'>, meeting: KnownMeeting): MeetingDecision {
  const { attendee } = data;
  const before = movesOf(meeting.moves, attendee);
  const arrivals = before.filter(({ kind }) => kind === 'arrival');
  const last = arrivals.at(-1);
  if (last === undefined) return refuse('has not arrived');
  if (before.length >= 2 * arrivals.length) return refuse('has left already');
  const move: Move = { kind: 'departure', attendee, capacity: last.capacity, ...atOf(meta) };
  if (!new SittingOrder(meeting.items).isPossible([...before, move])) return refuse('would leave before arriving');
  return accept<MeetingEvent>({ type: 'DepartureRecorded', data: { attendee } }, ...questionedVotes(meeting, move));
}

function decideGuest({ data: { guest } }: Of<'RecordGuest'>, meeting: KnownMeeting): MeetingDecision {
  if (isGuest(guest, meeting)) return acceptAsIs('is recorded as a guest already');
  if (movesOf(meeting.moves, guest).length > 0) return refuse('takes part as a member already');
  return accept<MeetingEvent>({ type: 'GuestRecorded', data: { guest } });
}

function isGuest(attendee: Attendee, { guests }: KnownMeeting): boolean {
  return guests.some((guest) => isSameAttendee(guest, attendee));
}

function atOf({ occurredAt }: { readonly occurredAt?: OccurredAt }): { readonly at?: OccurredAt } {
  return occurredAt === undefined ? {} : { at: occurredAt };
}
