import { idFrom, StoreUnavailable } from '#event-sourcing';
import { openPostgres } from '#postgres';
import { describeOnPostgres } from '#postgres/testing';
import { openPostgresKeyStore } from './index.js';

describeOnPostgres('keys in PostgreSQL', (database) => {
  it('are durable when written, with any setting of the database', async () => {
    await database.run(`ALTER DATABASE ${database.name} SET synchronous_commit = off`);
    const postgres = await openPostgres({ url: database.url });
    const settings: unknown[] = [];
    const keys = openPostgresKeyStore({
      ...postgres,
      pool: (options) => {
        const pool = postgres.pool(options);
        settings.push(pool.query('SHOW synchronous_commit').then(({ rows }) => rows));
        return pool;
      },
    });
    await keys.logKey();
    expect(await Promise.all(settings)).toEqual([[{ synchronous_commit: 'on' }]]);
    await postgres.close();
  });

  it('are unavailable while PostgreSQL cannot be used', async () => {
    const postgres = await openPostgres({ url: database.url });
    const keys = openPostgresKeyStore(postgres);
    await postgres.close();
    await expect(keys.createDataKey(idFrom('a person'))).rejects.toThrow(StoreUnavailable);
    await expect(keys.destroyDataKey(idFrom('a person'))).rejects.toThrow(StoreUnavailable);
  });

  it('leave only a mark when they are destroyed, in a table that is vacuumed after every change', async () => {
    const postgres = await openPostgres({ url: database.url });
    const keys = openPostgresKeyStore(postgres);
    const id = idFrom('an erased person');
    await keys.createDataKey(id);
    await keys.destroyDataKey(id);
    const [row] = await database.run('SELECT key, destroyed_at IS NOT NULL AS destroyed FROM keys.keys WHERE id = $1', [
      id,
    ]);
    expect(row).toEqual({ key: null, destroyed: true });
    const [options] = await database.run(`SELECT reloptions FROM pg_class WHERE oid = 'keys.keys'::regclass`);
    expect(options).toEqual({
      reloptions: ['autovacuum_vacuum_threshold=0', 'autovacuum_vacuum_scale_factor=0'],
    });
    await postgres.close();
  });
});
