import { Kysely, Migrator, PostgresDialect } from 'kysely';
import { PostgresUnusable } from './postgres-unusable.js';
import type { Session } from './postgres-pool.js';
import { SCHEMAS } from './schemas.js';

const OLDEST = 150_000;
/** Key of the advisory lock ("LwRd"): servers that start at the same time migrate one after the other. */
const LOCK = 0x4c775264;
/** Table of applied migrations. A schema with this table belongs to Lenkwerk. */
const HISTORY = '_lenkwerk_migrations';

/**
 * Checks all schemas first, then creates or migrates them.
 * @throws PostgresUnusable, or an error of `pg`
 */
export async function migrate(session: Session, place: string): Promise<void> {
  await refuseUnfit(session, place);
  await session.query('SELECT pg_advisory_lock($1)', [LOCK]);
  const pending: string[] = [];
  for (const schema of Object.keys(SCHEMAS)) if (await isPending(session, schema, place)) pending.push(schema);
  for (const schema of pending) await migrateSchema(session, schema);
  await session.query('SELECT pg_advisory_unlock($1)', [LOCK]);
}

async function refuseUnfit(session: Session, place: string): Promise<void> {
  const { rows } = await session.query<{ readonly version: number; readonly encoding: string }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding`,
  );
  const { version = 0, encoding = '' } = rows[0] ?? {};
  if (version < OLDEST) {
    throw new PostgresUnusable(`PostgreSQL at ${place} is older than 15: use a later one`, 'unfit');
  }
  if (encoding !== 'UTF8') {
    throw new PostgresUnusable(
      `the database ${place} is encoded in ${encoding}: create one with createdb --encoding UTF8 --template template0`,
      'unfit',
    );
  }
}

/** Whether the schema needs a migration. @throws PostgresUnusable for a schema of another or a later program */
async function isPending(session: Session, schema: string, place: string): Promise<boolean> {
  const names = await relationsIn(session, schema);
  if (names.size === 0) return true;
  if (!names.has(HISTORY)) {
    throw new PostgresUnusable(
      `the schema "${schema}" at ${place} is not Lenkwerk's: name a database of Lenkwerk's own`,
      'foreign',
    );
  }
  const { rows } = await session.query<{ readonly name: string }>(`SELECT name FROM ${schema}.${HISTORY}`);
  const known = Object.keys(SCHEMAS[schema] ?? {});
  const later = rows.find(({ name }) => !known.includes(name));
  if (later !== undefined) {
    throw new PostgresUnusable(
      `the schema "${schema}" at ${place} was made by a newer Lenkwerk (${later.name}): start that version, or name another database`,
      'newer',
    );
  }
  return rows.length < known.length;
}

async function relationsIn(session: Session, schema: string): Promise<ReadonlySet<string>> {
  const { rows } = await session.query<{ readonly name: string }>(
    'SELECT relname AS name FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = $1',
    [schema],
  );
  return new Set(rows.map(({ name }) => name));
}

async function migrateSchema(session: Session, schema: string): Promise<void> {
  // The migrator sends only texts with parameters, never cursors; a session takes those.
  const client = { query: session.query.bind(session) as never, release: () => undefined };
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: { connect: async () => client, end: async () => undefined } }),
  });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...SCHEMAS[schema] }) },
    migrationTableSchema: schema,
    migrationTableName: HISTORY,
    migrationLockTableName: `${HISTORY}_lock`,
  });
  const { error } = await migrator.migrateToLatest();
  // Kysely returns the error that `pg` threw.
  if (error !== undefined) throw error as Error;
}
