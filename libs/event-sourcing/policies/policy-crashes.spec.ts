import { StoreUnavailable } from '../store/event-store.js';
import type { EffectDispatcher } from './effect-dispatcher.js';
import { expectEachOnce, labelled, live, policy } from './each-once.fixture.js';
import type { Fault } from './faulty-server.fixture.js';
import { atEveryMoment, faultyServer } from './faulty-server.fixture.js';
import { TARGET, World } from './policy.fixture.js';

describe('a policy whose server dies', () => {
  it('has each effect once and each answer recorded, for any moment of the crash', async () => {
    const moments = await atEveryMoment(async (deadly) => {
      const world = await labelled();
      let passed = 0;
      let met = false;
      const die: Fault = () => {
        met = passed >= deadly;
        if (met) throw new Error('the server died');
        passed += 1;
      };
      const runner = world.runner(policy, faultyServer(world, { fault: die }));
      await live(world, runner).catch(() => undefined);
      const next = world.restarted();
      await live(next, next.runner(policy));
      await expectEachOnce(next);
      return { met };
    });
    // The start, one receipt, 9 effects, at least 3 appends of answers, at least one of wakes; before and after each.
    expect(moments).toBeGreaterThanOrEqual(2 * (1 + 1 + 9 + 3 + 1));
  });
});

describe('a policy whose store cannot be reached for a moment', () => {
  it.each(['notWritten', 'unknown'] as const)('continues with the same effects (%s)', async (outcome) => {
    const when = outcome === 'unknown' ? 'after' : 'before';
    const moments = await atEveryMoment(async (bad) => {
      const world = await labelled();
      let passed = 0;
      const fail: Fault = (moment) => {
        if (moment === when && passed++ === bad) throw new StoreUnavailable('no connection', outcome);
      };
      const runner = world.runner(policy, faultyServer(world, { fault: fail }));
      // The subscription delivers events again after a failure.
      await live(world, runner).catch(() => live(world, runner));
      await expectEachOnce(world);
      return { met: passed > bad };
    });
    expect(moments).toBeGreaterThanOrEqual(1 + 1 + 9 + 3 + 1);
  });
});

describe('a policy whose store cannot be reached for long', () => {
  const down: EffectDispatcher = {
    dispatch: async () => {
      throw new StoreUnavailable('no connection', 'notWritten');
    },
  };
  /** A pause that lasts until it is cancelled. */
  const endless = () => () => undefined;

  it('can be stopped, and sends its open effects when it is started again', async () => {
    const world = await labelled();
    const runner = world.runner(policy, { dispatcher: down, schedule: endless });
    await runner.start();
    await runner.take(await world.slice());
    expect(runner.work.open).toBeGreaterThan(0);
    await runner.stop();
    const next = world.restarted();
    await live(next, next.runner(policy));
    await expectEachOnce(next);
  });

  it('takes no further events once a thousand effects wait', async () => {
    const world = await World.open();
    for (const label of ['a', 'b']) await world.rename(label);
    const many = { ...policy, react: () => ({ effects: Array.from({ length: 990 }, () => command), wakes: [] }) };
    const command = { command: 'Count', target: TARGET, body: { by: 0 } };
    const runner = world.runner(many, { dispatcher: down, schedule: endless });
    await runner.start();
    await runner.take(await world.slice());
    await world.rename('c');
    await expect(runner.take(await world.slice(runner.position, ['counter']))).rejects.toThrow(StoreUnavailable);
    expect(runner.work.open).toBe(1980);
    await runner.stop();
  });
});

describe('two runners of one policy', () => {
  it('have each effect once between them: the slower one meets a conflict and reads on', async () => {
    const world = await labelled();
    const other = world.restarted();
    await Promise.all([live(world, world.runner(policy)), live(other, other.runner(policy))]);
    await expectEachOnce(world);
  });
});
