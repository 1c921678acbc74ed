import type { CommandMeta } from '#event-sourcing';
import {
  acceptAsIs,
  canonicalJson,
  isWithoutEffect,
  partId,
  refuse,
  refuseMissing,
  refuseReference,
} from '#event-sourcing';
import { isOnAgenda, possiblyPresent, voteAt } from './attendance.js';
import { BEYOND_COMPETENCE, isBeyondCompetence, NOT_ON_AGENDA } from './competence.js';
import type { Finding } from './irregular.js';
import { acceptUnlessFound } from './irregular.js';
import type { Outcome } from './outcome/outcome.js';
import type { CorrectionCommand, MeetingDecision, MeetingFacts, OutcomeCommand } from './meeting-decision.js';
import type { Item, KnownMeeting, Meeting, RecordedOutcome } from './meeting.state.js';
import { countingOutcomes, itemOf } from './meeting.state.js';
import { traitsOf } from './outcome/outcomes.js';
import { outcomeOf, voteOf } from './outcome-of-command.js';
import { voteAsTold, voteProblem } from './vote.js';

export function decideOutcome(command: OutcomeCommand, meeting: KnownMeeting, facts: MeetingFacts): MeetingDecision {
  const { meta } = command;
  const item = itemOf(meeting, command.data.item);
  if (item === undefined) return refuseMissing('item is not on this agenda');
  if (!isOnAgenda(meta.occurredAt, meeting)) {
    return refuseReference('item is not on this agenda', 'occurredAt.beforeItem');
  }
  const outcome = outcomeOf(command);
  const vote = voteOf(outcome, command);
  const at = meta.occurredAt;
  const problem =
    sequenceProblem([...countingOutcomes(item).map((one) => one.outcome), outcome])
    ?? outcomeProblem({ outcome, vote, ...(at !== undefined && { at }) }, item, meeting, meta);
  if (problem !== undefined) return refuse(problem);
  const { intent, paper } = item;
  const outcomeId = partId(meta.commandId, 'outcome', 0);
  return acceptUnlessFound(meta, findingsOf(outcome, outcomeId, item, meeting, facts), [
    { type: 'ItemOutcomeRecorded', data: { item: item.id, outcomeId, outcome, intent, paper, vote } },
  ]);
}

/** The outcome that counts is corrected by the event that holds it, the correction of a correction included. */
export function decideCorrection(
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
  const vote = data.vote === undefined ? corrected.vote : voteAsTold(data.vote);
  if (canonicalJson([outcome, vote]) === canonicalJson([corrected.outcome, corrected.vote])) {
    return acceptAsIs('is recorded like this already');
  }
  const sequence = countingOutcomes(item).map((one) => (one === corrected ? outcome : one.outcome));
  const problem = sequenceProblem(sequence) ?? outcomeProblem({ ...corrected, outcome, vote }, item, meeting, meta);
  if (problem !== undefined) return refuse(problem);
  const { intent, paper } = corrected;
  const outcomeId = partId(meta.commandId, 'outcome', 0);
  return acceptUnlessFound(meta, findingsOf(outcome, outcomeId, { ...item, paper }, meeting, facts), [
    {
      type: 'OutcomeCorrected',
      data: { event: data.event, item: item.id, outcomeId, outcome, intent, paper, vote, reason, authority },
    },
  ]);
}

type SequenceRefusal = 'consultation of the item has ended already' | 'item is over for this meeting';

/** After a mere discussion the item goes on; after anything else it is over for this meeting. */
export function sequenceProblem(outcomes: readonly Outcome[]): SequenceRefusal | undefined {
  const over = outcomes.slice(0, -1).find(({ kind }) => kind !== 'discussedOnly');
  if (over === undefined) return undefined;
  return traitsOf(over).endsItem ? 'consultation of the item has ended already' : 'item is over for this meeting';
}

type JudgedOutcome = Pick<RecordedOutcome, 'outcome' | 'vote' | 'at'>;

/** Arithmetic and places that cannot be. */
export function outcomeProblem(
  { outcome, vote, ...moment }: JudgedOutcome,
  item: Item,
  meeting: KnownMeeting,
  { id }: Pick<CommandMeta, 'id'>,
): ReturnType<typeof voteProblem> | 'item would be postponed to its own meeting' {
  if (outcome.kind === 'postponed' && outcome.to === id) return 'item would be postponed to its own meeting';
  return voteProblem(outcome, vote, possiblyPresent(meeting, voteAt(item.id, moment)));
}

/** A meeting known from documents says nothing about its invitation, so only an invited one can lack an item. */
function findingsOf(
  outcome: Outcome,
  outcomeId: string,
  item: Item,
  meeting: KnownMeeting,
  { committee }: MeetingFacts,
): readonly Finding[] {
  const announced =
    !('invitedAgenda' in meeting)
    || meeting.invitedAgenda.includes(item.id)
    || Object.values(meeting.deviations).some(({ rule, subject }) => rule === 'notOnAgenda' && subject === item.id);
  return [
    ...(isBeyondCompetence(committee?.kind, outcome, item.paper)
      ? [{ violation: BEYOND_COMPETENCE, subject: outcomeId }]
      : []),
    ...(!announced && traitsOf(outcome).isTakenUp ? [{ violation: NOT_ON_AGENDA, subject: item.id }] : []),
  ];
}

/** An outcome with its item, by the event that holds it or by its own id, as a deviation's `subject` names it. */
export function findOutcome(
  meeting: Meeting,
  by: { readonly event: string } | { readonly outcomeId: string },
): { readonly item: Item; readonly outcome: RecordedOutcome } | undefined {
  if (meeting.status === 'unknown') return undefined;
  const isMeant = (one: RecordedOutcome): boolean =>
    'event' in by ? one.event === by.event : one.outcomeId === by.outcomeId;
  for (const item of meeting.items) {
    const outcome = item.outcomes.find(isMeant);
    if (outcome !== undefined) return { item, outcome };
  }
  return undefined;
}

/** Whether an outcome counts for papers and measures: no invalidating deviation of its own is open or made it void. */
export function hasEffect(meeting: Meeting, outcomeId: string): boolean {
  return meeting.status !== 'unknown' && !isWithoutEffect(meeting.deviations, outcomeId);
}
