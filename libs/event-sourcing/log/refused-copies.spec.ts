import type { Schedule } from '../policies/alarm.js';
import type { EventStore } from '../store/event-store.js';
import { MemoryEventStore } from '../testing/memory-event-store.js';
import { contentOf, happened, happens, storeWith, WANTED, writtenLog } from './copied-log.fixture.js';
import { copyLog } from './copy-log.js';
import { knownLog, openLog } from './log-opened.js';

/** A copy that its target interrupts after a number of appends. */
async function begunCopy(source: EventStore, appends: number): Promise<MemoryEventStore> {
  const target = new MemoryEventStore();
  let left = appends;
  const append: EventStore['append'] = async (...given) => {
    left -= 1;
    if (left < 0) throw new Error('cut off');
    return await target.append(...given);
  };
  await expect(copyLog({ source, target: storeWith(target, { append }) })).rejects.toThrow('cut off');
  return target;
}

describe('a target', () => {
  type Case = readonly [what: string, message: string, target: (source: EventStore) => Promise<EventStore>];
  const cases: readonly Case[] = [
    ['holds a log of its own', 'the target holds a log of its own, ', async () => writtenLog()],
    ['is the source', 'source and target are the same log ', async (source) => source],
    [
      'holds events without a log',
      'events but no log of Lenkwerk',
      async () => {
        const target = new MemoryEventStore();
        await happens(target, 'thing-a', 'first');
        return target;
      },
    ],
    ['is begun of another source', 'the target is a copy of the log ', async () => begunCopy(await writtenLog(), 3)],
    [
      'is a finished copy of another source',
      'the target is a copy of the log ',
      async () => {
        const target = new MemoryEventStore();
        await copyLog({ source: await writtenLog(), target });
        return target;
      },
    ],
    [
      'holds another event where it goes on',
      'event 4 of the target is ThingHappened at thing-a@2 (',
      async (source) => {
        const target = await begunCopy(source, 3);
        await target.append('thing-a', 1n, [happened('other')]);
        return target;
      },
    ],
    [
      'has a stream in between',
      'event 4 of the target is ThingHappened at thing-z@0 (',
      async (source) => {
        const target = await begunCopy(source, 3);
        await happens(target, 'thing-z', 'strange');
        return target;
      },
    ],
    [
      'holds all of it and more',
      'an event that the source does not, ThingHappened at thing-z@0',
      async (source) => {
        const target = await begunCopy(source, 6);
        await happens(target, 'thing-z', 'strange');
        return target;
      },
    ],
  ];

  it.each(cases)('that %s is refused and not touched', async (_what, message, targetOf) => {
    const source = await writtenLog();
    const target = await targetOf(source);
    const { events: before } = await target.readLog();
    const copying = copyLog({ source, target });
    await expect(copying).rejects.toThrow(message);
    await expect(copying).rejects.toMatchObject({ name: 'CopyRefused' });
    expect((await target.readLog()).events).toEqual(before);
  });

  it('stays empty when the source holds no log', async () => {
    const target = new MemoryEventStore();
    await expect(copyLog({ source: new MemoryEventStore(), target })).rejects.toThrow('the source holds no log');
    expect(await target.head()).toBeUndefined();
  });

  it('that another program writes to during the copy ends the copy', async () => {
    const target = new MemoryEventStore();
    const append: EventStore['append'] = async (stream, ...rest) => {
      if (stream === 'other-c') await happens(target, 'other-c', 'of somebody else');
      return await target.append(stream, ...rest);
    };
    const copying = copyLog({ source: await writtenLog(), target: storeWith(target, { append }) });
    await expect(copying).rejects.toMatchObject({
      name: 'CopyDisturbed',
      message: 'somebody else writes to other-c in the target: stop it and run this again',
    });
  });
});

