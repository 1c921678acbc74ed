import { counting } from '../testing/counter.fixture.js';
import { MemoryEventStore, MemoryLog } from '../testing/memory-event-store.js';
import { MemoryKeyStore } from '../testing/memory-key-store.js';
import { DAY_LATER, expectEachOnce, policy } from './each-once.fixture.js';
import { TARGET, World } from './policy.fixture.js';
import { snapshotStream } from './policy-events.js';

const LABELS = ['a', 'tooMuch', 'b'];

/** What people do, under the same keys each time: what the log holds already is not done again. */
async function everythingAsked(world: World): Promise<void> {
  await world.handler.handle(counting('OpenCounter', 'open'));
  await world.handler.handle(counting('OpenCounter', 'open target', {}, { id: TARGET }));
  for (const label of LABELS) await world.rename(label);
}

/** Runs the policy with a snapshot every few events, and gives it the log event by event. */
async function live(world: World, until?: string): Promise<void> {
  const runner = world.runner(policy, { snapshotDistance: () => 4 });
  await runner.start();
  for (const event of (await world.slice(runner.position)).events) {
    await runner.take({ events: [event], position: event.position, head: false });
    await runner.settled();
  }
  // Its wakes are due then.
  if (until !== undefined) world.clock.advancedTo(until);
  await runner.settled();
  await runner.stop();
}

/** Notes where each append ends. A copy of a log never ends within one. */
class CountingStore extends MemoryEventStore {
  readonly #written: MemoryLog;

  constructor(
    written: MemoryLog,
    private readonly ends: number[],
  ) {
    super(written);
    this.#written = written;
  }

  override async append(...given: Parameters<MemoryEventStore['append']>): ReturnType<MemoryEventStore['append']> {
    const result = await super.append(...given);
    this.ends.push(this.#written.entries.length);
    return result;
  }
}

/** A log in which people and the policy took turns, so that an older copy may end at any step of the policy. */
async function lived(): Promise<World & { readonly ends: readonly number[] }> {
  const ends = [0];
  const log = new MemoryLog();
  const store = new CountingStore(log, ends);
  const world = new World(log, new MemoryKeyStore(), store, store);
  await world.handler.handle(counting('OpenCounter', 'open'));
  await world.handler.handle(counting('OpenCounter', 'open target', {}, { id: TARGET }));
  for (const label of LABELS) {
    await world.rename(label);
    await live(world);
  }
  await live(world, DAY_LATER);
  return Object.assign(world, { ends });
}

describe('a policy on a log that was restored from an older copy', () => {
  it('loses no effect and doubles none, wherever the copy ends', async () => {
    const { log, keys, ends } = await lived();
    expect(ends.length).toBeGreaterThan(30);
    expect(log.stream(snapshotStream('labels')).length).toBeGreaterThan(3);
    for (const events of ends) {
      const restored = new World(log.copy(events), keys);
      await live(restored);
      await everythingAsked(restored);
      await live(restored, DAY_LATER);
      await expectEachOnce(restored);
    }
  });

  it('answers what it asked for in the copy, and asks for nothing of the lost part', async () => {
    const { log, keys } = await lived();
    // The copy ends behind the second label, before the policy has received it.
    const second = log.entries.filter(({ type }) => type === 'CounterRenamed')[1];
    const restored = new World(log.copy(Number(second?.position)), keys);
    await live(restored);
    const types = (await new MemoryEventStore(restored.log).readStream('policy-labels')).map(({ type }) => type);
    expect(types.filter((type) => type === 'PolicyReceived')).toHaveLength(2);
    expect(types.filter((type) => type === 'EffectAsked')).toHaveLength(4);
    expect(types.filter((type) => type === 'EffectAccepted')).toHaveLength(3);
    expect(types.filter((type) => type === 'EffectRefused')).toHaveLength(1);
  });
});
