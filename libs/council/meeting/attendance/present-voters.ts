import type { OccurredAt } from '#event-sourcing';
import type { KnownMeeting } from '../meeting.state.js';
import { itemOf } from '../meeting.state.js';
import type { RecordedOutcome } from '../outcome/outcome.state.js';
import { isAttendanceKept } from './attendance.state.js';
import type { VoteAt } from './presence.js';
import { isSameAttendee, movesOf, SittingOrder } from './presence.js';

/** Whether the moment, where it is given by an item, is one of this meeting. */
export function isOnAgenda(at: OccurredAt | undefined, meeting: KnownMeeting): boolean {
  return at === undefined || 'local' in at || itemOf(meeting, at.beforeItem) !== undefined;
}

/**
 * The most members with a vote who may have been present: all but those who were certainly absent. `undefined` when no
 * arrival is recorded, because attendance is unknown then.
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

export function voteAt(item: string, { at }: Pick<RecordedOutcome, 'at'>): VoteAt {
  return { item, ...(at !== undefined && { at }) };
}
