import type { EventStore, LogSlice, ReadModelStore, SubscribeOptions } from '#event-sourcing';
import { PositionNotReached, ReadModelNotReady, ReadModelsUnavailable, StoreUnavailable } from '#event-sourcing';
import fc from 'fast-check';
import { counts, countsProjection, handed, notes, notesProjection, ProjectedLog } from './projected-log.fixture.js';
import { placeKinds } from './read-places.fixture.js';

let world: ProjectedLog;

/** A store whose subscriptions are the spec's own; everything else is the world's. */
function subscribing(subscribe: (options: SubscribeOptions, call: number) => AsyncIterable<LogSlice>): EventStore {
  let calls = 0;
  return new Proxy<EventStore>(world.store, {
    get: (store, name) => {
      if (name === 'subscribe') return (options: SubscribeOptions) => subscribe(options, (calls += 1));
      const value: unknown = Reflect.get(store, name);
      // bind of an untyped function is declared as any.
      return typeof value === 'function' ? (value.bind(store) as unknown) : value;
    },
  });
}

/** A read database where something happens before each write of a projection. */
function writing(before: (projection: string) => void): (store: ReadModelStore) => ReadModelStore {
  return (store) => ({
    checkpoint: (...of) => store.checkpoint(...of),
    reset: (...of) => store.reset(...of),
    write: async (projection, ...rest) => {
      before(projection);
      await store.write(projection, ...rest);
    },
  });
}

function failAfter(writes: number): () => void {
  let done = 0;
  return () => {
    if ((done += 1) > writes) throw new ReadModelsUnavailable('crashed');
  };
}

