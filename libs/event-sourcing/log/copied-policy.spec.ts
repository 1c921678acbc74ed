import { counting } from '../testing/counter.fixture.js';
import { MemoryEventStore, MemoryLog } from '../testing/memory-event-store.js';
import type { PolicyRunner } from '../policies/policy-runner.js';
import { StoreUnavailable } from '../store/event-store.js';
import { labelPolicy, TARGET, World } from '../policies/policy.fixture.js';
import { copyLog } from './copy-log.js';
import { happens } from './copied-log.fixture.js';
import { openLog } from './log-opened.js';

const policy = { ...labelPolicy, from: 'log start' } as const;

/** Runs the policy of a world over its whole log. */
async function running(world: World): Promise<PolicyRunner> {
  return await world.run(world.runner(policy));
}

/** A log with two new labels for the policy, and a lease, so that a copy has other positions. */
async function workedLog(): Promise<World> {
  const log = new MemoryLog();
  await openLog(new MemoryEventStore(log), { clock: 'virtual', zone: 'Europe/Berlin', municipality: 'x' });
  const world = new World(log);
  await world.handler.handle(counting('OpenCounter', 'open'));
  await world.handler.handle(counting('OpenCounter', 'open target', {}, { id: TARGET }));
  await happens(world.store, 'lease-projections', 'taken');
  for (const label of ['a', 'b']) await world.rename(label);
  return world;
}

async function copyOf(world: World): Promise<World> {
  const log = new MemoryLog();
  await copyLog({
    source: world.store,
    target: new MemoryEventStore(log),
    schedule: (task) => {
      queueMicrotask(task);
      return () => undefined;
    },
  });
  return new World(log, world.keys);
}

describe('a policy on a copied log', () => {
  it('does not send answered effects again', async () => {
    const world = await workedLog();
    await running(world);
    expect(world.dispatched).toHaveLength(6);
    const copy = await copyOf(world);
    const before = copy.recorded();
    const runner = await running(copy);
    expect(copy.dispatched).toEqual([]);
    expect(copy.recorded()).toEqual(before);
    expect(runner.work).toMatchObject({ open: 0, wakes: 2, nextWake: '2000-01-02T00:00:00.000Z' });
  });

  it('sends unanswered effects under the same ids, and receives the events behind its last one', async () => {
    const world = await workedLog();
    const unreachable = async () => {
      throw new StoreUnavailable('no connection', 'notWritten');
    };
    const cut = world.runner(policy, { dispatcher: { dispatch: unreachable }, schedule: () => () => undefined });
    await cut.start();
    await cut.take(await world.slice());
    await cut.stop();
    await world.rename('c');
    const copy = await copyOf(world);
    await running(copy);
    expect(await copy.total(TARGET)).toBe(3);
    await running(world);
    expect(copy.dispatched).toHaveLength(9);
    expect(world.dispatched).toEqual(copy.dispatched);
  });

  it('reacts to events of the copy, and has its wakes there', async () => {
    const world = await workedLog();
    await running(world);
    const copy = await copyOf(world);
    const runner = await running(copy);
    await copy.rename('c');
    await copy.feed(runner);
    expect(copy.dispatched).toHaveLength(3);
    copy.clock.advancedTo('2000-01-03T00:00:00Z');
    await runner.settled();
    expect(copy.dispatched).toHaveLength(6);
  });
});
