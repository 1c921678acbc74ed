import type { ThrowAwayDatabase } from '#postgres/testing';
import { describeOnPostgres } from '#postgres/testing';
import type { PostgresOptions } from './index.js';
import { openPostgres, parsePostgresUrl, PostgresUnusable } from './index.js';

const SECRET = 'very-secret';

async function refusal(options: PostgresOptions): Promise<PostgresUnusable> {
  const error = await openPostgres(options).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof PostgresUnusable)) throw new Error(`it was not refused, but ${String(error)}`);
  expect(error.message).not.toContain('\n');
  return error;
}

function urlOf(database: ThrowAwayDatabase, change: (url: URL) => void): string {
  const url = new URL(database.url);
  change(url);
  return url.href;
}

describe('the URL of a PostgreSQL', () => {
  it('is shown as host, port and database', () => {
    const { place } = parsePostgresUrl(`postgresql://me:${SECRET}@db.example:6543/lenk%20werk`);
    expect(place).toBe('db.example:6543/lenk werk');
    expect(parsePostgresUrl(`postgres://me:${SECRET}@db.example/city`).place).toBe('db.example:5432/city');
  });

  it.each([SECRET, `mysql://me:${SECRET}@db/city`, `postgresql://me:${SECRET}@db`, `postgresql://${SECRET}:x y`, ''])(
    'is refused without being quoted (%#)',
    async (url) => {
      const { message, reason } = await refusal({ url });
      expect(reason).toBe('url');
      expect(message).toContain('postgresql://user:password@host:5432/database');
      expect(message).not.toContain(SECRET);
    },
  );
});

it('a PostgreSQL that does not run is refused in one line, without the password', async () => {
  const { message, reason } = await refusal({ url: `postgresql://me:${SECRET}@127.0.0.1:1/city` });
  expect(reason).toBe('unreachable');
  expect(message).toContain('127.0.0.1:1/city (connect ECONNREFUSED');
  expect(message).not.toContain(SECRET);
});

