import assert from 'node:assert/strict';
import type { EventStore, StreamName } from '../../store/event-store.js';
import type { ContractCase } from './contract-case.js';
import { accepted, appendNext, ids, newEvent, newEvents } from './contract-case.js';

async function appendAlternating(store: EventStore, count: number, streams: readonly StreamName[]): Promise<void> {
  for (const [index, event] of newEvents(count).entries()) {
    await appendNext(store, streams[index % streams.length] ?? 'thing-1', [event]);
  }
}

export const readingCases: readonly ContractCase[] = [
  {
    name: 'a stream without events and an empty log read as empty',
    async run({ store }) {
      assert.deepEqual(await store.readStream('thing-1'), []);
      assert.deepEqual(await store.readStream('thing-1', { direction: 'backwards', from: 5n }), []);
      assert.deepEqual(await store.readLog(), { events: [], position: undefined, head: true });
      assert.equal(await store.head(), undefined);
    },
  },
  {
    name: 'an event comes back equal and in plain objects',
    async run({ store }) {
      const data = { text: 'Auszug', list: [1, -0.5, 1e21, true, null, [{}], ''], nested: { deep: { '': [] } } };
      const metadata = { actor: 'clerk', basis: [{ stream: 'paper-1', revision: '0' }] };
      const event = newEvent('PaperDrafted', data, metadata);
      const { position } = accepted(await store.append('paper-1', 'noStream', [event]));
      const stored = { ...event, stream: 'paper-1', revision: 0n, position };
      assert.deepEqual(await store.readStream('paper-1'), [stored]);
      assert.deepEqual((await store.readLog()).events, [stored]);
    },
  },
  {
    name: 'a change of an event after its append or read does not change the log',
    async run({ store }) {
      const data = { list: ['one'] };
      const append = store.append('thing-1', 'noStream', [newEvent('ThingHappened', data)]);
      data.list.push('two');
      await append;
      const [read] = await store.readStream('thing-1');
      Object.assign(read?.data ?? {}, { list: [] });
      assert.deepEqual((await store.readStream('thing-1'))[0]?.data, { list: ['one'] });
    },
  },
  {
    name: 'every character comes back: four bytes, NUL, line ends, combining marks, lone surrogates',
    async run({ store }) {
      const texts = [
        'Straße',
        '😀𝄞',
        'a\u0000b\u0000',
        '\r\n\t\u2028',
        'e\u0301 é',
        '\ud83d',
        '\udc00x',
        '\ufeff',
        '"\\',
        '__proto__',
      ];
      const events = texts.map((text) => newEvent('TextKept', { text, list: [text], [`key ${text}`]: 1 }, { text }));
      await store.append('text-1', 'noStream', events);
      const read = await store.readStream('text-1');
      assert.deepEqual(
        read.map(({ data, metadata }) => ({ data, metadata })),
        events.map(({ data, metadata }) => ({ data, metadata })),
      );
    },
  },
  {
    name: 'names of streams and types are kept letter by letter',
    async run({ store }) {
      const names = [
        'thing-ä',
        'thing-a\u0308',
        'Thing-ä',
        'thing-Ä',
        'thing-😀',
        "thing-'%_*",
        'thing-a-b',
        'thing-2018/17',
      ] as const;
      for (const name of names) {
        assert.deepEqual(await store.append(name, 0n, newEvents(1)), { appended: false, actual: 'noStream' });
        await store.append(name, 'noStream', [newEvent(`Übertragen.${name}`)]);
      }
      const { events } = await store.readLog();
      assert.deepEqual(
        events.map(({ stream, type }) => [stream, type]),
        names.map((name) => [name, `Übertragen.${name}`]),
      );
    },
  },
  {
    name: 'streams whose names begin alike do not mix',
    async run({ store }) {
      const streams = ['a-1', 'a-10', 'a-1-0', 'a1-1', 'aa-1'] as const;
      await appendAlternating(store, 10, streams);
      for (const stream of streams) {
        const read = await store.readStream(stream);
        assert.deepEqual(
          read.map((event) => [event.stream, event.revision]),
          [
            [stream, 0n],
            [stream, 1n],
          ],
        );
      }
      const { events } = await store.readLog({ filter: { categories: ['a'] } });
      assert.deepEqual([...new Set(events.map(({ stream }) => stream))], ['a-1', 'a-10', 'a-1-0']);
    },
  },
  {
    name: 'a stream is read both ways, from a revision and up to a limit',
    async run({ store }) {
      const events = newEvents(10);
      await store.append('thing-1', 'noStream', events);
      await appendNext(store, 'thing-2', newEvents(2));
      const all = ids(events);
      const read = async (options: Parameters<EventStore['readStream']>[1]): Promise<readonly string[]> =>
        ids(await store.readStream('thing-1', options));
      assert.deepEqual(await read({}), all);
      assert.deepEqual(await read({ from: 4n }), all.slice(4));
      assert.deepEqual(await read({ from: 4n, limit: 3 }), all.slice(4, 7));
      assert.deepEqual(await read({ from: 10n }), []);
      assert.deepEqual(await read({ from: 2n ** 70n }), []);
      assert.deepEqual(await read({ direction: 'backwards' }), all.toReversed());
      assert.deepEqual(await read({ direction: 'backwards', from: 4n }), all.slice(0, 5).reverse());
      assert.deepEqual(await read({ direction: 'backwards', from: 4n, limit: 2 }), [all[4], all[3]]);
      assert.deepEqual(await read({ direction: 'backwards', from: 2n ** 70n, limit: 1 }), [all[9]]);
    },
  },
  {
    name: 'the log is in the order of the appends over all streams',
    async run({ store }) {
      await appendAlternating(store, 12, ['b-1', 'a-1', 'c-1']);
      const { events, position, head } = await store.readLog();
      assert.deepEqual(
        events.map(({ data }) => data),
        Array.from({ length: 12 }, (_, index) => ({ index })),
      );
      assert.deepEqual([position, head], [events.at(-1)?.position, true]);
      assert.equal(await store.head(), position);
    },
  },
  {
    name: 'the log is read behind every position and up to a limit',
    async run({ store }) {
      await appendAlternating(store, 9, ['a-1', 'b-1']);
      const { events } = await store.readLog();
      for (const [index, event] of events.entries()) {
        const rest = await store.readLog({ after: event.position });
        assert.deepEqual(rest.events, events.slice(index + 1));
        const two = await store.readLog({ after: event.position, limit: 2 });
        assert.deepEqual(two.events, events.slice(index + 1, index + 3));
        assert.equal(two.head, index + 3 >= events.length, `head behind event ${index}`);
      }
      const beyond = await store.readLog({ after: 2n ** 62n });
      assert.deepEqual(beyond, { events: [], position: 2n ** 62n, head: true });
    },
  },
  {
    name: 'the log is read through a filter, and the position shows the progress',
    async run({ store }) {
      await appendAlternating(store, 12, ['a-1', 'b-1', 'c-1']);
      const { events } = await store.readLog();
      const filter = { categories: ['a', 'c', 'absent'] };
      const filtered = await store.readLog({ filter });
      assert.deepEqual(
        filtered.events,
        events.filter(({ stream }) => stream !== 'b-1'),
      );
      const none = await store.readLog({ filter: { categories: ['absent'] } });
      assert.deepEqual(none, { events: [], position: await store.head(), head: true });
      const first = await store.readLog({ filter, limit: 3 });
      assert.deepEqual([first.events, first.head], [filtered.events.slice(0, 3), false]);
      assert.ok(first.position !== undefined && first.position >= (first.events.at(-1)?.position ?? 0n));
      const rest = await store.readLog({ filter, after: first.position });
      assert.deepEqual(rest.events, filtered.events.slice(3));
    },
  },
  {
    name: 'pages of a long log join without a gap or a repetition',
    async run({ store }) {
      const appends = [newEvents(700), newEvents(700), newEvents(700)];
      for (const events of appends) await appendNext(store, 'thing-1', events);
      const read: string[] = [];
      let after: bigint | undefined;
      for (let head = false; !head;) {
        const slice = await store.readLog({ ...(after !== undefined && { after }), limit: 333 });
        read.push(...ids(slice.events));
        ({ position: after, head } = slice);
      }
      assert.deepEqual(read, ids(appends.flat()));
      assert.equal((await store.readStream('thing-1')).length, 1000);
    },
  },
];
