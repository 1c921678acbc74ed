import type { Broken, Move } from './edge-protocol.fixture.js';
import { explore } from './edge-protocol.fixture.js';

const pair: readonly Move[] = [
  { from: 'a', to: 'b' },
  { from: 'b', to: 'a' },
];
const ring: readonly Move[] = [
  { from: 'a', to: 'b' },
  { from: 'b', to: 'c' },
  { from: 'c', to: 'a' },
];
/** Two commands move the same entity to the same place. */
const twice: readonly Move[] = [
  { from: 'a', to: 'b' },
  { from: 'a', to: 'b' },
];
/** One command moves an entity away while another moves it back, and a third would close the circle. */
const back: readonly Move[] = [
  { from: 'a', to: 'c' },
  { from: 'a', to: 'b' },
  { from: 'b', to: 'a' },
];
const away: readonly Move[] = [
  { from: 'a', to: undefined },
  { from: 'b', to: 'a' },
];

describe('the protocol of claimed edges in every interleaving, with a crash anywhere', () => {
  it.each([
    ['a pair', pair, {}],
    ['a ring of three', ring, {}],
    ['the same edge twice', twice, {}],
    ['a move away and back', back, { a: 'b' }],
    ['an end and the reverse', away, { a: 'b' }],
  ] as const)('never closes a circle, and each edge is claimed: %s', (_, moves, before) => {
    const { violated, worlds } = explore(moves, before);
    expect(violated).toBe(false);
    expect(worlds).toBeGreaterThan(20);
  });

  it('refuses exactly one of the commands that would close a ring', () => {
    expect([...explore(pair).refused]).toEqual([1]);
    expect([...explore(ring).refused]).toEqual([1]);
  });

  it.each<readonly [Broken, readonly Move[], Readonly<Record<string, string>>]>([
    ['release without claim', back, { a: 'b' }],
    ['append at any revision', twice, {}],
    ['release first', back, { a: 'b' }],
    ['release own claim', twice, {}],
    ['release at once', twice, {}],
  ])('is needed as it is: %s', (broken, moves, before) => {
    expect(explore(moves, before, broken).violated).toBe(true);
  });
});