describeOnPostgres('opening a PostgreSQL', (database) => {
  afterEach(async () => {
    await database.empty();
  });

  it.each([
    ['a wrong password', (url: URL) => (url.password = SECRET), 'refused', 'refuses the user or the password'],
    ['an unknown user', (url: URL) => (url.username = 'nobody-here'), 'refused', 'refuses the user or the password'],
    ['an unknown database', (url: URL) => (url.pathname = 'no-such'), 'missing', 'there is no database "no-such"'],
  ])('is refused for %s', async (_, change, reason, text) => {
    const url = urlOf(database, change);
    const error = await refusal({ url });
    expect(error.reason).toBe(reason);
    expect(error.message).toContain(text);
    for (const password of [SECRET, new URL(database.url).password]) expect(error.message).not.toContain(password);
  });

  it('creates the schemas once when several servers start at the same time', async () => {
    const servers = await Promise.all([1, 2, 3, 4, 5].map(() => openPostgres({ url: database.url })));
    await Promise.all(servers.map((server) => server.close()));
    for (const [schema, n] of Object.entries({ read: 2, keys: 2, documents: 2, workflow: 1 })) {
      expect(await database.run(`SELECT count(*)::int AS n FROM ${schema}._lenkwerk_migrations`)).toEqual([{ n }]);
    }
    expect(await database.run('SELECT epoch FROM read._fence')).toEqual([{ epoch: '0' }]);
  });

  it('creates the schema of read models again when it was dropped, and keeps the others', async () => {
    await (await openPostgres({ url: database.url })).close();
    await database.run(`INSERT INTO keys.keys (id, destroyed_at) VALUES ('log', now())`);
    await database.run('DROP SCHEMA read CASCADE');
    await (await openPostgres({ url: database.url })).close();
    expect(await database.run('SELECT id FROM keys.keys')).toEqual([{ id: 'log' }]);
    expect(await database.run('SELECT epoch FROM read._fence')).toHaveLength(1);
  });

  it.each(['read', 'keys', 'documents', 'workflow'])(
    'is refused, untouched, where the schema %s is something else’s',
    async (schema) => {
      await database.run(`CREATE SCHEMA ${schema}`);
      await database.run(`CREATE TABLE ${schema}.books (title text)`);
      const { message, reason } = await refusal({ url: database.url });
      expect(reason).toBe('foreign');
      expect(message).toContain(`the schema "${schema}"`);
      const schemas = await database.run(
        `SELECT nspname FROM pg_namespace WHERE nspname IN ('read', 'keys', 'documents', 'workflow')`,
      );
      expect(schemas).toEqual([{ nspname: schema }]);
    },
  );

  it('is refused for schemas of a newer Lenkwerk', async () => {
    await (await openPostgres({ url: database.url })).close();
    await database.run(`INSERT INTO keys._lenkwerk_migrations VALUES ('0999-later', now()::text)`);
    const { message, reason } = await refusal({ url: database.url });
    expect(reason).toBe('newer');
    expect(message).toContain('(0999-later): start that version');
  });

  it('is refused for a database that is not in UTF-8', async () => {
    const name = `${database.name}_latin`;
    await database.run(
      `CREATE DATABASE ${name} ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' LOCALE_PROVIDER libc TEMPLATE template0`,
    );
    const { message, reason } = await refusal({ url: urlOf(database, (url) => (url.pathname = name)) });
    await database.run(`DROP DATABASE ${name} WITH (FORCE)`);
    expect([reason, message]).toEqual(['unfit', expect.stringContaining('encoded in LATIN1')]);
  });

  it('is refused for a user without the right to create schemas', async () => {
    const user = `${database.name}_reader`;
    await database.run(`CREATE ROLE ${user} LOGIN PASSWORD '${SECRET}'`);
    const url = urlOf(database, (one) => {
      one.username = user;
      one.password = SECRET;
    });
    const { message, reason } = await refusal({ url });
    await database.run(`DROP ROLE ${user}`);
    expect([reason, message]).toEqual(['refused', expect.stringContaining('make it the owner of the database')]);
  });
});

describeOnPostgres('connections', (database) => {
  const reports: string[] = [];
  const ended = () =>
    database.run(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name LIKE 'lenkwerk%'`,
    );

  it('that are ended while idle are reported and replaced', async () => {
    const postgres = await openPostgres({ url: database.url, report: (line) => reports.push(line) });
    const pool = postgres.pool({ name: 'idle', max: 2, statementTimeout: 1000 });
    await pool.query('SELECT 1');
    await ended();
    while (reports.length === 0) await new Promise(setImmediate);
    expect(reports[0]).toContain('ended an idle connection');
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await postgres.close();
  });

  it('that are ended in a transaction fail it, and it is rolled back', async () => {
    const postgres = await openPostgres({ url: database.url });
    const pool = postgres.pool({ name: 'work', max: 1, statementTimeout: 1000 });
    await pool.query('CREATE TABLE IF NOT EXISTS public.things (id int)');
    const broken = pool.transaction(async (session) => {
      await session.query('INSERT INTO public.things VALUES (1)');
      await ended();
      await session.query('INSERT INTO public.things VALUES (2)');
    });
    await expect(broken).rejects.toThrow(/terminat|connection error/u);
    expect((await pool.query('SELECT * FROM public.things')).rows).toEqual([]);
    await postgres.close();
  });

  it('end a statement that takes too long, and can be used again', async () => {
    const postgres = await openPostgres({ url: database.url });
    const pool = postgres.pool({ name: 'slow', max: 1, statementTimeout: 50, settings: { synchronous_commit: 'on' } });
    await expect(pool.query('SELECT pg_sleep(10)')).rejects.toThrow('statement timeout');
    const { rows } = await pool.query('SHOW synchronous_commit');
    expect(rows).toEqual([{ synchronous_commit: 'on' }]);
    await postgres.close();
  });
});
