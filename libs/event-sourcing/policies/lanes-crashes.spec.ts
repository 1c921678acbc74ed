import { setImmediate as nextTurn } from 'node:timers/promises';
import { v7 } from 'uuid';
import type { EventStore } from '../store/event-store.js';
import { StoreUnavailable } from '../store/event-store.js';
import type { EffectDispatcher } from './effect-dispatcher.js';
import type { Fault, FaultyServer } from './faulty-server.fixture.js';
import { atEveryMoment, faultyServer } from './faulty-server.fixture.js';
import type { World } from './policy.fixture.js';
import { expectLanesInOrder, laneTarget, lanesPolicy, threeLanes } from './three-lanes.fixture.js';

type Variant = (server: FaultyServer) => Partial<Pick<FaultyServer, 'store' | 'dispatcher'>>;

const asItIs: Variant = () => ({});

/** Each attempt has a command id of its own, so that an effect finds no trace of an earlier attempt. */
const otherIds: Variant = ({ dispatcher }) => ({
  dispatcher: { dispatch: (effect, envelope) => dispatcher.dispatch(effect, { ...envelope, commandId: v7() }) },
});

/** Appends of the policy's stream are acknowledged some turns before they are written. */
const earlyAcknowledgement: Variant = ({ store }) => {
  let written: Promise<unknown> = Promise.resolve();
  const later = async (...append: Parameters<EventStore['append']>): Promise<void> => {
    for (let turns = 0; turns < 5; turns += 1) await nextTurn();
    await store.append(...append);
  };
  const append: EventStore['append'] = async (stream, expected, events) => {
    if (expected === 'noStream') return await store.append(stream, expected, events);
    written = written.then(() => later(stream, expected, events)).catch(() => undefined);
    return { appended: true, revision: expected + BigInt(events.length), position: 0n };
  };
  // Object.create is declared as any; the prototype is the store.
  return { store: Object.assign(Object.create(store) as EventStore, { append }) };
};

/** The server dies at the moment: it does nothing any more. Returns whether it came so far. */
async function diesAt(deadly: number, variant: Variant, reads: boolean): Promise<{ log: World; met: boolean }> {
  const log = await threeLanes();
  let passed = 0;
  let met = false;
  const fault: Fault = () => {
    met = passed >= deadly;
    if (met) throw new Error('the server died');
    passed += 1;
  };
  const server = faultyServer(log, { fault, reads });
  const ports = { store: server.store, dispatcher: server.dispatcher, ...variant(server) };
  await server.world.run(server.world.runner(lanesPolicy('early'), ports)).catch(() => undefined);
  const next = faultyServer(log, { fault: () => undefined });
  const later = variant(next).dispatcher ?? next.dispatcher;
  await next.world.run(next.world.runner(lanesPolicy('early'), { dispatcher: later }));
  return { log, met };
}

/** Whether the promises were broken at any moment. */
async function isFound(variant: Variant): Promise<boolean> {
  for (let moment = 0; ; moment += 1) {
    const { log, met } = await diesAt(moment, variant, false);
    const kept = await expectLanesInOrder(log).then(
      () => true,
      () => false,
    );
    if (!kept || !met) return !kept;
  }
}

describe('a policy with three lanes whose server dies', () => {
  it.each([{ reads: false }, { reads: true }])(
    'has each effect once and in order, for any moment of the crash (reads: $reads)',
    async ({ reads }) => {
      const moments = await atEveryMoment(async (deadly) => {
        const { log, met } = await diesAt(deadly, asItIs, reads);
        await expectLanesInOrder(log);
        return { met };
      });
      // The start, one receipt, 18 effects, at least 3 appends of answers: before and after each.
      expect(moments).toBeGreaterThanOrEqual(2 * (1 + 1 + 18 + 3));
    },
  );

  it.each([
    { broken: 'has other command ids at each attempt', variant: otherIds },
    { broken: 'takes appends for durable too early', variant: earlyAcknowledgement },
  ])('is found when it $broken', async ({ variant }) => {
    expect(await isFound(variant)).toBe(true);
  });
});

describe('a policy with three lanes whose store cannot be reached for a moment', () => {
  it.each(['notWritten', 'unknown'] as const)('continues with the same effects in order (%s)', async (outcome) => {
    const when = outcome === 'unknown' ? 'after' : 'before';
    await atEveryMoment(async (bad) => {
      const log = await threeLanes();
      let passed = 0;
      const fault: Fault = (moment) => {
        if (moment === when && passed++ === bad) throw new StoreUnavailable('no connection', outcome);
      };
      const { world, store, dispatcher } = faultyServer(log, { fault, reads: true });
      const runner = world.runner(lanesPolicy('early'), { store, dispatcher });
      // The subscription delivers events again after a failure.
      await world.run(runner).catch(() => world.run(runner));
      await expectLanesInOrder(log);
      return { met: passed > bad };
    });
  });
});

describe('a lane whose target cannot be reached', () => {
  it('holds no other lane', async () => {
    const log = await threeLanes();
    const world = log.restarted();
    const reached = Promise.withResolvers<undefined>();
    const dispatcher: EffectDispatcher = {
      dispatch: async (effect, envelope) => {
        if (effect.target === laneTarget('c')) await reached.promise;
        return await world.dispatcher.dispatch(effect, envelope);
      },
    };
    const runner = world.runner(lanesPolicy('early'), { dispatcher });
    await runner.start();
    await runner.take(await world.slice());
    // Five effects are for the third target; those of the other two are all answered.
    while (runner.openEffects.some(({ target }) => target !== laneTarget('c'))) await nextTurn();
    expect(runner.openEffects).toHaveLength(5);
    reached.resolve(undefined);
    await runner.settled();
    await expectLanesInOrder(log);
  });
});
