import type { CommandMeta } from '#event-sourcing';
import { certainlyBefore } from '#event-sourcing';
import type { ItemPaper } from '../agenda/agenda-item.js';
import { papersOfItem } from '../agenda/agenda-item.js';
import type { Item } from '../agenda/agenda.state.js';
import { possiblyPresent, voteAt } from '../attendance/present-voters.js';
import type { Finding } from '../findings.js';
import type { MeetingFacts } from '../meeting-decision.js';
import type { KnownMeeting } from '../meeting.state.js';
import { BEYOND_COMPETENCE, isBeyondCompetence, NOT_ON_AGENDA, PAPER_IS_WITHDRAWN } from './competence.js';
import type { Outcome } from './outcome.js';
import type { RecordedOutcome } from './outcome.state.js';
import { traitsOf } from './outcomes.js';
import { voteProblem } from './vote.js';

type SequenceRefusal = 'consultation of the item has ended already' | 'item is over for this meeting';

/** After a mere discussion the item continues; after any other outcome it is over for this meeting. */
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
  isAttendanceJudged = true,
): ReturnType<typeof voteProblem> | 'item would be postponed to its own meeting' {
  if (outcome.kind === 'postponed' && outcome.to === id) return 'item would be postponed to its own meeting';
  const present = isAttendanceJudged ? possiblyPresent(meeting, voteAt(item.id, moment)) : undefined;
  return voteProblem(outcome, vote, present);
}

/** The invitation to a meeting known from documents is unknown; only an invited meeting can lack an item. */
export function findingsOf(
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

/** A committee has nothing to take up once the author has withdrawn the paper; an act from before is entered late. */
export function withdrawalFindings(
  outcome: Outcome,
  paper: ItemPaper,
  outcomeId: string,
  { occurredOn }: Pick<CommandMeta, 'occurredOn'>,
  { withdrawnPapers = {} }: MeetingFacts,
): readonly Finding[] {
  const { isTakenUp, endsItem } = traitsOf(outcome);
  if (!isTakenUp || !endsItem) return [];
  const isWithdrawn = papersOfItem(paper).some((one) => {
    const since = withdrawnPapers[one.paper];
    return since !== undefined && !certainlyBefore(occurredOn, since);
  });
  return isWithdrawn ? [{ violation: PAPER_IS_WITHDRAWN, subject: outcomeId }] : [];
}
