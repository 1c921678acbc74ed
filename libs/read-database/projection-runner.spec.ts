import { ReadModelNotReady } from '#event-sourcing';
import fc from 'fast-check';
import { counts, handed, notes, notesProjection, ProjectedLog } from './projected-log.fixture.js';
import { placeKinds } from './read-places.fixture.js';
import { failAfter, subscribing, writing } from './store-faults.fixture.js';

let world: ProjectedLog;

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
      const silent = subscribing(world.store, async function* () {
        await new Promise(() => undefined);
        yield { events: [], position: undefined, head: false };
      });
      await world.start({ store: silent, projections: [notesProjection] });
      expect(world.stateOf('notes')).toMatchObject({ state: 'building', position: 500n });
      await expect(world.rows(notes)).rejects.toThrow('is being built');
    });
  });
});
