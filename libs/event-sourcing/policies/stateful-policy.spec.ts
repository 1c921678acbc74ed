import type { Recorded } from '../messages/message.js';
import type { Tenure } from '../leases/tenure.js';
import type { CounterEvent } from '../testing/counter.fixture.js';
import { COUNTER } from '../testing/counter.fixture.js';
import { givenPolicy } from '../testing/given-policy.js';
import { opened, World } from './policy.fixture.js';
import { statefulPolicy } from './stateful-policy.js';

type Renamed = Extract<CounterEvent, { readonly type: 'CounterRenamed' }>;

function concerns(event: Recorded): event is Recorded<Renamed> {
  // The label `silent` is no concern, but it counts.
  return event.type === 'CounterRenamed' && event.stream === `counter-${COUNTER}` && !('silent' in labelOf(event));
}

function labelOf({ data }: Recorded): object {
  return 'label' in data && data.label === 'silent' ? { silent: true } : {};
}

/** Opens a counter that is named after a label and after how many labels there were. */
const numbering = statefulPolicy<Renamed, number>({
  name: 'labels',
  reads: ['counter'],
  from: 'log start',
  concerns,
  state: {
    categories: ['counter'],
    initial: 0,
    evolve: (labels, append) => labels + append.filter(({ type }) => type === 'CounterRenamed').length,
  },
  decide: ({ data: { label } }, labels) => ({
    effects: [{ command: 'OpenCounter', target: opened(`${label} ${labels}`), body: { label } }],
    wakes: [],
  }),
});

function tenure(epoch: bigint): Tenure {
  return { epoch, series: 'one series', claim: `claim ${epoch}`, isHeld: () => true };
}

async function renamed(...labels: readonly string[]): Promise<World> {
  const world = await World.open();
  for (const label of labels) await world.rename(label);
  return world;
}

/** Which of these counters are open. */
async function open(world: World, ...names: readonly string[]): Promise<readonly string[]> {
  const totals = await Promise.all(names.map((name) => world.total(opened(name))));
  return names.filter((_name, index) => totals[index] !== undefined);
}

describe('a policy with a state', () => {
  it('decides by the state as of the event, also by events that it did not receive', async () => {
    const world = await renamed('a', 'silent', 'b');
    await world.run(world.runner(numbering));
    expect(await open(world, 'a 1', 'b 3', 'a 3', 'b 2')).toEqual(['a 1', 'b 3']);
    expect(world.recorded().filter((type) => type === 'PolicyReceived')).toHaveLength(2);
  });

  it('continues after a restart as if there had been none', async () => {
    const world = await renamed('a', 'silent');
    await world.run(world.runner(numbering));
    await world.rename('b');
    const later = world.restarted();
    await later.run(later.runner(numbering));
    expect(await open(later, 'b 3', 'b 1', 'b 2')).toEqual(['b 3']);
  });

  it('continues in the stream of a policy that had no state', async () => {
    const world = await renamed('a', 'silent');
    const react = () => ({ effects: [], wakes: [] });
    await world.run(world.runner({ ...numbering, react }));
    const before = world.recorded();
    await world.rename('b');
    const later = world.restarted();
    await later.run(later.runner(numbering));
    expect(await open(later, 'a 1', 'b 3')).toEqual(['b 3']);
    expect(world.recorded()).toEqual([...before, 'PolicyReceived', 'EffectAsked', 'EffectAccepted']);
  });

  it('decides the same on each of two servers that take it over from each other', async () => {
    const log = await renamed('a', 'silent');
    const [one, other] = [log.restarted(), log.restarted()];
    const first = await one.run(one.runner(numbering, { tenure: tenure(3n) }));
    await log.rename('b');
    const second = await other.run(other.runner(numbering, { tenure: tenure(7n) }));
    await log.rename('c');
    await one.feed(first);
    await other.feed(second);
    const third = await one.run(one.runner(numbering, { tenure: tenure(9n) }));
    await log.rename('d');
    await one.feed(third);
    await other.feed(second);
    expect(await open(log, 'a 1', 'b 3', 'c 4', 'd 5', 'c 2', 'd 4')).toEqual(['a 1', 'b 3', 'c 4', 'd 5']);
    expect([first.status.state, second.status.state, third.status.state]).toEqual(['aside', 'aside', 'live']);
    expect(log.recorded().filter((type) => type === 'EffectAsked')).toHaveLength(4);
  });
});

describe('given a policy with a state', () => {
  const given = givenPolicy(numbering).stream<CounterEvent>(
    `counter-${COUNTER}`,
    [{ type: 'CounterOpened', data: {} }],
    [
      { type: 'CounterRenamed', data: { label: 'a' }, eventId: 'a' },
      { type: 'CounterRenamed', data: { label: 'silent' }, eventId: 'silent' },
    ],
  );
  const asking = (name: string, label: string) => [{ command: 'OpenCounter', target: opened(name), body: { label } }];

  it('an event is decided by the state as of its append', async () => {
    await given.whenReads('a').asks(asking('a 2', 'a'));
    await given.whenReads('silent').isNoConcern();
    const renaming = { type: 'CounterRenamed', data: { label: 'b' } } as const;
    await given.when(`counter-${COUNTER}`, renaming).asks(asking('b 3', 'b'));
  });

  it('an event that no stream holds is a mistake of the spec', async () => {
    await expect(given.whenReads('z').reaction()).rejects.toThrow('no given stream holds this event');
  });
});
