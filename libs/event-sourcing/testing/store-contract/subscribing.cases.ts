import assert from 'node:assert/strict';
import { once } from 'node:events';
import { LIMITS } from '../../store/event-store.js';
import type { LogSlice } from '../../store/event-store.js';
import type { ContractCase, OpenedStore } from './contract-case.js';
import { appendNext, collect, eventsOf, ids, newEvent, newEvents } from './contract-case.js';

const LAST = 'LastOne';

function untilLast(slices: readonly LogSlice[]): boolean {
  return eventsOf(slices).some(({ type }) => type === LAST);
}

function untilHead(slices: readonly LogSlice[]): boolean {
  return slices.at(-1)?.head === true;
}

/** Fails when the promise does not settle within the time limit. */
async function inTime({ timeLimit = 10_000 }: OpenedStore, promise: Promise<void>): Promise<void> {
  const late = once(AbortSignal.timeout(timeLimit), 'abort').then(() => {
    throw new Error('the subscription did not end in time');
  });
  await Promise.race([promise, late]);
}

export const subscribingCases: readonly ContractCase[] = [
  {
    name: 'a subscription gives the whole log in order and resumes behind every position',
    async run(opened) {
      const { store } = opened;
      for (const stream of ['a-1', 'b-1', 'a-1', 'c-1'] as const) await appendNext(store, stream, newEvents(3));
      await appendNext(store, 'b-1', [newEvent(LAST)]);
      const { events } = await store.readLog();
      assert.deepEqual(eventsOf(await collect(opened, store, {}, untilLast)), events);
      for (const [index, { position }] of events.slice(0, -1).entries()) {
        const resumed = await collect(opened, store, { after: position }, untilLast);
        assert.deepEqual(eventsOf(resumed), events.slice(index + 1));
      }
    },
  },
  {
    name: 'a subscription continues with events appended after it caught up',
    async run(opened) {
      const { store } = opened;
      await appendNext(store, 'a-1', newEvents(2));
      let live = 0;
      const slices = await collect(opened, store, {}, async (soFar) => {
        if (untilHead(soFar) && live < 5) {
          live += 1;
          await appendNext(store, 'a-1', live === 5 ? [newEvent(), newEvent(LAST)] : newEvents(1));
        }
        return untilLast(soFar);
      });
      assert.deepEqual(eventsOf(slices), (await store.readLog()).events);
      assert.equal(eventsOf(slices).length, 8);
    },
  },
  {
    name: 'a waiting subscription is woken by an append',
    async run(opened) {
      const { store } = opened;
      let collected: Promise<readonly LogSlice[]> | undefined;
      await new Promise<void>((caughtUp, failed) => {
        collected = collect(opened, store, {}, (slices) => {
          caughtUp();
          return untilLast(slices);
        });
        collected.catch(failed);
      });
      await new Promise(setImmediate);
      await appendNext(store, 'a-1', [newEvent(LAST)]);
      assert.equal(eventsOf((await collected) ?? []).length, 1);
    },
  },
  {
    name: 'the first slice at the head is given even when it is empty',
    async run(opened) {
      const { store } = opened;
      const [first] = await collect(opened, store, {}, untilHead);
      assert.deepEqual(first, { events: [], position: undefined, head: true });
      await appendNext(store, 'a-1', newEvents(2));
      const head = await store.head();
      assert.ok(head !== undefined);
      const [resumed] = await collect(opened, store, { after: head }, untilHead);
      assert.deepEqual(resumed, { events: [], position: head, head: true });
    },
  },
  {
    name: 'a subscription applies its filter, and its position moves past the events that it leaves out',
    async run(opened) {
      const { store } = opened;
      for (let round = 0; round < 4; round += 1) {
        for (const stream of ['a-1', 'b-1', 'c-1'] as const) await appendNext(store, stream, newEvents(1));
      }
      const head = await store.head();
      const filter = { categories: ['a', 'c'] };
      const slices = await collect(
        opened,
        store,
        { filter },
        (soFar) => soFar.at(-1)?.position === head && untilHead(soFar),
      );
      const { events } = await store.readLog();
      assert.deepEqual(
        eventsOf(slices),
        events.filter(({ stream }) => stream !== 'b-1'),
      );
      const none = await collect(opened, store, { filter: { categories: ['absent'] } }, untilHead);
      assert.deepEqual([eventsOf(none), none.at(-1)?.position], [[], head]);
    },
  },
  {
    name: 'slices are small, and their positions grow',
    async run(opened) {
      const { store } = opened;
      for (const events of [newEvents(1000), newEvents(500), [newEvent(LAST)]]) await appendNext(store, 'a-1', events);
      for (const limit of [undefined, 500, 1000]) {
        const slices = await collect(opened, store, { ...(limit !== undefined && { limit }) }, untilLast);
        assert.ok(slices.every(({ events }) => events.length <= LIMITS.sliceEvents));
        assert.ok(
          slices.every(({ position }, index) => index === 0 || (position ?? 0n) > (slices[index - 1]?.position ?? 0n)),
        );
        assert.equal(eventsOf(slices).length, 1501);
      }
      const two = await collect(opened, store, { limit: 2 }, (slices) => eventsOf(slices).length >= 6);
      assert.ok(two.every(({ events }) => events.length <= 2));
    },
  },
  {
    name: 'two subscriptions each get every event while writers continue',
    async run(opened) {
      const { store } = opened;
      await appendNext(store, 'a-1', newEvents(10));
      const both = [collect(opened, store, {}, untilLast), collect(opened, store, {}, untilLast)];
      for (let round = 0; round < 20; round += 1) {
        await Promise.all((['a-1', 'b-1', 'c-1'] as const).map((stream) => appendNext(store, stream, newEvents(2))));
      }
      await appendNext(store, 'a-1', [newEvent(LAST)]);
      const log = ids((await store.readLog()).events);
      for (const slices of await Promise.all(both)) assert.deepEqual(ids(eventsOf(slices)), log);
    },
  },
  {
    name: 'an abort ends a subscription without an error, also while it waits or before it begins',
    async run(opened) {
      const { store } = opened;
      await appendNext(store, 'a-1', newEvents(3));
      const abort = new AbortController();
      let slices = 0;
      const consume = async (): Promise<void> => {
        for await (const slice of store.subscribe({ signal: abort.signal })) {
          slices += 1;
          // By the next turn the subscription waits for an append that never comes.
          if (slice.head)
            setImmediate(() => {
              abort.abort();
            });
        }
      };
      await inTime(opened, consume());
      assert.ok(slices > 0);
      slices = 0;
      await inTime(opened, consume());
      assert.equal(slices, 0);
    },
  },
  {
    name: 'an abort between two slices is the end',
    async run(opened) {
      const { store } = opened;
      await appendNext(store, 'a-1', newEvents(10));
      const abort = new AbortController();
      let slices = 0;
      const consume = async (): Promise<void> => {
        for await (const slice of store.subscribe({ signal: abort.signal, limit: 2 })) {
          assert.equal(slice.head, false);
          slices += 1;
          abort.abort();
        }
      };
      await inTime(opened, consume());
      assert.equal(slices, 1);
    },
  },
];
