import type { Outcome } from './outcome.js';
import { traitsOf } from './outcomes.js';

export type Count = number | 'unknown';

/** `stated` is the result as a text has it, with the counts that are known. A vote without a result is `unknown`. */
export type Vote =
  | {
      readonly kind: 'counted';
      readonly yes: Count;
      readonly no: Count;
      readonly abstention: Count;
      readonly spoilt: Count;
    }
  | {
      readonly kind: 'stated';
      readonly result: 'unanimous' | 'majority';
      readonly yes?: number;
      readonly no?: number;
      readonly abstention?: number;
      readonly spoilt?: number;
    }
  /** By political group; the members of none are a group of their own. */
  | { readonly kind: 'byGroup'; readonly groups: readonly GroupVote[] }
  /** By name: recorded persons by their ids, those who are not recorded as counts alone. */
  | { readonly kind: 'byName'; readonly voters: readonly VoterVote[]; readonly others?: VoteCounts }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none' };

export interface VoteCounts {
  readonly yes: number;
  readonly no: number;
  readonly abstention: number;
}

export interface GroupVote extends VoteCounts {
  readonly group: string;
}

export interface VoterVote {
  /** A person's id. */
  readonly person: string;
  readonly vote: keyof VoteCounts;
}

type CountedVote = Extract<Vote, { readonly kind: 'counted' }>;

/** A vote as commands carry it: abstentions and spoilt votes that are left out are `unknown`; events carry all four. */
export type VoteInput =
  | Exclude<Vote, CountedVote>
  | (Omit<CountedVote, 'abstention' | 'spoilt'> & Partial<Pick<CountedVote, 'abstention' | 'spoilt'>>);

/** The result by the counts. Abstentions and spoilt votes do not count (§ 41 GemO Rheinland-Pfalz). */
export const VOTE_RESULTS = ['unanimous', 'majority', 'tie', 'minority', 'unknown'] as const;
export type VoteResult = (typeof VOTE_RESULTS)[number];

export type VoteRefusal =
  | 'more votes than members present'
  | 'adopted with more votes against than for'
  | 'a tie is a refusal'
  | 'somebody or a group votes twice'
  | 'a unanimous vote has no votes against it';

/** Counts that a command leaves out are unknown: a show of hands has no spoilt votes. */
export function completeVote(vote: VoteInput): Vote {
  if (vote.kind !== 'counted') return vote;
  const { abstention = 'unknown', spoilt = 'unknown' } = vote;
  return { ...vote, abstention, spoilt };
}

/** Derived from counts alone: the result that a text states is not a count. */
export function voteResult(vote: Vote): VoteResult {
  const { yes, no } = countsOf(vote);
  if (yes === undefined || no === undefined) return 'unknown';
  if (yes === no) return 'tie';
  if (yes < no) return 'minority';
  return no === 0 ? 'unanimous' : 'majority';
}

/**
 * The contradiction between this vote and this outcome.
 * @param present members who may have been present, `undefined` when attendance was not recorded
 */
export function voteProblem(outcome: Outcome, vote: Vote, present: number | undefined): VoteRefusal | undefined {
  if (votesTwice(vote)) return 'somebody or a group votes twice';
  const { yes = 0, no = 0, abstention = 0, spoilt = 0 } = countsOf(vote);
  if (present !== undefined && yes + no + abstention + spoilt > present) return 'more votes than members present';
  const refuses = outcome.kind === 'rejected' || outcome.kind === 'notRecommended';
  const against = refuses ? yes : no;
  if (vote.kind === 'stated' && vote.result === 'unanimous' && against > 0) {
    return 'a unanimous vote has no votes against it';
  }
  if (!traitsOf(outcome).needsMajority) return undefined;
  const result = voteResult(vote);
  if (result === 'minority') return 'adopted with more votes against than for';
  return result === 'tie' ? 'a tie is a refusal' : undefined;
}

/** Members of a group may vote differently, but a group is named once, as a person is. */
function votesTwice(vote: Vote): boolean {
  if (vote.kind !== 'byGroup' && vote.kind !== 'byName') return false;
  const named = vote.kind === 'byGroup' ? vote.groups.map(({ group }) => group) : vote.voters.map((one) => one.person);
  return new Set(named).size < named.length;
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
    case 'byGroup':
      return sumOf(vote.groups);
    case 'byName':
      return sumOf([...vote.voters.map(({ vote: cast }) => ({ ...NO_VOTES, [cast]: 1 })), vote.others ?? NO_VOTES]);
    case 'unknown':
    case 'none':
      return {};
  }
}

const NO_VOTES: VoteCounts = { yes: 0, no: 0, abstention: 0 };

function sumOf(counts: readonly VoteCounts[]): VoteCounts {
  return counts.reduce(
    (sum, { yes, no, abstention }) => ({
      yes: sum.yes + yes,
      no: sum.no + no,
      abstention: sum.abstention + abstention,
    }),
    NO_VOTES,
  );
}

function known(name: keyof KnownCounts, count: Count | undefined): KnownCounts {
  return count === undefined || count === 'unknown' ? {} : { [name]: count };
}
