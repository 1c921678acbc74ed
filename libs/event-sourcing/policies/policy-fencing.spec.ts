import fc from 'fast-check';
import type { Tenure } from '../leases/tenure.js';
import type { EffectDispatcher } from './effect-dispatcher.js';
import { StoreUnavailable } from '../store/event-store.js';
import type { EventStore } from '../store/event-store.js';
import { MemoryEventStore } from '../testing/memory-event-store.js';
import { DAY_LATER, expectEachOnce, labelled, live, policy } from './each-once.fixture.js';
import type { Policy } from './policy.js';
import { TARGET, World } from './policy.fixture.js';
import type { PolicyRunner } from './policy-runner.js';
import { expectLanesInOrder, lanesPolicy, threeLanes } from './three-lanes.fixture.js';

/** A tenure that the spec ends; its holder notices the end or not. */
class GivenTenure implements Tenure {
  held = true;

  constructor(
    readonly epoch: bigint,
    readonly series = 'one series',
    readonly claim = `claim ${epoch}`,
  ) {}

  isHeld(): boolean {
    return this.held;
  }
}

/** The appends and dispatches of one server, which the spec can hold before or after each of them. */
class Wire {
  passed = 0;
  /** Positions of this server's events in the policy's stream. */
  readonly written: bigint[] = [];
  #pauseAt = Infinity;
  readonly paused = Promise.withResolvers<undefined>();
  readonly #resumed = Promise.withResolvers<undefined>();

  pauseAt(moment: number): void {
    this.#pauseAt = moment;
  }

  resume(): void {
    this.#resumed.resolve(undefined);
  }

  store(of: World): EventStore {
    const store = new MemoryEventStore(of.log);
    const append: EventStore['append'] = async (stream, ...rest) => {
      const result = await this.#around(() => store.append(stream, ...rest));
      if (result.appended && stream === 'policy-labels') this.written.push(result.position);
      return result;
    };
    // Object.create is declared as any; the prototype is the store.
    return Object.assign(Object.create(store) as EventStore, {
      append,
      readStream: (...read: Parameters<EventStore['readStream']>) => store.readStream(...read),
    });
  }

  dispatcher(of: World): EffectDispatcher {
    return { dispatch: (...effect) => this.#around(() => of.dispatcher.dispatch(...effect)) };
  }

  async #around<T>(work: () => Promise<T>): Promise<T> {
    await this.#moment();
    const result = await work();
    await this.#moment();
    return result;
  }

  async #moment(): Promise<void> {
    this.passed += 1;
    if (this.passed !== this.#pauseAt) return;
    this.paused.resolve(undefined);
    await this.#resumed.promise;
  }
}

/** One of several servers, with a wire between it and the log. */
function serverOn(log: World, of: Policy) {
  const wire = new Wire();
  const world = new World(log.log, log.keys, wire.store(log), wire.store(log));
  const runner = (tenure: Tenure): PolicyRunner => world.runner(of, { tenure, dispatcher: wire.dispatcher(world) });
  return { world, wire, runner };
}

/** A log with a policy, and what must be true of it in the end. */
interface Scenario {
  readonly policy: Policy;
  readonly log: () => Promise<World>;
  readonly expected: (world: World) => Promise<void>;
}

const oneTarget: Scenario = { policy, log: labelled, expected: expectEachOnce };
const threeTargets: Scenario = { policy: lanesPolicy('always'), log: threeLanes, expected: expectLanesInOrder };

interface Rivalry {
  /** The moment at which the old server is frozen, counted in appends and dispatches, before and after each. */
  readonly frozenAt: number;
  /** The moment of the new server at which the old one returns. */
  readonly returnsAt: number;
  /** Whether the old server notices the end of its tenure. At worst it was frozen after the check. */
  readonly notices: boolean;
}

/** Two servers; the second takes over while the first is frozen. Returns whether the first was frozen. */
async function rival(scenario: Scenario, { frozenAt, returnsAt, notices }: Rivalry): Promise<boolean> {
  const log = await scenario.log();
  const [old, next] = [serverOn(log, scenario.policy), serverOn(log, scenario.policy)];
  old.wire.pauseAt(frozenAt);
  next.wire.pauseAt(returnsAt);
  const tenure = new GivenTenure(3n);
  const overtaken = old.runner(tenure);
  const oldLife = live(old.world, overtaken);
  const met = await Promise.race([old.wire.paused.promise.then(() => true), oldLife.then(() => false)]);
  if (notices) tenure.held = false;
  const winner = next.runner(new GivenTenure(7n));
  const newLife = live(next.world, winner);
  await Promise.race([next.wire.paused.promise, newLife]);
  old.wire.resume();
  next.wire.resume();
  await Promise.all([oldLife, newLife]);
  await scenario.expected(log);
  const received = receipts(log);
  await log.rename('all.again');
  await Promise.all([old.world.feed(overtaken), next.world.feed(winner)]);
  expect([overtaken.status.state, winner.status.state]).toEqual(['aside', 'live']);
  expect(receipts(log)).toBe(received + 1);
  const stream = log.log.stream('policy-labels');
  const takenOver = stream.find(({ type, data }) => type === 'PolicyTakenOver' && data.includes('"7"'))?.position ?? 0n;
  expect(old.wire.written.filter((position) => position > takenOver)).toEqual([]);
  return met;
}

function receipts(log: World): number {
  return log.recorded().filter((type) => type === 'PolicyReceived').length;
}