describe.each(placeKinds())('on $kind', ({ fresh, runs }) => {
  beforeEach(async () => {
    world = new ProjectedLog(await fresh());
    handed.length = 0;
  });
  afterEach(async () => {
    await world.stop();
  });

  describe('projections', () => {
    it('process the events of the log, and new events', async () => {
      await world.append('a', 'Opened', { title: 'Auftakt' });
      const runner = await world.start();
      await runner.caughtUp();
      const position = await world.append('a', 'Renamed', { title: 'Kickoff' });
      await runner.whenAt(position);
      expect(await world.rows(notes)).toEqual([{ id: 'a', ordinal: 1n, order: 1, title: 'Kickoff' }]);
      expect(runner.status()).toMatchObject([
        { name: 'notes', kind: 'projection', version: 1, state: 'live', position: 2n, lag: 0 },
        { name: 'counts', state: 'live', position: 2n, lag: 0 },
      ]);
    });

    it('are caught up with an empty log', async () => {
      const runner = await world.start();
      await runner.caughtUp();
      expect(await world.rows(notes)).toEqual([]);
    });

    it('continue after a restart at their position', async () => {
      await world.append('a', 'Opened', { title: 'Auftakt' });
      await (await world.start()).caughtUp();
      await world.stop();
      await world.append('b', 'Opened', { title: 'Dialog' });
      await (await world.start()).caughtUp();
      expect(handed).toEqual([1n, 2n]);
    });

    it('resume exactly behind the last slice that was written before a crash', async () => {
      for (let index = 0; index < 1200; index += 1) await world.append(`n${index}`, 'Opened', { title: 'Dialog' });
      await world.start({ readModels: writing(failAfter(1)), projections: [notesProjection] });
      await world.reported('could not go on for now');
      await world.stop();
      handed.length = 0;
      await (await world.start({ projections: [notesProjection] })).caughtUp();
      expect([handed[0], handed.length]).toEqual([501n, 700]);
      expect(await world.rows(notes)).toHaveLength(1200);
    });

    it('restart when they have another version or other tables', async () => {
      await world.append('a', 'Opened', { title: 'Auftakt' });
      await (await world.start()).caughtUp();
      for (const changed of [{ version: 2 }, { tables: [{ ...notes, indexes: [['title']] }] }]) {
        await world.stop();
        handed.length = 0;
        await (await world.start({ projections: [{ ...notesProjection, ...changed }] })).caughtUp();
        expect(handed).toEqual([1n]);
      }
    });

    it('restart when their position is beyond the end of a restored log', async () => {
      await world.append('a', 'Opened', { title: 'Auftakt' });
      await (await world.start()).caughtUp();
      await world.stop();
      const restored = new ProjectedLog(world.place);
      await (await restored.start()).caughtUp();
      expect(await restored.rows(notes)).toEqual([]);
      await restored.stop();
    });

    it('are rebuilt when the read database is gone', async () => {
      await world.append('a', 'Opened', { title: 'Auftakt' });
      await (await world.start()).caughtUp();
      const before = await world.rows(notes);
      await world.stop();
      await world.place.lose();
      await (await world.start()).caughtUp();
      expect(await world.rows(notes)).toEqual(before);
    });

    it('have the same rows for any slices, and after a rebuild', async () => {
      const step = fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('Opened', 'Renamed', 'Closed'), fc.boolean());
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          const live = new ProjectedLog(await fresh());
          const runner = await live.start();
          for (const [index, [id, type, wait]] of steps.entries()) {
            await live.append(id, type, { title: `${index}` });
            if (wait) await runner.caughtUp();
          }
          await runner.caughtUp();
          const rows = await live.rows(notes);
          await runner.rebuild('notes');
          await runner.caughtUp();
          expect(await live.rows(notes)).toEqual(rows);
          await live.stop();
        }),
        { numRuns: runs },
      );
    });
  });

  describe('a projection that fails at an event', () => {
    it('stands still before the event with its earlier rows, and the others continue', async () => {
      await world.append('a', 'Opened', { title: 'Auftakt' });
      await world.append('b', 'Opened', { title: 'poison' });
      const last = await world.append('c', 'Opened', { title: 'Dialog' });
      const runner = await world.start();
      await runner.caughtUp();
      const stopped = world.stateOf('notes');
      expect(stopped).toMatchObject({ state: 'stopped', position: 1n, lag: 10 });
      expect(stopped).toMatchObject({ incident: { type: 'Opened', stream: 'note-b', revision: 0n, position: 2n } });
      // The error's own message quotes the event; it goes nowhere.
      expect(
        JSON.stringify(stopped, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)),
      ).not.toContain('poison');
      expect(await world.rows(counts)).toHaveLength(3);
      await expect(world.rows(notes)).rejects.toThrow(ReadModelNotReady);
      await expect(runner.whenAt(last, ['notes'])).rejects.toMatchObject({ because: 'stopped', consumer: 'notes' });
      await runner.whenAt(last, ['counts']);
    });

    it('names an unknown event, also of an unknown category', async () => {
      await world.append('a', 'Foreign');
      await world.append('b', 'Opened', { title: 'Auftakt' });
      await (await world.start()).caughtUp();
      expect(world.stateOf('counts')).toMatchObject({
        state: 'stopped',
        incident: { message: 'this program does not know the event type Foreign' },
      });
      expect(await world.rows(notes)).toHaveLength(1);
    });

    it('names the event whose row was refused, without the value', async () => {
      await world.append('a', 'Opened', { title: 'Auftakt' });
      await world.append('b', 'Opened', { title: 7 });
      await (await world.start()).caughtUp();
      expect(world.stateOf('notes')).toMatchObject({
        state: 'stopped',
        position: 1n,
        incident: { stream: 'note-b', message: 'notes.title takes text and nothing else' },
      });
    });

    it('stands still after a restart too, and continues with a corrected program', async () => {
      await world.append('a', 'Opened', { title: 'poison' });
      await (await world.start()).caughtUp();
      await world.stop();
      await (await world.start()).caughtUp();
      expect(world.stateOf('notes')?.state).toBe('stopped');
      await world.stop();
      await (await world.start({ projections: [{ ...notesProjection, project: () => [] }] })).caughtUp();
      expect(world.stateOf('notes')).toMatchObject({ state: 'live', position: 1n });
    });

    it('tries the event again on a retry', async () => {
      let curable = true;
      const project: typeof notesProjection.project = (event) => {
        if (curable) throw new Error('not yet');
        return notesProjection.project(event);
      };
      await world.append('a', 'Opened', { title: 'Auftakt' });
      const runner = await world.start({ projections: [{ ...notesProjection, project }] });
      await runner.caughtUp();
      curable = false;
      await runner.retry('notes');
      await runner.caughtUp();
      expect(await world.rows(notes)).toHaveLength(1);
    });
  });

  describe('a rebuild', () => {
    it('continues while events come in, and its table cannot be read before it is complete', async () => {
      for (let index = 0; index < 1100; index += 1) await world.append(`n${index}`, 'Opened', { title: 'Dialog' });
      const runner = await world.start();
      await runner.caughtUp();
      await runner.rebuild('notes');
      await expect(world.rows(notes)).rejects.toThrow('is being built');
      expect(await world.rows(counts)).toHaveLength(1100);
      for (let index = 0; index < 5; index += 1) await world.append(`n${index}`, 'Closed');
      await runner.caughtUp();
      expect(await world.rows(notes)).toHaveLength(1095);
      expect(await world.rows(counts)).toHaveLength(1105);
    });

    it('that a crash interrupted is not taken for complete', async () => {
      for (let index = 0; index < 1100; index += 1) await world.append(`n${index}`, 'Opened', { title: 'Dialog' });
      await world.start({ readModels: writing(failAfter(1)), projections: [notesProjection] });
      await world.reported('could not go on');
      await world.stop();
      const silent = subscribing(async function* () {
        await new Promise(() => undefined);
        yield { events: [], position: undefined, head: false };
      });
      await world.start({ store: silent, projections: [notesProjection] });
      expect(world.stateOf('notes')).toMatchObject({ state: 'building', position: 500n });
      await expect(world.rows(notes)).rejects.toThrow('is being built');
    });
  });

  describe('the subscription', () => {
    it('restarts with growing pauses, and loses no event', async () => {
      await world.append('a', 'Opened', { title: 'Auftakt' });
      const failing = subscribing((options, call) => {
        if (call < 10) throw new StoreUnavailable('gone', 'notWritten');
        return world.store.subscribe(options);
      });
      const runner = await world.start({ store: failing });
      const pauses: number[] = [];
      for (let call = 1; call < 10; call += 1) {
        while (world.timers.waiting.length === 0) await new Promise(setImmediate);
        pauses.push(...world.timers.waiting);
        world.timers.ring(0, 10_000);
      }
      expect(pauses).toEqual([100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000]);
      await runner.caughtUp();
      expect(await world.rows(notes)).toHaveLength(1);
    });

    it('restarts when the log has grown while it was silent', async () => {
      const deaf = subscribing(async function* (options, call) {
        for await (const slice of world.store.subscribe(options)) {
          yield slice;
          // The connection is dead, and nobody says so: not even an abort is heard.
          if (call === 1) await new Promise(() => undefined);
        }
      });
      const runner = await world.start({ store: deaf });
      await runner.caughtUp();
      const position = await world.append('a', 'Opened', { title: 'Auftakt' });
      for (let looks = 0; looks < 2; looks += 1) {
        while (world.timers.ring(10_000, 10_000) === 0) await new Promise(setImmediate);
      }
      await runner.whenAt(position);
      expect(world.reports).toContain('the subscription fell silent: subscribing again');
    });

    it('pauses a projection whose database cannot be written, while the others continue', async () => {
      let full = true;
      const filling = writing((projection) => {
        if (full && projection === 'notes') throw new ReadModelsUnavailable('the disk is full');
      });
      const position = await world.append('a', 'Opened', { title: 'Auftakt' });
      const runner = await world.start({ readModels: filling });
      await runner.whenAt(position, ['counts']);
      expect(world.stateOf('notes')).toMatchObject({ state: 'building', position: undefined, lag: 10 });
      full = false;
      world.timers.ring(100, 100);
      await runner.caughtUp();
      expect(await world.rows(notes)).toHaveLength(1);
    });
  });

  describe('a projection whose pause ends in the middle of a slice', () => {
    it('misses no event of its pause', async () => {
      for (let index = 0; index < 1200; index += 1) await world.append(`n${index}`, 'Opened', { title: 'Dialog' });
      let [failures, slices] = [0, 0];
      const waking = writing((projection) => {
        if (projection === 'notes' && (failures += 1) === 1) throw new ReadModelsUnavailable('the disk is full');
        if (projection === 'counts' && (slices += 1) === 3) world.timers.ring(100, 100);
      });
      const runner = await world.start({ readModels: waking, projections: [countsProjection, notesProjection] });
      await runner.caughtUp();
      expect(await world.rows(notes)).toHaveLength(1200);
    });
  });

  describe('waiting for a position', () => {
    it('ends after its time', async () => {
      const runner = await world.start();
      await runner.caughtUp();
      const late = runner.whenAt(1n).catch((error: unknown) => error);
      world.timers.ring(3000, 3000);
      expect(await late).toMatchObject({ because: 'late', consumer: 'notes' });
      expect(await late).toBeInstanceOf(PositionNotReached);
    });

    it('ends when the caller has gone', async () => {
      const runner = await world.start();
      const gone = new AbortController();
      const waiting = runner.whenAt(1n, ['notes'], { signal: gone.signal });
      gone.abort();
      await expect(waiting).rejects.toMatchObject({ because: 'aborted' });
      await expect(runner.whenAt(1n, ['notes'], { signal: gone.signal })).rejects.toMatchObject({ because: 'aborted' });
    });

    it('is rejected for an unknown projection', async () => {
      const runner = await world.start();
      await expect(runner.whenAt(1n, ['nothing'])).rejects.toThrow('there is no projection nothing');
    });
  });
});
