import type { RowChange } from '#event-sourcing';
import { put, ReadModelsFenced, ReadModelsSetBack, ReadModelsUnavailable, table } from '#event-sourcing';
import { openPostgres } from '#postgres';
import { describeOnPostgres } from '#postgres/testing';
import type { PostgresReadDatabase } from './index.js';
import { openPostgresReadDatabase } from './index.js';
import { PostgresWriter } from './postgres-writer.js';
import { LOG, notes, notesProjection, ProjectedLog } from './projected-log.fixture.js';

const things = table({ name: 'things', columns: { id: 'text', at: 'position?' }, key: ['id'], indexes: [['at']] });

describeOnPostgres('read models in PostgreSQL', (database) => {
  let servers: (PostgresReadDatabase & { readonly close: () => Promise<void> })[] = [];

  async function server(): Promise<PostgresReadDatabase> {
    const postgres = await openPostgres({ url: database.url });
    const opened = await openPostgresReadDatabase({ postgres, log: LOG });
    servers.push({ ...opened, close: () => postgres.close() });
    return opened;
  }
  async function write({ store }: PostgresReadDatabase, position: bigint, ...changes: RowChange[]): Promise<void> {
    await store.write('things', changes, { position, version: 1, complete: true });
  }
  const claim = (epoch: bigint, series = 's') => ({ series, epoch, claim: `${series} ${epoch}` });
  const thing = (id: string) => put(things, { id, at: null });
  const ids = async (of: PostgresReadDatabase) => (await of.reads(() => 'ready').rows(things)).map(({ id }) => id);

  beforeEach(() => {
    servers = [];
  });
  afterEach(async () => {
    await Promise.all(servers.map((one) => one.close()));
    await database.empty();
  });

  describe('that several servers share', () => {
    it('are read by all servers, and written by the server that took over last', async () => {
      const [one, other] = [await server(), await server()];
      await one.store.takeOver(claim(1n));
      await one.store.reset('things', 1, [things]);
      await write(one, 1n, thing('a'));
      expect(await ids(other)).toEqual(['a']);
      await other.store.takeOver(claim(2n));
      expect(await other.store.checkpoint('things', [things])).toMatchObject({ position: 1n });
      await expect(write(one, 2n, thing('b'))).rejects.toThrow(ReadModelsFenced);
      await expect(one.store.reset('things', 1, [things])).rejects.toThrow(ReadModelsFenced);
      await expect(one.sharedStatus.publish('mine')).rejects.toThrow(ReadModelsFenced);
      await write(other, 2n, thing('c'));
      expect(await ids(one)).toEqual(['a', 'c']);
    });

    it('can be written by a server that never took over, until another server takes over', async () => {
      const [one, other] = [await server(), await server()];
      await one.store.reset('things', 1, [things]);
      await other.store.takeOver(claim(1n));
      await expect(write(one, 1n, thing('a'))).rejects.toThrow(ReadModelsFenced);
    });

    it('are never taken over with an earlier epoch; the same epoch changes nothing', async () => {
      const [one, other] = [await server(), await server()];
      await one.store.takeOver(claim(7n));
      await expect(other.store.takeOver(claim(6n))).rejects.toThrow(ReadModelsFenced);
      await one.store.takeOver(claim(7n));
      await one.store.reset('things', 1, [things]);
    });

    it('are taken over in another history of the log, whose epochs are lower or the same, by a caller who names the claim', async () => {
      const [one, other] = [await server(), await server()];
      await one.store.takeOver(claim(2000n));
      await one.store.reset('things', 1, [things]);
      const last = await other.store.last();
      expect(last).toEqual(claim(2000n));
      for (const restored of [claim(1500n), claim(3n, 'later'), { ...claim(2000n), claim: 'again' }]) {
        await expect(other.store.takeOver(restored)).rejects.toThrow(ReadModelsFenced);
      }
      await other.store.takeOver(claim(1500n), last);
      await expect(write(one, 1n, thing('a'))).rejects.toThrow(ReadModelsFenced);
      // A server that read the fence before does not replace the present claim.
      await expect(one.store.takeOver(claim(1400n), last)).rejects.toThrow(ReadModelsFenced);
      await other.store.reset('things', 1, [things]);
      await write(other, 1n, thing('b'));
      expect(await ids(one)).toEqual(['b']);
    });

    it('are taken over from a program that kept the epoch alone', async () => {
      const one = await server();
      await database.run('UPDATE read._fence SET epoch = 7');
      await expect(one.store.takeOver(claim(6n))).rejects.toThrow(ReadModelsFenced);
      await one.store.takeOver(claim(8n));
      expect(await one.store.last()).toEqual(claim(8n));
    });

    it('are taken over from a server that froze in the middle of a write, within seconds', async () => {
      const [one, other] = [await server(), await server()];
      await one.store.reset('things', 1, [things]);
      const postgres = await openPostgres({ url: database.url });
      let wake = (): void => undefined;
      let begun = (): void => undefined;
      const isInside = new Promise<void>((resolve) => (begun = resolve));
      const frozen = new PostgresWriter(postgres).write(async (session) => {
        await session.query(`INSERT INTO read.things VALUES ('frozen')`);
        begun();
        await new Promise<void>((resolve) => (wake = resolve));
      });
      await isInside;
      await other.store.takeOver(claim(1n));
      wake();
      await expect(frozen).rejects.toThrow(ReadModelsUnavailable);
      expect(await ids(other)).toEqual([]);
      await postgres.close();
    });
  });

  describe('whose database', () => {
    it('has checkpoints of a program that kept no event with them are not built anew', async () => {
      const one = await server();
      await one.store.reset('things', 1, [things]);
      await write(one, 1n, thing('a'));
      await database.run(
        'ALTER TABLE read._projections DROP COLUMN event_stream, DROP COLUMN event_revision, DROP COLUMN event_id',
      );
      await database.run('ALTER TABLE read._fence DROP COLUMN series, DROP COLUMN claim');
      await database.run(`DELETE FROM read._lenkwerk_migrations WHERE name = '0002-history'`);
      const other = await server();
      expect(await other.store.checkpoint('things', [things])).toEqual({ position: 1n, version: 1, complete: true });
      expect(await ids(other)).toEqual(['a']);
    });

    it('lost its last commits continue at its checkpoint', async () => {
      const one = await server();
      await one.store.reset('things', 1, [things]);
      await write(one, 1n, thing('a'));
      await write(one, 2n, thing('b'));
      await database.run(`DELETE FROM read.things WHERE id = 'b'`);
      await database.run('UPDATE read._projections SET position = 1');
      await expect(write(one, 3n, thing('c'))).rejects.toThrow(ReadModelsSetBack);
      expect(await one.store.checkpoint('things', [things])).toMatchObject({ position: 1n });
      await write(one, 3n, thing('b'), thing('c'));
      expect(await ids(one)).toEqual(['a', 'b', 'c']);
    });

    it('lost its last commits are projected again from there, without a gap', async () => {
      const open = async () => {
        const opened = await server();
        return { ...opened, close: async () => undefined };
      };
      const world = new ProjectedLog({ open, lose: async () => undefined });
      const runner = await world.start({ projections: [notesProjection] });
      for (const id of ['a', 'b']) await world.append(id, 'Opened', { title: 'Dialog' });
      await runner.caughtUp();
      await database.run(`DELETE FROM read.notes WHERE id = 'b'`);
      await database.run('UPDATE read._projections SET position = 1');
      const last = await world.append('c', 'Opened', { title: 'Dialog' });
      await world.reported('could not go on for now');
      world.timers.ring(100, 100);
      await runner.whenAt(last);
      expect((await world.rows(notes)).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
      await world.stop();
    });

    it('ends every connection are unavailable for a moment', async () => {
      const one = await server();
      await one.store.reset('things', 1, [things]);
      const locked = await database.connect();
      await locked.query('BEGIN; LOCK TABLE read.things');
      const [writing, reading] = [write(one, 1n, thing('a')), ids(one)];
      const outcomes = Promise.allSettled([writing, reading]);
      let waiting: unknown = 0;
      while (waiting !== 2) {
        const [row] = await database.run(
          `SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock'`,
        );
        waiting = row?.['n'];
      }
      await database.run(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'lenkwerk read models%'`,
      );
      for (const outcome of await outcomes) {
        expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'ReadModelsUnavailable' } });
      }
      await locked.end();
      await write(one, 1n, thing('a'));
      expect(await ids(one)).toEqual(['a']);
    });
  });

  it('can have tables and indexes with similar names', async () => {
    const one = await server();
    const long = 'ä'.repeat(31);
    const columns = { key: 'text', b: 'text', 'b c': 'text?', [long]: 'text' } as const;
    const indexes = [['key'], ['b c'], ['b', 'key'], ['key', 'b'], [long], [long, 'b']];
    const tables = ['a', 'a key', 'a b', 'a index b', long].map((name) => ({ name, columns, key: ['key'], indexes }));
    await one.store.reset('things', 1, tables);
    await one.store.reset('things', 2, tables);
    for (const some of tables) expect(await one.reads(() => 'ready').rows(some)).toEqual([]);
    const tooLong = { ...things, name: 'ä'.repeat(32) };
    await expect(one.store.reset('things', 3, [tooLong])).rejects.toThrow('longer than 63 bytes');
  });

  it('are rebuilt with a hundred thousand rows, which are paged by an index', async () => {
    const one = await server();
    await one.store.reset('things', 1, [things]);
    for (let start = 0; start < 100_000; start += 500) {
      const rows = Array.from({ length: 500 }, (_, index) =>
        put(things, { id: `${start + index}`, at: BigInt(start + index) }),
      );
      await write(one, BigInt(start), ...rows);
    }
    const reads = one.reads(() => 'ready');
    const page = await reads.rows(things, (rows) => rows.where('at', '>', 99_997n).orderBy('at').limit(3));
    expect(page.map(({ at }) => at)).toEqual([99_998n, 99_999n]);
    const plan = await database.run('EXPLAIN SELECT * FROM read.things WHERE at > 5 ORDER BY at NULLS FIRST LIMIT 51');
    expect(JSON.stringify(plan)).toContain('Index Scan using');
    expect(JSON.stringify(plan)).not.toContain('Sort');
  });

  describe('and their shared status table', () => {
    it('shows the last status with its age by the clock of the database', async () => {
      const [writer, reader] = [await server(), await server()];
      expect(await reader.sharedStatus.read()).toBeUndefined();
      await writer.sharedStatus.publish({ lag: 1 });
      await writer.sharedStatus.publish({ lag: null, text: 'Größe\u0000' });
      await database.run(`UPDATE read._notice SET posted_at = posted_at - interval '90 seconds'`);
      const found = await reader.sharedStatus.read();
      expect(found?.status).toEqual({ lag: null, text: 'Größe\u0000' });
      expect(found?.ageSeconds).toBeGreaterThanOrEqual(90);
      expect(found?.ageSeconds).toBeLessThan(150);
    });

    it('takes requests to the server that writes, oldest first, and brings its answers back', async () => {
      const [writer, reader] = [await server(), await server()];
      const [first, second] = [await reader.sharedStatus.ask({ rebuild: 'a' }), await reader.sharedStatus.ask('b')];
      expect(await writer.sharedStatus.pendingRequests()).toEqual([
        { id: first, request: { rebuild: 'a' } },
        { id: second, request: 'b' },
      ]);
      expect(await reader.sharedStatus.answerTo(first)).toBeUndefined();
      await writer.sharedStatus.answer(first, { done: true });
      expect(await reader.sharedStatus.answerTo(first)).toEqual({ done: true });
      expect(await writer.sharedStatus.pendingRequests()).toEqual([{ id: second, request: 'b' }]);
    });

    it('forgets requests after five minutes', async () => {
      const one = await server();
      const [answered, forgotten] = [await one.sharedStatus.ask('a'), await one.sharedStatus.ask('b')];
      await one.sharedStatus.answer(answered, 1);
      await database.run(`UPDATE read._orders SET asked_at = asked_at - interval '301 seconds'`);
      expect(await one.sharedStatus.pendingRequests()).toEqual([]);
      expect(await one.sharedStatus.answerTo(answered)).toBeUndefined();
      await one.sharedStatus.answer(forgotten, 2);
      const last = await one.sharedStatus.ask('c');
      expect(await database.run('SELECT id FROM read._orders')).toEqual([{ id: last }]);
    });
  });
});
