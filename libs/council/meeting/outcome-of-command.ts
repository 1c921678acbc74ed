import type { Outcome } from './outcome/outcome.js';
import { traitsOf } from './outcome/outcomes.js';
import type { Vote } from './meeting.events.js';
import type { Of, OutcomeCommand } from './meeting-decision.js';
import { voteAsTold } from './vote.js';

type OutcomeMap = { readonly [T in OutcomeCommand['type']]: (data: Of<T>['data']) => Outcome };

const OUTCOME_OF: OutcomeMap = {
  AdoptItem: () => ({ kind: 'adopted' }),
  AdoptItemAsAmended: ({ wording }) => ({ kind: 'adoptedAsAmended', wording }),
  RecommendItem: () => ({ kind: 'recommended' }),
  RecommendItemAsAmended: ({ wording }) => ({
    kind: 'recommendedAsAmended',
    ...(wording !== undefined && { wording }),
  }),
  RejectItem: () => ({ kind: 'rejected' }),
  AcknowledgeItem: () => ({ kind: 'acknowledged' }),
  GiveStatement: () => ({ kind: 'statementGiven' }),
  PostponeItem: ({ to }) => ({ kind: 'postponed', ...(to !== undefined && { to }) }),
  ReferItem: ({ to }) => ({ kind: 'referred', to }),
  ReturnItemToAdministration: () => ({ kind: 'returnedToAdministration' }),
  RemoveItemFromAgenda: () => ({ kind: 'removedFromAgenda' }),
  WithdrawItem: () => ({ kind: 'withdrawnByAuthor' }),
  RecordDiscussionOnly: () => ({ kind: 'discussedOnly' }),
  RecordItemNotReached: () => ({ kind: 'notReached' }),
  RecordMayorsDecision: () => ({ kind: 'decidedByMayor' }),
  RecordVoidOutcome: () => ({ kind: 'void' }),
};

/** The outcome that a command records. */
export function outcomeOf(command: OutcomeCommand): Outcome {
  // The key is the command's type, so the function takes its data.
  const made = OUTCOME_OF[command.type] as (data: OutcomeCommand['data']) => Outcome;
  return made(command.data);
}

/** Where the committee may vote and nothing is said, the vote is unknown; elsewhere there was none. */
export function voteOf(outcome: Outcome, { data }: OutcomeCommand): Vote {
  if (!traitsOf(outcome).carriesVote) return { kind: 'none' };
  return voteAsTold(('vote' in data ? data.vote : undefined) ?? { kind: 'unknown' });
}
