import { PositionNotReached, ReadModelsUnavailable, StoreUnavailable } from '#event-sourcing';
import { countsProjection, notes, notesProjection, ProjectedLog } from './projected-log.fixture.js';
import { placeKinds } from './read-places.fixture.js';
import { subscribing, writing } from './store-faults.fixture.js';

let world: ProjectedLog;

describe.each(placeKinds())('on $kind', ({ fresh }) => {
  beforeEach(async () => {
    world = new ProjectedLog(await fresh());
  });
  afterEach(async () => {
    await world.stop();
  });

  describe('the subscription', () => {
    it('restarts with growing pauses, and loses no event', async () => {
      await world.append('a', 'Opened', { title: 'Auftakt' });
      const failing = subscribing(world.store, (options, call) => {
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
      const deaf = subscribing(world.store, async function* (options, call) {
        for await (const slice of world.store.subscribe(options)) {
          yield slice;
          // A dead connection without an error, which ignores an abort.
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
