import type { Count, ToldVote, Vote } from './meeting.events.js';
import type { Outcome } from './outcome/outcome.js';
import { traitsOf } from './outcome/outcomes.js';

/** What the counts say. Abstentions and spoilt votes do not count (§ 41 GemO Rheinland-Pfalz). */
export type VoteResult = 'unanimous' | 'majority' | 'tie' | 'minority' | 'unknown';

export type VoteRefusal =
  | 'more votes than members present'
  | 'adopted with more votes against than for'
  | 'a tie is a refusal'
  | 'a unanimous vote has no votes against it';

/** A show of hands has no spoilt votes to tell of: what was left out is `unknown`. */
export function voteAsTold(vote: ToldVote): Vote {
  if (vote.kind !== 'counted') return vote;
  const { abstention = 'unknown', spoilt = 'unknown' } = vote;
  return { ...vote, abstention, spoilt };
}

/** Derived from counts alone: what a text states is not a count. */
export function voteResult(vote: Vote): VoteResult {
  const { yes, no } = countsOf(vote);
  if (yes === undefined || no === undefined) return 'unknown';
  if (yes === no) return 'tie';
  if (yes < no) return 'minority';
  return no === 0 ? 'unanimous' : 'majority';
}

/**
 * Why this vote cannot have led to this outcome.
 * @param present members who may have been present, `undefined` when attendance was not recorded
 */
export function voteProblem(outcome: Outcome, vote: Vote, present: number | undefined): VoteRefusal | undefined {
  const { yes = 0, no = 0, abstention = 0, spoilt = 0 } = countsOf(vote);
  if (present !== undefined && yes + no + abstention + spoilt > present) return 'more votes than members present';
  const against = outcome.kind === 'rejected' ? yes : no;
  if (vote.kind === 'stated' && vote.result === 'unanimous' && against > 0) {
    return 'a unanimous vote has no votes against it';
  }
  if (!traitsOf(outcome).needsMajority) return undefined;
  const result = voteResult(vote);
  if (result === 'minority') return 'adopted with more votes against than for';
  return result === 'tie' ? 'a tie is a refusal' : undefined;
}

type KnownCounts = Readonly<Partial<Record<'yes' | 'no' | 'abstention' | 'spoilt', number>>>;

function countsOf(vote: Vote): KnownCounts {
  switch (vote.kind) {
    case 'counted':
    case 'stated': {
      const { yes, no, abstention, spoilt } = vote;
      return {
        ...known('yes', yes),
        ...known('no', no),
        ...known('abstention', abstention),
        ...known('spoilt', spoilt),
      };
    }
    case 'unknown':
    case 'none':
      return {};
  }
}

function known(name: keyof KnownCounts, count: Count | undefined): KnownCounts {
  return count === undefined || count === 'unknown' ? {} : { [name]: count };
}
