import type { EventStore, StreamName } from '../store/event-store.js';
import { StoreUnavailable } from '../store/event-store.js';
import { MemoryEventStore, MemoryLog } from '../testing/memory-event-store.js';
import { contentOf, happened, happens, storeWith, WANTED, writtenLog } from './copied-log.fixture.js';
import type { LogCopyProgress } from './copy-log.js';
import { copyLog } from './copy-log.js';
import { knownLog, LOG_STREAM, openLog } from './log-opened.js';

interface Sent {
  readonly stream: StreamName;
  readonly events: number;
}

/** A store that records its appends. */
function listening(store: EventStore): { readonly store: EventStore; readonly sent: Sent[] } {
  const sent: Sent[] = [];
  const append: EventStore['append'] = (stream, expected, events) => {
    sent.push({ stream, events: events.length });
    return store.append(stream, expected, events);
  };
  return { store: storeWith(store, { append }), sent };
}

describe('a copied log', () => {
  it('holds every event of its source: ids, types, data, metadata, streams, revisions and their order', async () => {
    const source = await writtenLog();
    const target = new MemoryEventStore();
    const { log } = await openLog(source, WANTED);
    const copied = await copyLog({ source, target });
    expect(await contentOf(target)).toEqual(await contentOf(source));
    expect(copied).toMatchObject({ outcome: 'copied', copiedFrom: log, events: 8, written: 8 });
  });

  it('begins with a LogOpened of its own and ends with a LogCopied', async () => {
    const source = await writtenLog();
    const target = new MemoryEventStore();
    const { log, copiedFrom, events, sha256 } = await copyLog({ source, target });
    const { events: all } = await target.readLog();
    expect(all[0]).toMatchObject({ type: 'LogOpened', stream: LOG_STREAM, data: { ...WANTED, log, copiedFrom } });
    expect(all.at(-1)).toMatchObject({ type: 'LogCopied', stream: LOG_STREAM, revision: 1n, data: { events, sha256 } });
    expect(await openLog(target, WANTED)).toEqual({ ...WANTED, log, copiedFrom });
  });

  it('does not have the leases of its source', async () => {
    const source = await writtenLog();
    await happens(source, 'lease-projections', 'a lease');
    await source.append('lease-projections', 0n, [happened('given back', 'LeaseReleased')]);
    const target = new MemoryEventStore();
    expect(await copyLog({ source, target })).toMatchObject({ events: 8 });
    expect(await target.readStream('lease-projections')).toEqual([]);
  });

  it('has the same hash as a copy of the copy', async () => {
    const source = await writtenLog();
    const [second, third] = [new MemoryEventStore(), new MemoryEventStore()];
    const there = await copyLog({ source, target: second });
    const back = await copyLog({ source: second, target: third });
    expect(there.sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(back).toMatchObject({ sha256: there.sha256, events: 8, copiedFrom: there.log });
    expect(await contentOf(third)).toEqual(await contentOf(source));
  });

  it('can be made of an empty log', async () => {
    const source = new MemoryEventStore();
    await openLog(source, WANTED);
    expect(await copyLog({ source, target: new MemoryEventStore() })).toMatchObject({ events: 0, written: 0 });
  });

  it('is written with one append for adjacent events of a stream, one append after the other', async () => {
    const source = await writtenLog();
    const { store: target, sent } = listening(new MemoryEventStore());
    await copyLog({ source, target });
    expect(sent.map(({ stream, events }) => `${stream} ${events}`)).toEqual([
      'log-identity 1',
      'thing-a 2',
      'thing-b 1',
      'thing-a 1',
      'other-c 3',
      'thing-b 1',
      'log-identity 1',
    ]);
  });

  it('keeps to the limits of one append', async () => {
    const source = new MemoryEventStore();
    await openLog(source, WANTED);
    for (let count = 0; count < 3; count += 1) {
      await happens(source, 'thing-many', ...Array.from({ length: 700 }, (_, index) => `${index}`));
    }
    for (let count = 0; count < 3; count += 1) await happens(source, 'thing-large', 'x'.repeat(250_000));
    const { store: target, sent } = listening(new MemoryEventStore());
    await copyLog({ source, target });
    expect(sent.slice(1, -1).map(({ events }) => events)).toEqual([1000, 1000, 100, 2, 1]);
    expect(await contentOf(target)).toEqual(await contentOf(source));
  });

  it('reports its progress in both phases', async () => {
    const told: LogCopyProgress[] = [];
    await copyLog({
      source: await writtenLog(),
      target: new MemoryEventStore(),
      report: (progress) => told.push(progress),
    });
    expect(told[0]).toEqual({ phase: 'copying', done: 2, total: 8 });
    expect(told.find(({ phase }) => phase === 'verifying')).toEqual({ phase: 'verifying', done: 1, total: 8 });
    expect(told.at(-1)).toEqual({ phase: 'verifying', done: 8, total: 8 });
  });
});

describe('an interrupted copy', () => {
  /** Fails at the given append, before or after it was written. */
  function failing(store: EventStore, at: number, when: 'before' | 'after'): EventStore {
    let left = at;
    return storeWith(store, {
      append: async (...append) => {
        left -= 1;
        if (left < 0 && when === 'before') throw new StoreUnavailable('no connection', 'notWritten');
        const result = await store.append(...append);
        if (left < 0) throw new StoreUnavailable('no answer', 'unknown');
        return result;
      },
    });
  }

  it.each(['before', 'after'] as const)('(%s any of its appends) is finished by the same call', async (when) => {
    const source = await writtenLog();
    const whole = await copyLog({ source, target: new MemoryEventStore() });
    for (let at = 0; at < 7; at += 1) {
      const log = new MemoryLog();
      const cut = copyLog({ source, target: failing(new MemoryEventStore(log), at, when) });
      await expect(cut).rejects.toThrow(StoreUnavailable);
      const target = new MemoryEventStore(log);
      const again = await copyLog({ source, target });
      expect(again).toMatchObject({
        sha256: whole.sha256,
        events: 8,
        outcome: at === 6 && when === 'after' ? 'alreadyCopied' : 'copied',
      });
      expect(await contentOf(target)).toEqual(await contentOf(source));
      expect(await target.readStream(LOG_STREAM)).toHaveLength(2);
    }
  });

  it('is refused by a server, and as the source of a copy', async () => {
    const source = await writtenLog();
    const target = new MemoryEventStore();
    await expect(copyLog({ source, target: failing(target, 3, 'before') })).rejects.toThrow('no connection');
    await expect(openLog(target, WANTED)).rejects.toThrow(/unfinished copy .* run `lenkwerk copy-log` again/u);
    await expect(copyLog({ source: target, target: new MemoryEventStore() })).rejects.toThrow('finish it first');
    await copyLog({ source, target });
    await expect(openLog(target, WANTED)).resolves.toMatchObject({ zone: 'Europe/Berlin' });
  });

  it('continues with the present events of the source', async () => {
    const source = await writtenLog();
    const target = new MemoryEventStore();
    await expect(copyLog({ source, target: failing(target, 3, 'after') })).rejects.toThrow('no answer');
    await happens(source, 'thing-new', 'nine');
    expect(await copyLog({ source, target })).toMatchObject({ events: 9, written: 5 });
    expect(await contentOf(target)).toEqual(await contentOf(source));
  });

  it('is finished when the source grows between the last append and the comparison', async () => {
    const source = await writtenLog();
    const target = new MemoryEventStore();
    let passes = 0;
    const readLog: EventStore['readLog'] = async (options = {}) => {
      // The third read of the log from its start is the comparison.
      if (options.after === undefined && (passes += 1) === 3) await happens(source, 'thing-new', 'nine');
      return await source.readLog(options);
    };
    await expect(copyLog({ source: storeWith(source, { readLog }), target })).rejects.toThrow(
      'the source holds event 9 (ThingHappened at thing-new@0), the copy does not',
    );
    expect((await knownLog(target))?.seal).toBeUndefined();
    expect(await copyLog({ source, target })).toMatchObject({ events: 9, written: 1 });
  });
});
