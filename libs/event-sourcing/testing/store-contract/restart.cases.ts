import assert from 'node:assert/strict';
import { StoreUnavailable } from '../../store/event-store.js';
import type { ContractCase } from './contract-case.js';
import { accepted, appendNext, collect, eventsOf, ids, newEvents } from './contract-case.js';

export const restartCases: readonly ContractCase[] = [
  {
    name: 'a restart keeps everything',
    async run(opened) {
      for (const stream of ['a-1', 'b-1', 'a-1'] as const) await appendNext(opened.store, stream, newEvents(4));
      const [log, stream] = [await opened.store.readLog(), await opened.store.readStream('a-1')];
      const reopened = await opened.reopen();
      assert.deepEqual(await reopened.readLog(), log);
      assert.deepEqual(await reopened.readStream('a-1'), stream);
      assert.equal(await reopened.head(), log.position);
    },
  },
  {
    name: 'after a restart revisions and positions continue, and a resend is recognised',
    async run(opened) {
      const events = newEvents(2);
      const original = await opened.store.append('a-1', 'noStream', events);
      const reopened = await opened.reopen();
      assert.deepEqual(await reopened.append('a-1', 'noStream', events), original);
      assert.deepEqual(await reopened.append('a-1', 'noStream', newEvents(1)), { appended: false, actual: 1n });
      const next = accepted(await reopened.append('a-1', 1n, newEvents(1)));
      assert.equal(next.revision, 2n);
      assert.ok(next.position > accepted(original).position);
    },
  },
  {
    name: 'after a restart a subscription resumes behind its last position',
    async run(opened) {
      await appendNext(opened.store, 'a-1', newEvents(4));
      const [seen] = await collect(opened, opened.store, { limit: 2 }, (slices) => slices.length === 1);
      const reopened = await opened.reopen();
      await appendNext(reopened, 'a-1', newEvents(1));
      const { position } = seen ?? {};
      const rest = await collect(
        opened,
        reopened,
        { ...(position !== undefined && { after: position }) },
        (slices) => slices.at(-1)?.head === true,
      );
      assert.deepEqual(ids(eventsOf([...(seen ? [seen] : []), ...rest])), ids((await reopened.readLog()).events));
    },
  },
  {
    name: 'closing finishes the calls made before',
    async run(opened) {
      const appends = Array.from({ length: 20 }, (_, index) =>
        opened.store.append(`a-${index}`, 'noStream', newEvents(3)),
      );
      const reopened = opened.reopen();
      assert.ok((await Promise.all(appends)).every(({ appended }) => appended));
      assert.equal((await (await reopened).readLog()).events.length, 60);
    },
  },
  {
    name: 'a closed store answers that it is unavailable and that nothing was written',
    async run(opened) {
      const { store } = opened;
      const waiting = collect(opened, store, {}, () => false);
      // Asked for before the closing is awaited, so that its rejection is never without a handler.
      const ended = assert.rejects(waiting, (error) => error instanceof StoreUnavailable);
      await store.close();
      await store.close();
      const unavailable = (error: unknown): boolean =>
        error instanceof StoreUnavailable && error.outcome === 'notWritten';
      await assert.rejects(store.append('a-1', 'noStream', newEvents(1)), unavailable);
      await assert.rejects(store.readStream('a-1'), unavailable);
      await assert.rejects(store.readLog(), unavailable);
      await assert.rejects(store.head(), unavailable);
      await ended;
    },
  },
];
