import type { PostgresPool as KyselyPool } from 'kysely';
import type { PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import pg from 'pg';
import { isUnavailable, unavailability } from './postgres-errors.js';
import type { PostgresUrl } from './postgres-url.js';
import { withSettings } from './postgres-url.js';

const SECONDS = 1000;
/** Timeout for getting a connection, new or from the pool. */
const CONNECT_TIMEOUT = 5 * SECONDS;
/** Extra time of the client's timeout after the server's own, for a server that does not answer. */
const GRACE = 5 * SECONDS;

export interface PoolOptions {
  /** Shown in `pg_stat_activity`. */
  readonly name: string;
  /** Maximum number of connections. */
  readonly max: number;
  /** Timeout of a statement in milliseconds. */
  readonly statementTimeout: number;
  /** Server settings for each session, such as `synchronous_commit`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Parser for the server's texts, by the type's OID. Default: the parsers of `pg`. */
  readonly parse?: (oid: number) => (text: string) => unknown;
  /** Encodes parameters of Kysely's queries. Default: unchanged. */
  readonly encode?: (value: unknown) => unknown;
  /** Writes to the program's log. */
  readonly report: (message: string) => void;
}

/** One connection, for the time of a piece of work. */
export interface Session {
  query<R extends QueryResultRow>(query: string | QueryConfig, values?: readonly unknown[]): Promise<QueryResult<R>>;
}

/**
 * A pool of connections for one purpose. Connections are opened on demand, and again after PostgreSQL comes back. A broken
 * connection fails the work in progress, never the program.
 */
export class PostgresPool {
  readonly #pool: pg.Pool;
  readonly #encode: (value: unknown) => unknown;
  /** The same pool for Kysely, whose `end` does nothing. */
  readonly kysely: KyselyPool = {
    connect: async () => {
      const client = await this.#pool.connect();
      let broken = false;
      return {
        // Without cursors Kysely sends only texts with parameters.
        query: (async (sql: string, parameters: readonly unknown[]) => {
          try {
            return await client.query(sql, parameters.map(this.#encode));
          } catch (error) {
            broken ||= isUnavailable(error);
            throw error;
          }
        }) as never,
        release: () => {
          client.release(broken);
        },
      };
    },
    end: async () => undefined,
  };

  constructor(place: PostgresUrl, { name, max, statementTimeout, settings = {}, parse, encode, report }: PoolOptions) {
    this.#encode = encode ?? ((value) => value);
    const timeouts = { statement_timeout: String(statementTimeout), lock_timeout: String(statementTimeout) };
    this.#pool = new pg.Pool({
      connectionString: withSettings(place, { ...timeouts, ...settings, application_name: `lenkwerk ${name}` }),
      max,
      connectionTimeoutMillis: CONNECT_TIMEOUT,
      query_timeout: statementTimeout + GRACE,
      keepAlive: true,
      // Only the text format is requested, never the binary format.
      ...(parse !== undefined && { types: { getTypeParser: parse as never } }),
    });
    // A broken connection fails its next query, and emits this event in addition.
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
    this.#pool.on('error', (error) => {
      report(`PostgreSQL at ${place.place} ended an idle connection (${unavailability(error)})`);
    });
  }

  async query<R extends QueryResultRow>(
    query: string | QueryConfig,
    values: readonly unknown[] = [],
  ): Promise<QueryResult<R>> {
    return await this.session((session) => session.query<R>(query, values));
  }

  async session<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    let broken = false;
    try {
      return await work(sessionOf(client));
    } catch (error) {
      broken = isUnavailable(error);
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** Rolls back when the work rejects. When the connection breaks during the commit, the outcome is unknown. */
  async transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return await this.session(async (session) => {
      await session.query('BEGIN');
      try {
        const result = await work(session);
        await session.query('COMMIT');
        return result;
      } catch (error) {
        // The server rolls back when the connection is closed.
        if (!isUnavailable(error)) await session.query('ROLLBACK');
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    if (!this.#pool.ending) await this.#pool.end();
  }
}

function sessionOf(client: PoolClient): Session {
  return {
    // `pg` declares a mutable array: it gets a copy.
    query: async (query, values = []) =>
      typeof query === 'string' && values.length === 0
        ? await client.query(query)
        : await client.query(query, [...values]),
  };
}