describe('a finished copy', () => {
  it('is reported as already copied when it is repeated, also after a server has appended to it', async () => {
    const source = await writtenLog();
    const target = new MemoryEventStore();
    const copied = await copyLog({ source, target });
    const again = { ...copied, outcome: 'alreadyCopied', written: 0 };
    expect(await copyLog({ source, target })).toEqual(again);
    await happens(target, 'thing-new', 'later');
    const { events } = await target.readLog();
    expect(await copyLog({ source, target })).toEqual(again);
    expect((await target.readLog()).events).toEqual(events);
  });

  it('is not changed when the source has new events: a new copy has to be made', async () => {
    const source = await writtenLog();
    const target = new MemoryEventStore();
    await copyLog({ source, target });
    await happens(source, 'thing-new', 'later');
    await expect(copyLog({ source, target })).rejects.toThrow(
      'the source went on since (ThingHappened at thing-new@0): make a new copy in an empty place',
    );
    expect(await contentOf(target)).toHaveLength(8);
  });
});

describe('a copy that differs from its source', () => {
  const changes = [
    ['data', { data: { text: 'forged' } }],
    ['metadata', { metadata: { by: 'somebody' } }],
  ] as const;

  it.each(changes)('in its %s is reported with the event, and stays unfinished', async (part, change) => {
    const source = await writtenLog();
    const target = new MemoryEventStore();
    const append: EventStore['append'] = (stream, expected, events) =>
      target.append(stream, expected, stream === 'other-c' ? events.map((event) => ({ ...event, ...change })) : events);
    const copying = copyLog({ source, target: storeWith(target, { append }) });
    await expect(copying).rejects.toMatchObject({ name: 'CopyDiffers' });
    await expect(copying).rejects.toThrow(
      `event 5 of the copy, ThingHappened at other-c@0, is not that of the source, ThingHappened at other-c@0: ${part} differ.`,
    );
    expect((await knownLog(target))?.seal).toBeUndefined();
    await expect(openLog(target, WANTED)).rejects.toMatchObject({ name: 'UnfinishedCopy' });
  });

  it('only in the order of keys counts as equal', async () => {
    const source = await writtenLog();
    const target = new MemoryEventStore();
    const append: EventStore['append'] = (stream, expected, events) =>
      target.append(
        stream,
        expected,
        events.map((event) => ({ ...event, data: Object.fromEntries(Object.entries(event.data ?? {}).reverse()) })),
      );
    expect(await copyLog({ source, target: storeWith(target, { append }) })).toMatchObject({ outcome: 'copied' });
  });
});

describe('a store with a running server', () => {
  /** A schedule that runs at once, after `meanwhile`. */
  const passing =
    (meanwhile: () => Promise<unknown>, waited: number[] = []): Schedule =>
    (task, milliseconds) => {
      waited.push(milliseconds);
      void meanwhile().then(task);
      return () => undefined;
    };

  async function leased(store: EventStore, last: string): Promise<void> {
    await store.append('lease-projections', 'noStream', [happened('server 1', 'LeaseTaken')]);
    await store.append('lease-projections', 0n, [happened('server 1', last)]);
  }

  it.each(['source', 'target'] as const)('is refused as %s, since its lease is renewed', async (what) => {
    const stores = { source: await writtenLog(), target: new MemoryEventStore() };
    await leased(stores[what], 'LeaseRenewed');
    const waited: number[] = [];
    const schedule = passing(() => happens(stores[what], 'lease-projections', 'renewed'), waited);
    await expect(copyLog({ ...stores, schedule })).rejects.toThrow(`a server runs on the ${what}: stop it first`);
    expect(waited).toEqual([3_000]);
    expect(await knownLog(stores.target)).toBeUndefined();
  });

  it('is accepted after the server was killed, since its lease is not renewed', async () => {
    const source = await writtenLog();
    await leased(source, 'LeaseRenewed');
    const schedule = passing(async () => undefined);
    expect(await copyLog({ source, target: new MemoryEventStore(), schedule })).toMatchObject({ events: 8 });
  });

  it('is accepted at once after the lease was released', async () => {
    const source = await writtenLog();
    await leased(source, 'LeaseReleased');
    const schedule: Schedule = () => {
      throw new Error('nothing has to be waited for');
    };
    expect(await copyLog({ source, target: new MemoryEventStore(), schedule })).toMatchObject({ events: 8 });
  });
});