describe.each([
  // The start, one receipt, 9 effects with an append of their own for 8, at least 2 appends of answers, one of wakes.
  { name: 'one target', scenario: oneTarget, least: 2 * (1 + 1 + 9 + 8 + 2 + 1), runs: 60 },
  // 18 effects, 3 of them refused; 6 claims of labels; at least 2 appends of answers.
  { name: 'three lanes', scenario: threeTargets, least: 2 * (1 + 1 + 18 + 15 + 6 + 2), runs: 60 },
])('two servers that run one policy, $name', ({ scenario, least, runs }) => {
  it('have each effect once, wherever the first was frozen, and its writes end at the takeover', async () => {
    let moments = 0;
    const rivalry = () => ({ frozenAt: moments + 1, returnsAt: Infinity, notices: moments % 2 === 0 });
    while (await rival(scenario, rivalry())) moments += 1;
    expect(moments).toBeGreaterThanOrEqual(least);
  });

  it('have each effect once in any interleaving', async () => {
    const moment = fc.integer({ min: 1, max: least });
    const rivalry = fc.record({ frozenAt: moment, returnsAt: moment, notices: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(rivalry, async (some) => {
        await rival(scenario, some);
      }),
      { numRuns: runs },
    );
  });
});

describe('a policy under a tenure', () => {
  it('writes its takeover once a tenure, for a new policy in the append that begins it', async () => {
    const world = await World.open();
    const tenure = new GivenTenure(3n);
    await world.runner(policy, { tenure }).start();
    await world.runner(policy, { tenure }).start();
    await world.runner(policy, { tenure: new GivenTenure(12n) }).start();
    expect(world.recorded()).toEqual(['PolicyStarted', 'PolicyTakenOver', 'PolicyTakenOver']);
    // JSON.parse is declared as any.
    expect(world.log.stream('policy-labels').map(({ data }) => JSON.parse(data) as unknown)).toMatchObject([
      {},
      { series: 'one series', epoch: '3' },
      { series: 'one series', epoch: '12' },
    ]);
  });

  it('does not begin after a later tenure', async () => {
    const world = await World.open();
    await world.runner(policy, { tenure: new GivenTenure(12n) }).start();
    const stale = await world.run(world.runner(policy, { tenure: new GivenTenure(3n) }));
    expect(stale.status).toEqual({ state: 'aside' });
    expect(world.recorded()).toEqual(['PolicyStarted', 'PolicyTakenOver']);
  });

  it('begins in a copied log, whose epochs are of another lease', async () => {
    const world = await World.open();
    const before = world.runner(policy, { tenure: new GivenTenure(900n, 'the series of the source') });
    await world.run(before);
    await world.rename('a');
    const runner = await world.run(world.runner(policy, { tenure: new GivenTenure(0n) }));
    expect(runner.status).toEqual({ state: 'live' });
    expect(await world.total(TARGET)).toBe(1);
    // Were the source's server still there, it would be fenced all the same.
    await world.rename('b');
    await world.feed(before);
    expect(before.status).toEqual({ state: 'aside' });
  });

  it('continues in a log of one server without a tenure', async () => {
    const world = await World.open();
    await world.run(world.runner(policy, { tenure: new GivenTenure(3n) }));
    await world.rename('a');
    const alone = await world.run(world.restarted().runner(policy));
    expect(alone.status).toEqual({ state: 'live' });
    expect(world.recorded().filter((type) => type === 'PolicyTakenOver')).toHaveLength(1);
  });

  it('reads no events after the tenure has ended', async () => {
    const world = await World.open();
    const tenure = new GivenTenure(3n);
    const runner = await world.run(world.runner(policy, { tenure }));
    tenure.held = false;
    await world.rename('a');
    await world.feed(runner);
    expect([runner.status.state, world.dispatched, world.recorded().at(-1)]).toEqual(['aside', [], 'PolicyTakenOver']);
    await runner.stop();
  });

  it('fires no wake after the tenure has ended', async () => {
    const world = await World.open();
    const tenure = new GivenTenure(3n);
    await world.rename('a');
    const runner = await world.run(world.runner(policy, { tenure }));
    const before = world.recorded();
    tenure.held = false;
    world.clock.advancedTo(DAY_LATER);
    await runner.settled();
    expect([runner.status.state, world.recorded()]).toEqual(['aside', before]);
  });

  it('does not send a refused effect again after the tenure has ended: the person may ask again', async () => {
    const world = await World.open();
    await world.rename('tooMuch');
    const runner = await world.run(world.runner(policy, { tenure: new GivenTenure(3n) }));
    await world.run(world.restarted().runner(policy, { tenure: new GivenTenure(4n) }));
    const [refused] = runner.refusedEffects;
    const retried = runner.retryEffect(refused?.effect ?? '', { actor: 'an administrator', correlationId: 'c' });
    await expect(retried).rejects.toMatchObject({ message: 'another server took over', outcome: 'notWritten' });
    await expect(retried).rejects.toBeInstanceOf(StoreUnavailable);
    expect(runner.status).toEqual({ state: 'aside' });
    expect(world.recorded()).not.toContain('EffectRetried');
  });

  it('appends nothing for an effect whose dispatch outlasted the tenure', async () => {
    const world = await World.open();
    const tenure = new GivenTenure(3n);
    await world.rename('a');
    const slow: EffectDispatcher = {
      dispatch: async (...effect) => {
        tenure.held = false;
        return await world.dispatcher.dispatch(...effect);
      },
    };
    const runner = await world.run(world.runner(policy, { tenure, dispatcher: slow }));
    expect([runner.status.state, await world.total(TARGET)]).toEqual(['aside', 0]);
    expect(world.recorded().at(-1)).toBe('WakeAsked');
  });
});
