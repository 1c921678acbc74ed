import { openPostgres } from '#postgres';
import { hasPostgres, PostgresCluster } from '#postgres/testing';
import { openPostgresReadDatabase } from './postgres-read-database.js';
import { notes, notesProjection, ProjectedLog } from './projected-log.fixture.js';
import type { Place } from './read-places.fixture.js';

(hasPostgres ? describe : describe.skip)('a PostgreSQL that is killed', () => {
  const cluster = new PostgresCluster();
  let url = '';
  beforeAll(async () => {
    url = await cluster.start();
  });

  const place: Place = {
    open: async (log, report = () => undefined) => {
      const postgres = await openPostgres({ url, report });
      return { ...(await openPostgresReadDatabase({ postgres, log })), close: () => postgres.close() };
    },
    lose: async () => undefined,
  };

  it('during writes makes read models unavailable; they continue without a gap when it is back', async () => {
    const world = new ProjectedLog(place);
    const runner = await world.start({ projections: [notesProjection] });
    let last = 0n;
    for (let index = 0; index < 3000; index += 1) {
      last = await world.append(`n${index}`, 'Opened', { title: 'Dialog' });
      if (index === 1500) {
        await runner.whenAt(1n);
        cluster.kill();
      }
    }
    await world.reported('could not go on for now');
    await expect(world.rows(notes)).rejects.toThrow('cannot be used for now');
    await cluster.start();
    const there = runner.whenAt(last, undefined, { milliseconds: 60_000 });
    // Each pause of the back-off ends at once.
    const pauses = setInterval(() => world.timers.ring(0, 10_000), 20);
    await there;
    clearInterval(pauses);
    expect(await world.rows(notes)).toHaveLength(3000);
    await world.stop();
  });
});
