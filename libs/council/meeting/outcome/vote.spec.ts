import type { Vote } from './vote.js';
import { counted } from '../meeting.fixture.js';
import { voteProblem, voteResult } from './vote.js';

const adopted = { kind: 'adopted' } as const;
const stated = (result: 'unanimous' | 'majority', counts: object = {}): Vote => ({ kind: 'stated', result, ...counts });

describe('a vote', () => {
  it.each([
    [counted(5, 0, 2), 'unanimous'],
    [counted(5, 4), 'majority'],
    [counted(4, 4, 1), 'tie'],
    [counted(3, 4), 'minority'],
    [{ kind: 'counted', yes: 5, no: 'unknown', abstention: 0, spoilt: 0 }, 'unknown'],
    [stated('unanimous'), 'unknown'],
    [stated('majority', { yes: 7, no: 2 }), 'majority'],
    [{ kind: 'unknown' }, 'unknown'],
    [{ kind: 'none' }, 'unknown'],
  ] as const)('%j is, by its counts, %s', (vote, result) => {
    expect(voteResult(vote)).toBe(result);
  });

  it('has no more votes than members who may have been present, spoilt ones included', () => {
    const spoilt = { kind: 'counted', yes: 3, no: 0, abstention: 1, spoilt: 1 } as const;
    expect(voteProblem(adopted, spoilt, 4)).toBe('more votes than members present');
    expect(voteProblem(adopted, spoilt, 5)).toBeUndefined();
    expect(voteProblem(adopted, spoilt, undefined)).toBeUndefined();
    expect(voteProblem(adopted, stated('majority', { yes: 6 }), 5)).toBe('more votes than members present');
  });

  it.each(['adopted', 'recommended', 'recommendedAsAmended'] as const)('needs more for than against: %s', (kind) => {
    expect(voteProblem({ kind }, counted(3, 4), undefined)).toBe('adopted with more votes against than for');
    expect(voteProblem({ kind }, counted(0, 0, 9), undefined)).toBe('a tie is a refusal');
    expect(
      voteProblem({ kind }, { kind: 'counted', yes: 1, no: 'unknown', abstention: 0, spoilt: 0 }, 9),
    ).toBeUndefined();
  });

  it('may fail with more for than against, where more than a majority is needed', () => {
    expect(voteProblem({ kind: 'rejected' }, counted(5, 4), undefined)).toBeUndefined();
  });

  it('is unanimous for a refusal without votes for it', () => {
    expect(voteProblem({ kind: 'rejected' }, stated('unanimous', { no: 9 }), undefined)).toBeUndefined();
    expect(voteProblem({ kind: 'rejected' }, stated('unanimous', { yes: 1, no: 9 }), undefined)).toBe(
      'a unanimous vote has no votes against it',
    );
    expect(voteProblem({ kind: 'acknowledged' }, stated('unanimous', { no: 1 }), undefined)).toBe(
      'a unanimous vote has no votes against it',
    );
  });
});
