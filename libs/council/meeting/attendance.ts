import type { Decided, OccurredAt } from '#event-sourcing';
import { accept, acceptAsIs, refuse, refuseReference } from '#event-sourcing';
import type { Attendee, MeetingEvent } from './meeting.events.js';
import type { AttendanceCommand, MeetingDecision, Of } from './meeting-decision.js';
import type { KnownMeeting, Move, RecordedOutcome } from './meeting.state.js';
import { countingOutcomes, itemOf } from './meeting.state.js';
import type { VoteAt } from './presence.js';
import { isSameAttendee, movesOf, SittingOrder } from './presence.js';

export function decideAttendance(command: AttendanceCommand, meeting: KnownMeeting): MeetingDecision {
  if (!isOnAgenda(command.meta.occurredAt, meeting)) {
    return refuseReference('item is not on this agenda', 'occurredAt.beforeItem');
  }
  switch (command.type) {
    case 'RecordArrival':
      return decideArrival(command, meeting);
    case 'RecordDeparture':
      return decideDeparture(command, meeting);
    case 'RecordGuest': {
      const { guest } = command.data;
      if (isGuest(guest, meeting)) return acceptAsIs('is recorded as a guest already');
      if (movesOf(meeting.moves, guest).length > 0) return refuse('takes part as a member already');
      return accept<MeetingEvent>({ type: 'GuestRecorded', data: { guest } });
    }
  }
}

/** Whether the moment, where it is given by an item, is one of this meeting. */
export function isOnAgenda(at: OccurredAt | undefined, meeting: KnownMeeting): boolean {
  return at === undefined || 'local' in at || itemOf(meeting, at.beforeItem) !== undefined;
}

/**
 * How many members with a vote may have been present: all but those who were certainly absent. `undefined` when no
 * arrival is recorded, because then nobody knows who was there.
 */
export function possiblyPresent(meeting: KnownMeeting, vote: VoteAt): number | undefined {
  if (!isAttendanceKept(meeting)) return undefined;
  const order = new SittingOrder(meeting.items);
  const voters = meeting.moves.filter(({ kind, capacity }) => kind === 'arrival' && capacity !== 'advisory');
  const distinct = voters.filter(
    ({ attendee }, index) => index === voters.findIndex((other) => isSameAttendee(other.attendee, attendee)),
  );
  return distinct.filter(({ attendee }) => order.presenceAt(movesOf(meeting.moves, attendee), vote) !== 'absent')
    .length;
}

export function isAttendanceKept({ moves }: Pick<KnownMeeting, 'moves'>): boolean {
  return moves.some(({ capacity }) => capacity !== 'advisory');
}

function decideArrival({ data, meta }: Of<'RecordArrival'>, meeting: KnownMeeting): MeetingDecision {
  const { attendee, capacity = 'member' } = data;
  if (isGuest(attendee, meeting)) return refuse('takes part as a guest already');
  const move: Move = { kind: 'arrival', attendee, capacity, ...atOf(meta) };
  const before = movesOf(meeting.moves, attendee);
  if (!new SittingOrder(meeting.items).isPossible([...before, move])) return refuse('is present already');
  return accept<MeetingEvent>({ type: 'ArrivalRecorded', data: { attendee, capacity } }, ...questioned(meeting, move));
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
  return accept<MeetingEvent>({ type: 'DepartureRecorded', data: { attendee } }, ...questioned(meeting, move));
}

function isGuest(attendee: Attendee, { guests }: KnownMeeting): boolean {
  return guests.some((guest) => isSameAttendee(guest, attendee));
}

function atOf({ occurredAt }: { readonly occurredAt?: OccurredAt }): { readonly at?: OccurredAt } {
  return occurredAt === undefined ? {} : { at: occurredAt };
}

/** The votes recorded before of which it is certain now that somebody could vote, or could not, other than recorded. */
function questioned(meeting: KnownMeeting, move: Move): readonly Decided<MeetingEvent>[] {
  if (move.capacity === 'advisory') return [];
  const order = new SittingOrder(meeting.items);
  const before = movesOf(meeting.moves, move.attendee);
  const changes = (vote: VoteAt): boolean => {
    const now = order.presenceAt([...before, move], vote);
    return now !== 'unknown' && now !== order.presenceAt(before, vote);
  };
  return meeting.items.flatMap((item) =>
    countingOutcomes(item)
      .filter((outcome) => isOpenToQuestion(outcome) && changes(voteAt(item.id, outcome)))
      .map(({ event }) => ({
        type: 'VoteQuestioned' as const,
        data: { event, item: item.id, attendee: move.attendee },
      })),
  );
}

function isOpenToQuestion({ vote, attendanceKept }: RecordedOutcome): boolean {
  return attendanceKept && vote.kind !== 'none';
}

export function voteAt(item: string, { at }: Pick<RecordedOutcome, 'at'>): VoteAt {
  return { item, ...(at !== undefined && { at }) };
}
