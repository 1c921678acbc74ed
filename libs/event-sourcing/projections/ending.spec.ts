import type { EventStore } from '../store/event-store.js';
import type { LogConsumer } from './log-consumer.js';
import { STOP_PATIENCE_MS } from './log-feed.js';
import { countingProjection, FollowedCounter } from './followed-counter.fixture.js';

function storeWith(followed: FollowedCounter, changed: Partial<EventStore>): EventStore {
  const { store } = followed;
  const same: EventStore = {
    append: (...append) => store.append(...append),
    readStream: (...read) => store.readStream(...read),
    readLog: (...read) => store.readLog(...read),
    head: () => store.head(),
    subscribe: (options) => store.subscribe(options),
    close: () => store.close(),
  };
  return { ...same, ...changed };
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

describe('read models whose server stops', () => {
  it('are kept up to where they were, and a fresh runner of the same process goes on there', async () => {
    const followed = await FollowedCounter.open();
    for (let tenures = 0; tenures < 3; tenures += 1) {
      const runner = await followed.started();
      await followed.count();
      await runner.caughtUp();
      await runner.stop();
    }
    expect(followed.readModels.rows).toHaveLength(6);
    expect(followed.readModels.checkpoints.get('one')).toEqual({ position: 4n, version: 1, complete: true });
  });

  it('keep the position behind events without rows, unless all is abandoned', async () => {
    for (const [abandon, position] of [
      [true, 1n],
      [false, 3n],
    ] as const) {
      const followed = await FollowedCounter.open();
      const runner = await followed.started();
      await followed.rename();
      await runner.caughtUp();
      await runner.stop({ abandon });
      expect(followed.readModels.checkpoints.get('one')?.position).toBe(position);
      await runner.stop();
      expect(followed.readModels.checkpoints.get('one')?.position).toBe(position);
    }
  });

  it('are not handed the rest of a slice that is abandoned', async () => {
    const followed = await FollowedCounter.open();
    let stopped: Promise<void> | undefined;
    const project = countingProjection('one').project;
    const runner = followed.runner({
      projections: [
        {
          ...countingProjection('one'),
          project: (event) => {
            if (event.type === 'Counted') stopped ??= runner.stop({ abandon: true });
            return project(event);
          },
        },
        countingProjection('two'),
      ],
    });
    await runner.start();
    await runner.caughtUp();
    await followed.count();
    await followed.settle();
    await stopped;
    expect([...followed.readModels.checkpoints].map(([name, { position }]) => [name, position])).toEqual([
      ['one', 2n],
      ['two', 1n],
    ]);
  });

  it('are neither rebuilt nor tried again afterwards', async () => {
    const runner = await (await FollowedCounter.open()).started();
    await runner.stop();
    await expect(runner.rebuild('one')).rejects.toThrow('the log is not followed any more');
    await expect(runner.retry('one')).rejects.toThrow('the log is not followed any more');
  });
});

describe('a stop', () => {
  it('does not wait for a store that gives nothing any more', async () => {
    const followed = await FollowedCounter.open();
    const silent = storeWith(followed, {
      subscribe: () => ({ [Symbol.asyncIterator]: () => ({ next: never }) }),
    });
    const runner = followed.runner({ store: silent });
    await runner.start();
    await followed.settle();
    await runner.stop();
    expect(followed.reports).toEqual([]);
  });

  it('does not wait for a start that hangs, which begins nothing when it goes on', async () => {
    const followed = await FollowedCounter.open();
    const head = Promise.withResolvers<bigint | undefined>();
    const runner = followed.runner({ store: storeWith(followed, { head: () => head.promise }) });
    const starting = runner.start();
    await runner.stop();
    head.resolve(1n);
    await starting;
    await followed.settle();
    expect(followed.readModels.calls).toBe(0);
  });

  it('leaves behind what waits for a read database that does not answer, and says so', async () => {
    const followed = await FollowedCounter.open();
    const runner = await followed.started();
    followed.readModels.mood = 'silent';
    await followed.count();
    await followed.settle();
    let ended = false;
    const stopped = runner.stop().then(() => (ended = true));
    await followed.settle();
    expect(ended).toBe(false);
    followed.ring(STOP_PATIENCE_MS);
    await stopped;
    expect(followed.reports).toEqual(['what looked at the log did not end in time: it is left behind']);
  });

  it('that left a slice behind writes no position when that ends after all', async () => {
    const followed = await FollowedCounter.open();
    const held = Promise.withResolvers<undefined>();
    const slow = { ...countingProjection('one'), reads: ['counter'] };
    const { readModels } = followed;
    const runner = await followed.started({
      projections: [slow, countingProjection('two')],
      readModels: {
        checkpoint: (name) => readModels.checkpoint(name),
        reset: (name, version) => readModels.reset(name, version),
        write: async (name, changes, checkpoint) => {
          if (changes.length > 0) await held.promise;
          await readModels.write(name, changes, checkpoint);
        },
      },
    });
    await followed.rename();
    await runner.caughtUp();
    await followed.count();
    await followed.settle();
    const stopped = runner.stop();
    followed.ring(STOP_PATIENCE_MS);
    await stopped;
    held.resolve(undefined);
    await followed.settle();
    expect(followed.readModels.checkpoints.get('two')?.position).toBe(1n);
  });
});

describe('read models that another server took over', () => {
  async function fenced() {
    const followed = await FollowedCounter.open();
    const runner = await followed.started();
    followed.readModels.mood = 'fenced';
    const before = followed.readModels.calls;
    await followed.count();
    await followed.settle();
    return { followed, runner, before };
  }

  it('are left to it at the first write, with one line in the log and no incident', async () => {
    const { followed, runner, before } = await fenced();
    await followed.count();
    await followed.settle();
    expect(runner.status().map(({ state }) => state)).toEqual(['aside', 'live']);
    expect(followed.readModels.calls - before).toBe(1);
    expect(followed.reports).toEqual(['another server took over']);
  });

  it('are told whole still, since the other keeps them so, but nobody waits for them here', async () => {
    const { runner } = await fenced();
    expect(runner.readiness('one')).toBe('ready');
    await expect(runner.whenAt(99n, ['one'])).rejects.toMatchObject({ because: 'stopped' });
  });

  it('are neither rebuilt nor tried again here', async () => {
    const { runner } = await fenced();
    await expect(runner.rebuild('two')).rejects.toThrow('another server took over');
    await expect(runner.retry('one')).rejects.toThrow('another server took over');
  });

  it('get nothing more at a stop, nor at a start', async () => {
    const { followed, runner, before } = await fenced();
    await runner.stop();
    const again = followed.runner();
    await again.start();
    await followed.settle();
    expect(again.status().map(({ state }) => state)).toEqual(['aside', 'aside']);
    expect(again.readiness('one')).toBe('building');
    await again.stop();
    expect(followed.readModels.calls - before).toBe(3);
    expect(followed.readModels.rows).toEqual([]);
    expect(followed.reports).toEqual(['another server took over', 'another server took over']);
  });

  it('are rebuilt by it, not by who finds out in the attempt', async () => {
    const followed = await FollowedCounter.open();
    const runner = await followed.started();
    followed.readModels.mood = 'fenced';
    await expect(runner.rebuild('one')).rejects.toMatchObject({ name: 'ReadModelsFenced' });
    await runner.stop();
  });
});

describe('a policy that stands aside', () => {
  it('ends its subscription, not that of the read models', async () => {
    const followed = await FollowedCounter.open();
    let taken = 0;
    const policy: LogConsumer = {
      name: 'policy',
      kind: 'policy',
      reads: 'all',
      position: undefined,
      get status() {
        return { state: taken > 0 ? 'aside' : 'building' } as const;
      },
      start: () => Promise.resolve(),
      take: async () => void (taken += 1),
      retry: () => Promise.resolve(),
      stop: () => Promise.resolve(),
    };
    const runner = await followed.started({ consumers: [policy] });
    await followed.count();
    await runner.whenAt(2n);
    await followed.settle();
    expect([taken, followed.reports]).toEqual([1, ['another server took over']]);
    await runner.stop();
  });
});
