import type { Tenure } from '#event-sourcing';
import { Leadership, put, ReadModelsFenced, table } from '#event-sourcing';
import { ReplaceableStore } from '#event-sourcing/testing';
import { openPostgres } from '#postgres';
import { describeOnPostgres } from '#postgres/testing';
import type { PostgresReadDatabase } from '#read-database';
import { openPostgresReadDatabase } from '#read-database';
import { takeOver } from './take-over.js';

const things = table({ name: 'things', columns: { id: 'text' }, key: ['id'] });

describeOnPostgres('a server that takes the read models over', (database) => {
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).toReversed()) await end();
    await database.empty();
  });

  async function reads(): Promise<PostgresReadDatabase['store']> {
    const postgres = await openPostgres({ url: database.url });
    ends.push(() => postgres.close());
    return (await openPostgresReadDatabase({ postgres, log: 'log' })).store;
  }

  async function leading(store: ReplaceableStore) {
    const taken = Promise.withResolvers<Tenure>();
    const leadership = new Leadership({
      store,
      name: 'projections',
      server: 'here',
      onTaken: async (tenure) => {
        taken.resolve(tenure);
      },
      onLost: async () => undefined,
      report: () => undefined,
    });
    leadership.start();
    ends.push(() => leadership.stop());
    const tenure = await taken.promise;
    return { tenure, isLast: () => leadership.isLast(tenure), stop: () => leadership.stop() };
  }

  it('does so although the log was restored from a copy whose lease is older than the claim in the fence', async () => {
    const store = new ReplaceableStore();
    store.backUp();
    for (let tenures = 0; tenures < 3; tenures += 1) {
      const earlier = await leading(store);
      await takeOver(await reads(), earlier.tenure, earlier.isLast);
      await earlier.stop();
    }
    await store.restore();
    const { tenure, isLast } = await leading(store);
    const mine = await reads();
    expect((await mine.last()).epoch).toBeGreaterThan(tenure.epoch);
    await takeOver(mine, tenure, isLast);
    await mine.reset('things', 1, [things]);
    await mine.write('things', [put(things, { id: 'a' })], { position: 1n, version: 1, complete: true });
    expect(await mine.last()).toMatchObject({ epoch: tenure.epoch, claim: tenure.claim });
  });

  it('is refused when another server took the lease after it', async () => {
    const store = new ReplaceableStore();
    const first = await leading(store);
    const later = await reads();
    await later.takeOver({ ...first.tenure, series: first.tenure.series, epoch: 99n, claim: 'later' });
    await first.stop();
    await expect(takeOver(await reads(), first.tenure, first.isLast)).rejects.toThrow(ReadModelsFenced);
    expect(await later.last()).toMatchObject({ epoch: 99n });
  });
});
