import type { EventStore } from '../store/event-store.js';
import type { LogConsumer } from './log-consumer.js';
import { STOP_TIMEOUT_MS } from './log-feed.js';
import { countingProjection, ProjectedCounter } from './projected-counter.fixture.js';

function storeWith(projected: ProjectedCounter, changed: Partial<EventStore>): EventStore {
  const { store } = projected;
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
  it('keep their position, and a new runner of the same process continues there', async () => {
    const projected = await ProjectedCounter.open();
    for (let tenures = 0; tenures < 3; tenures += 1) {
      const runner = await projected.started();
      await projected.count();
      await runner.caughtUp();
      await runner.stop();
    }
    expect(projected.readModels.rows).toHaveLength(6);
    expect(projected.readModels.checkpoints.get('one')).toMatchObject({ position: 4n, version: 1, complete: true });
  });

  it('keep the position behind events without rows, unless the stop abandons them', async () => {
    for (const [abandon, position] of [
      [true, 1n],
      [false, 3n],
    ] as const) {
      const projected = await ProjectedCounter.open();
      const runner = await projected.started();
      await projected.rename();
      await runner.caughtUp();
      await runner.stop({ abandon });
      expect(projected.readModels.checkpoints.get('one')?.position).toBe(position);
      await runner.stop();
      expect(projected.readModels.checkpoints.get('one')?.position).toBe(position);
    }
  });

  it('do not get the rest of a slice that is abandoned', async () => {
    const projected = await ProjectedCounter.open();
    let stopped: Promise<void> | undefined;
    const project = countingProjection('one').project;
    const runner = projected.runner({
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
    await projected.count();
    await projected.settle();
    await stopped;
    expect([...projected.readModels.checkpoints].map(([name, { position }]) => [name, position])).toEqual([
      ['one', 2n],
      ['two', 1n],
    ]);
  });

  it('are neither rebuilt nor retried afterwards', async () => {
    const runner = await (await ProjectedCounter.open()).started();
    await runner.stop();
    await expect(runner.rebuild('one')).rejects.toThrow('the log is not followed any more');
    await expect(runner.retry('one')).rejects.toThrow('the log is not followed any more');
  });
});

describe('a stop', () => {
  it('does not wait for a store that does not answer', async () => {
    const projected = await ProjectedCounter.open();
    const silent = storeWith(projected, {
      subscribe: () => ({ [Symbol.asyncIterator]: () => ({ next: never }) }),
    });
    const runner = projected.runner({ store: silent });
    await runner.start();
    await projected.settle();
    await runner.stop();
    expect(projected.reports).toEqual([]);
  });

  it('does not wait for a start that hangs; the start begins nothing when it continues', async () => {
    const projected = await ProjectedCounter.open();
    const head = Promise.withResolvers<bigint | undefined>();
    const runner = projected.runner({ store: storeWith(projected, { head: () => head.promise }) });
    const starting = runner.start();
    await runner.stop();
    head.resolve(1n);
    await starting;
    await projected.settle();
    expect(projected.readModels.calls).toBe(0);
  });

  it('abandons work that waits for a read database that does not answer, and reports it', async () => {
    const projected = await ProjectedCounter.open();
    const runner = await projected.started();
    projected.readModels.behaviour = 'silent';
    await projected.count();
    await projected.settle();
    let ended = false;
    const stopped = runner.stop().then(() => (ended = true));
    await projected.settle();
    expect(ended).toBe(false);
    projected.ring(STOP_TIMEOUT_MS);
    await stopped;
    expect(projected.reports).toEqual(['what looked at the log did not end in time: it is left behind']);
  });

  it('that abandoned a slice writes no position when the slice ends later', async () => {
    const projected = await ProjectedCounter.open();
    const held = Promise.withResolvers<undefined>();
    const slow = { ...countingProjection('one'), reads: ['counter'] };
    const { readModels } = projected;
    const runner = await projected.started({
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
    await projected.rename();
    await runner.caughtUp();
    await projected.count();
    await projected.settle();
    const stopped = runner.stop();
    projected.ring(STOP_TIMEOUT_MS);
    await stopped;
    held.resolve(undefined);
    await projected.settle();
    expect(projected.readModels.checkpoints.get('two')?.position).toBe(1n);
  });
});

describe('read models that another server took over', () => {
  async function fenced() {
    const projected = await ProjectedCounter.open();
    const runner = await projected.started();
    projected.readModels.behaviour = 'fenced';
    const before = projected.readModels.calls;
    await projected.count();
    await projected.settle();
    return { projected, runner, before };
  }

  it('are left to that server at the first write, with one line in the log and no incident', async () => {
    const { projected, runner, before } = await fenced();
    await projected.count();
    await projected.settle();
    expect(runner.status().map(({ state }) => state)).toEqual(['aside', 'live']);
    expect(projected.readModels.calls - before).toBe(1);
    expect(projected.reports).toEqual(['another server took over']);
  });

  it('are still reported as complete, but waits for them end at once', async () => {
    const { runner } = await fenced();
    expect(runner.readiness('one')).toBe('ready');
    await expect(runner.whenAt(99n, ['one'])).rejects.toMatchObject({ because: 'stopped' });
  });

  it('are neither rebuilt nor retried here', async () => {
    const { runner } = await fenced();
    await expect(runner.rebuild('two')).rejects.toThrow('another server took over');
    await expect(runner.retry('one')).rejects.toThrow('another server took over');
  });

  it('are not written at a stop or at a start', async () => {
    const { projected, runner, before } = await fenced();
    await runner.stop();
    const again = projected.runner();
    await again.start();
    await projected.settle();
    expect(again.status().map(({ state }) => state)).toEqual(['aside', 'aside']);
    expect(again.readiness('one')).toBe('building');
    await again.stop();
    expect(projected.readModels.calls - before).toBe(3);
    expect(projected.readModels.rows).toEqual([]);
    expect(projected.reports).toEqual(['another server took over', 'another server took over']);
  });

  it('are rebuilt by that server, not by the one whose attempt is fenced', async () => {
    const projected = await ProjectedCounter.open();
    const runner = await projected.started();
    projected.readModels.behaviour = 'fenced';
    await expect(runner.rebuild('one')).rejects.toMatchObject({ name: 'ReadModelsFenced' });
    await runner.stop();
  });
});

describe('a policy whose tenure has ended', () => {
  it('ends its own subscription and not the one of the read models', async () => {
    const projected = await ProjectedCounter.open();
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
    const runner = await projected.started({ consumers: [policy] });
    await projected.count();
    await runner.whenAt(2n);
    await projected.settle();
    expect([taken, projected.reports]).toEqual([1, ['another server took over']]);
    await runner.stop();
  });
});
