import { acceptAsIs, canonicalJson, partId, refuse, refuseMissing, refuseReference } from '#event-sourcing';
import { isOnAgenda } from '../attendance/present-voters.js';
import { acceptUnlessFound } from '../findings.js';
import type {
  CorrectionCommand,
  Decide,
  DecidePart,
  MeetingDecision,
  MeetingFacts,
  OutcomeCommand,
} from '../meeting-decision.js';
import { afterOpening, BEFORE, DEALT_WITH, during, NOT_CANCELLED } from '../meeting-status.js';
import type { KnownMeeting } from '../meeting.state.js';
import { itemOf } from '../meeting.state.js';
import type { Outcome } from './outcome.js';
import { findingsOf, outcomeProblem, sequenceProblem, withdrawalFindings } from './outcome-rules.js';
import type { RecordedOutcome } from './outcome.state.js';
import { countingOutcomes } from './outcome.state.js';
import { traitsOf } from './outcomes.js';
import type { Vote } from './vote.js';
import { completeVote } from './vote.js';

export const outcomeDecisions: DecidePart<OutcomeCommand | CorrectionCommand> = {
  AdoptItem: records(() => ({ kind: 'adopted' })),
  AdoptItemAsAmended: records(({ wording }) => ({ kind: 'adoptedAsAmended', wording })),
  RecommendItem: records(() => ({ kind: 'recommended' })),
  RecommendItemAsAmended: records(({ wording }) => ({
    kind: 'recommendedAsAmended',
    ...(wording !== undefined && { wording }),
  })),
  RejectItem: records(() => ({ kind: 'rejected' })),
  AcknowledgeItem: records(() => ({ kind: 'acknowledged' })),
  GiveStatement: records(() => ({ kind: 'statementGiven' })),
  PostponeItem: records(({ to }) => ({ kind: 'postponed', ...(to !== undefined && { to }) })),
  ReferItem: records(({ to }) => ({ kind: 'referred', to })),
  ReturnItemToAdministration: records(() => ({ kind: 'returnedToAdministration' })),
  RemoveItemFromAgenda: records(() => ({ kind: 'removedFromAgenda' })),
  // An author may withdraw before the committee meets.
  WithdrawItem: records(() => ({ kind: 'withdrawnByAuthor' }), [...BEFORE, ...DEALT_WITH]),
  RecordDiscussionOnly: records(() => ({ kind: 'discussedOnly' })),
  RecordItemNotReached: records(() => ({ kind: 'notReached' })),
  RecordMayorsDecision: records(() => ({ kind: 'decidedByMayor' })),
  RecordVoidOutcome: records(() => ({ kind: 'void' })),
  CorrectOutcome: during(NOT_CANCELLED, correctOutcome),
};

/** Decides the command that records an outcome. */
function records<C extends OutcomeCommand>(
  outcomeOf: (data: C['data']) => Outcome,
  statuses: readonly KnownMeeting['status'][] = DEALT_WITH,
): Decide<C> {
  return during(
    statuses,
    afterOpening((command, meeting, facts) => recordOutcome(command, outcomeOf(command.data), meeting, facts)),
  );
}

function recordOutcome(
  { data, meta }: OutcomeCommand,
  outcome: Outcome,
  meeting: KnownMeeting,
  facts: MeetingFacts,
): MeetingDecision {
  const item = itemOf(meeting, data.item);
  if (item === undefined) return refuseMissing('item is not on this agenda');
  const at = meta.occurredAt;
  if (!isOnAgenda(at, meeting)) return refuseReference('item is not on this agenda', 'occurredAt.beforeItem');
  const vote = voteOf(outcome, data);
  const problem =
    sequenceProblem([...countingOutcomes(item).map((one) => one.outcome), outcome])
    ?? outcomeProblem({ outcome, vote, ...(at !== undefined && { at }) }, item, meeting, meta);
  if (problem !== undefined) return refuse(problem);
  const { intent, paper } = item;
  const outcomeId = partId(meta.commandId, 'outcome', 0);
  const findings = [
    ...findingsOf(outcome, outcomeId, item, meeting, facts),
    ...withdrawalFindings(outcome, paper, outcomeId, meta, facts),
  ];
  return acceptUnlessFound(meta, findings, [
    { type: 'ItemOutcomeRecorded', data: { item: item.id, outcomeId, outcome, intent, paper, vote } },
  ]);
}

/** A vote that the command leaves out is unknown where the committee may vote; otherwise there was none. */
function voteOf(outcome: Outcome, data: OutcomeCommand['data']): Vote {
  if (!traitsOf(outcome).carriesVote) return { kind: 'none' };
  return completeVote(('vote' in data ? data.vote : undefined) ?? { kind: 'unknown' });
}

/**
 * A vote that was recorded before the arrivals may be corrected by counts that these do not allow yet: the order of entry
 * must not matter. A vote that stays as it is was judged when it was recorded.
 */
function isAttendanceJudged(corrected: RecordedOutcome, vote: Vote): boolean {
  return corrected.attendanceKept && canonicalJson(vote) !== canonicalJson(corrected.vote);
}

/** The outcome that counts is corrected by the event that holds it, the correction of a correction included. */
function correctOutcome(
  { data, meta }: CorrectionCommand,
  meeting: KnownMeeting,
  facts: MeetingFacts,
): MeetingDecision {
  const item = meeting.items.find(({ outcomes }) => outcomes.some(({ event }) => event === data.event));
  const corrected = item?.outcomes.find(({ event }) => event === data.event);
  if (item === undefined || corrected === undefined) {
    return refuseReference('outcome is not known in this meeting', 'event');
  }
  if (corrected.correctedBy !== undefined) return refuse('outcome has been corrected already');
  const { outcome, reason, authority } = data;
  const vote = data.vote === undefined ? corrected.vote : completeVote(data.vote);
  if (canonicalJson([outcome, vote]) === canonicalJson([corrected.outcome, corrected.vote])) {
    return acceptAsIs('is recorded like this already');
  }
  const sequence = countingOutcomes(item).map((one) => (one === corrected ? outcome : one.outcome));
  const problem =
    sequenceProblem(sequence)
    ?? outcomeProblem({ ...corrected, outcome, vote }, item, meeting, meta, isAttendanceJudged(corrected, vote));
  if (problem !== undefined) return refuse(problem);
  const { intent, paper } = corrected;
  const outcomeId = partId(meta.commandId, 'outcome', 0);
  const findings = [
    ...findingsOf(outcome, outcomeId, { ...item, paper }, meeting, facts),
    ...withdrawalFindings(outcome, paper, outcomeId, meta, facts),
  ];
  return acceptUnlessFound(meta, findings, [
    {
      type: 'OutcomeCorrected',
      data: { event: data.event, item: item.id, outcomeId, outcome, intent, paper, vote, reason, authority },
    },
  ]);
}
