import { migrate } from './migrate.js';
import { unusable } from './postgres-errors.js';
import type { PoolOptions } from './postgres-pool.js';
import { PostgresPool } from './postgres-pool.js';
import type { PostgresUrl } from './postgres-url.js';
import { databaseOf, parsePostgresUrl } from './postgres-url.js';

export interface PostgresOptions {
  /** `postgresql://user:password@host:port/database`, with the parameters of libpq that `pg` knows. */
  readonly url: string;
  /** Writes to the program's log. */
  readonly report?: (message: string) => void;
}

/** One database with the schemas `read`, `keys`, `documents` and `workflow`, at the version of this program. */
export interface Postgres {
  /** Host, port and database, for people. */
  readonly place: string;
  /** Creates a pool for one purpose; `close` closes it. */
  pool(options: Omit<PoolOptions, 'report'>): PostgresPool;
  close(): Promise<void>;
}

/**
 * Connects, and creates or migrates the schemas. Servers that start at the same time migrate one after the other.
 * @throws PostgresUnusable
 */
export async function openPostgres({ url, report = () => undefined }: PostgresOptions): Promise<Postgres> {
  const at = parsePostgresUrl(url);
  await prepare(at, report);
  const pools: PostgresPool[] = [];
  return {
    place: at.place,
    pool: (options) => {
      const pool = new PostgresPool(at, { ...options, report });
      pools.push(pool);
      return pool;
    },
    close: async () => {
      await Promise.all(pools.splice(0).map((pool) => pool.close()));
    },
  };
}

/** Timeout for each statement of a migration, and for the wait until another server has migrated. Milliseconds. */
const MIGRATION_TIMEOUT = 60_000;

async function prepare(at: PostgresUrl, report: (message: string) => void): Promise<void> {
  const pool = new PostgresPool(at, { name: 'start', max: 1, statementTimeout: MIGRATION_TIMEOUT, report });
  try {
    await pool.session((session) => migrate(session, at.place));
  } catch (error) {
    throw unusable(error, at.place, databaseOf(at.url));
  } finally {
    await pool.close();
  }
}
