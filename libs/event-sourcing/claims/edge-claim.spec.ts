import { given } from '../testing/given.js';
import { edgeDecider } from './edge-claim.js';
import { EdgeSet } from './edge-set.js';

const decider = edgeDecider('tree', 3);
const opened = { type: 'StructureOpened', data: {} } as const;
const claimed = (from: string, to: string, eventId = `${from}${to}`) =>
  ({ type: 'EdgeClaimed', data: { from, to }, eventId }) as const;
const without = ({ type, data }: ReturnType<typeof claimed>) => ({ type, data });

describe('a structure of claimed edges', () => {
  it('refuses an edge that closes a circle, to itself too', () => {
    const ring = given(decider, [opened, claimed('a', 'b'), claimed('b', 'c')]);
    ring.when('ClaimEdge', { from: 'c', to: 'a' }).refuses('edges would form a circle');
    ring.when('ClaimEdge', { from: 'a', to: 'a' }).refuses('edges would form a circle');
    ring.when('ClaimEdge', { from: 'a', to: 'c' }).then([without(claimed('a', 'c'))]);
  });

  it('refuses an edge from whose end too many entities are reached', () => {
    const chain = [opened, claimed('b', 'c'), claimed('c', 'd'), claimed('d', 'e')];
    given(decider, chain).when('ClaimEdge', { from: 'a', to: 'b' }).refuses('chain of edges is too long');
    given(decider, chain)
      .when('ClaimEdge', { from: 'a', to: 'c' })
      .then([without(claimed('a', 'c'))]);
  });

  it('ends its search in a circle that an old log has', () => {
    const found = { type: 'EdgesFound', data: { edges: [claimed('b', 'c').data, claimed('c', 'b').data] } } as const;
    const old = given(decider, [{ ...found, eventId: 'found' }, opened]);
    old.when('ClaimEdge', { from: 'a', to: 'b' }).then([without(claimed('a', 'b'))]);
    old
      .when('ReleaseEdge', { from: 'c', to: 'b', claim: 'found' })
      .then([{ type: 'EdgeReleased', data: { from: 'c', to: 'b', claim: 'found' } }]);
  });

  it('releases exactly the claim that is named', () => {
    const twice = given(decider, [opened, claimed('a', 'b', 'first'), claimed('a', 'b', 'second')]);
    const edge = { from: 'a', to: 'b' };
    twice.when('ReleaseEdge', { ...edge, claim: 'first' }).isAlreadySo('claimed again since');
    const released = { type: 'EdgeReleased', data: { ...edge, claim: 'second' } } as const;
    twice.when('ReleaseEdge', released.data).then([released]);
    given(decider, [opened, claimed('a', 'b', 'second'), released])
      .when('ReleaseEdge', released.data)
      .isAlreadySo('free already');
  });

  it('is open once all edges of the log are found, and goes on where a crash stopped it', () => {
    const edges = [claimed('a', 'b').data, claimed('b', 'c').data] as const;
    const first = { type: 'EdgesFound', data: { edges: [edges[0]] } } as const;
    const rest = { type: 'EdgesFound', data: { edges: [edges[1]] } } as const;
    given(decider, []).when('ClaimEdge', edges[0]).refuses('structure is not open');
    given(decider, [first]).when('OpenStructure', { found: edges, last: true }).then([rest, opened]);
    given(decider, [first])
      .when('OpenStructure', { found: [edges[0]], last: false })
      .isAlreadySo('found already');
    given(decider, [first, opened]).when('OpenStructure', { found: edges, last: true }).isAlreadySo('open already');
  });
});

describe('a set of edges', () => {
  it('keeps 10,000 edges and leaves the sets before a change as they were', () => {
    let edges = EdgeSet.empty;
    for (let index = 0; index < 10_000; index += 1) edges = edges.with(`n${index}`, `n${index + 1}`, `c${index}`);
    const fewer = edges.without('n5000', 'n5001');
    expect([...edges.of('n5000')]).toEqual([['n5001', 'c5000']]);
    expect(fewer.of('n5000').size).toBe(0);
    expect([...fewer.of('n9999')]).toEqual([['n10000', 'c9999']]);
  });
});
