import assert from 'node:assert/strict';
import type { ContractCase } from './contract-case.js';
import { accepted, appendNext, ids, newEvent, newEvents } from './contract-case.js';

export const appendingCases: readonly ContractCase[] = [
  {
    name: 'an append answers with the revision and position of its last event',
    async run({ store }) {
      const first = accepted(await store.append('thing-1', 'noStream', newEvents(3)));
      const second = accepted(await store.append('thing-1', 2n, newEvents(1)));
      assert.equal(first.revision, 2n);
      assert.equal(second.revision, 3n);
      assert.ok(second.position > first.position);
      const log = await store.readLog();
      assert.deepEqual([log.events[2]?.position, log.events[3]?.position], [first.position, second.position]);
    },
  },
  {
    name: 'another revision than the actual one is a conflict with the actual revision',
    async run({ store }) {
      assert.deepEqual(await store.append('thing-1', 0n, newEvents(1)), { appended: false, actual: 'noStream' });
      await appendNext(store, 'thing-1', newEvents(3));
      for (const expected of ['noStream', 0n, 1n, 3n, 2n ** 70n] as const) {
        const refused = await store.append('thing-1', expected, newEvents(1));
        assert.deepEqual(refused, { appended: false, actual: 2n }, `expected ${expected}`);
      }
      assert.equal((await store.readStream('thing-1')).length, 3);
    },
  },
  {
    name: 'of concurrent writers exactly one wins each revision',
    async run({ store }) {
      for (const round of [0n, 1n, 2n]) {
        const expected = round === 0n ? 'noStream' : round - 1n;
        const attempts = Array.from({ length: 20 }, () => store.append('thing-1', expected, newEvents(1)));
        const results = await Promise.all(attempts);
        assert.equal(results.filter(({ appended }) => appended).length, 1);
        for (const result of results) if (!result.appended) assert.equal(result.actual, round);
      }
      assert.equal((await store.readStream('thing-1')).length, 3);
    },
  },
  {
    name: 'appends asked for together in one order are written in that order',
    async run({ store }) {
      const events = newEvents(40);
      const results = await Promise.all(
        events.map((event, index) => store.append('thing-1', index === 0 ? 'noStream' : BigInt(index - 1), [event])),
      );
      assert.ok(results.every(({ appended }) => appended));
      assert.deepEqual(ids(await store.readStream('thing-1')), ids(events));
    },
  },
  {
    name: 'concurrent appends to different streams are all written',
    async run({ store }) {
      const streams = Array.from({ length: 50 }, (_, index) => `thing-${index}` as const);
      const results = await Promise.all(streams.map((stream) => store.append(stream, 'noStream', newEvents(2))));
      assert.ok(results.every((result) => result.appended && result.revision === 1n));
      assert.equal((await store.readLog()).events.length, 100);
    },
  },
  {
    name: 'the same events again at the revision before them give the original answer and write nothing',
    async run({ store }) {
      const first = newEvents(2);
      const second = newEvents(3);
      const original = [await store.append('thing-1', 'noStream', first), await store.append('thing-1', 1n, second)];
      await appendNext(store, 'thing-1', newEvents(1));
      assert.deepEqual(await store.append('thing-1', 'noStream', first), original[0]);
      assert.deepEqual(await store.append('thing-1', 1n, second), original[1]);
      assert.equal((await store.readStream('thing-1')).length, 6);
      assert.equal((await store.readLog()).events.length, 6);
    },
  },
  {
    name: 'the same append twice at once is written once and answered alike',
    async run({ store }) {
      const events = newEvents(2);
      const [one, other] = await Promise.all([
        store.append('thing-1', 'noStream', events),
        store.append('thing-1', 'noStream', events),
      ]);
      assert.deepEqual(one, other);
      assert.equal((await store.readStream('thing-1')).length, 2);
    },
  },
  {
    name: 'the same events at the current revision are written again',
    async run({ store }) {
      const events = newEvents(2);
      await store.append('thing-1', 'noStream', events);
      assert.equal(accepted(await store.append('thing-1', 1n, events)).revision, 3n);
      assert.deepEqual(ids(await store.readStream('thing-1')), ids([...events, ...events]));
    },
  },
  {
    name: 'the same events in another stream are written there',
    async run({ store }) {
      const events = newEvents(1);
      await store.append('thing-1', 'noStream', events);
      assert.equal(accepted(await store.append('thing-2', 'noStream', events)).revision, 0n);
      assert.deepEqual(ids(await store.readStream('thing-2')), ids(events));
    },
  },
  {
    name: 'other events, or further ones, at an old revision are a conflict',
    async run({ store }) {
      const [first, second] = [newEvent(), newEvent()];
      await store.append('thing-1', 'noStream', [first]);
      const conflict = { appended: false, actual: 0n };
      assert.deepEqual(await store.append('thing-1', 'noStream', [newEvent()]), conflict);
      assert.deepEqual(await store.append('thing-1', 'noStream', [first, second]), conflict);
      assert.deepEqual(await store.append('thing-1', 'noStream', [second, first]), conflict);
      assert.deepEqual(ids(await store.readStream('thing-1')), [first.id]);
    },
  },
  {
    name: 'the events of one append are adjacent in the log, in their order',
    async run({ store }) {
      const appends = Array.from({ length: 20 }, () => newEvents(7));
      await Promise.all(appends.map((events, index) => store.append(`thing-${index}`, 'noStream', events)));
      const { events } = await store.readLog();
      const log = ids(events);
      for (const append of appends) {
        const start = log.indexOf(append[0]?.id ?? '');
        assert.deepEqual(log.slice(start, start + 7), ids(append));
      }
      assert.ok(events.every((event, index) => index === 0 || event.position > (events[index - 1]?.position ?? 0n)));
    },
  },
];
