import type { Decided } from '#event-sourcing';
import type { MeetingEvent } from '../meeting.events.js';
import type { KnownMeeting } from '../meeting.state.js';
import type { RecordedOutcome } from '../outcome/outcome.state.js';
import { countingOutcomes } from '../outcome/outcome.state.js';
import type { Move } from './attendance.state.js';
import type { VoteAt } from './presence.js';
import { movesOf, SittingOrder } from './presence.js';
import { voteAt } from './present-voters.js';

/** The recorded votes of which a move makes certain that the attendee could vote, or could not, other than recorded. */
export function questionedVotes(meeting: KnownMeeting, move: Move): readonly Decided<MeetingEvent>[] {
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
