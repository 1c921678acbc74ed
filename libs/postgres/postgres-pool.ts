import type { PostgresPool as KyselyPool } from 'kysely';
import type { PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import pg from 'pg';
import { isUnavailable, unavailability } from './postgres-errors.js';
import type { PostgresUrl } from './postgres-url.js';
import { withSettings } from './postgres-url.js';

const SECONDS = 1000;
/** How long somebody waits for a connection: a new one, or one that others use. */
const CONNECT_TIMEOUT = 5 * SECONDS;
/** What the client waits beyond the server's own limit, when the server does not answer at all. */
const GRACE = 5 * SECONDS;

export interface PoolOptions {
  /** For `pg_stat_activity`. */
  readonly name: string;
  /** Connections at most. */
  readonly max: number;
  /** Milliseconds that a statement may take. */
  readonly statementTimeout: number;
  /** Settings of the server for each session, such as `synchronous_commit`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Turns texts of the server into values, by the type's OID. Without it, as `pg` does. */
  readonly parse?: (oid: number) => (text: string) => unknown;
  /** For parameters of Kysely's queries; without it they go as they are. */
  readonly encode?: (value: unknown) => unknown;
  /** For the program's log. */
  readonly report: (message: string) => void;
}

/** One connection, while somebody has it. */
export interface Session {
  query<R extends QueryResultRow>(query: string | QueryConfig, values?: readonly unknown[]): Promise<QueryResult<R>>;
}

/**
 * Connections of one use. They are made when they are needed, and made anew when PostgreSQL comes back; a connection
 * that breaks fails what it was used for, never the program.
 */
export class PostgresPool {
  readonly #pool: pg.Pool;
  readonly #encode: (value: unknown) => unknown;
  /** For Kysely; closing it closes nothing. */
  readonly kysely: KyselyPool = {
    connect: async () => {
      const client = await this.#pool.connect();
      let broken = false;
      return {
        // Kysely streams through cursors, which nobody gives it: what it asks for is a text with parameters.
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
      // Texts alone are asked for, never the binary format.
      ...(parse !== undefined && { types: { getTypeParser: parse as never } }),
    });
    // A connection that breaks while somebody has it tells it by its next query, and once more by this event.
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

  /** Rolls back when the work rejects. When the connection breaks at the commit nobody knows whether it was written. */
  async transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return await this.session(async (session) => {
      await session.query('BEGIN');
      try {
        const result = await work(session);
        await session.query('COMMIT');
        return result;
      } catch (error) {
        // A connection that is closed rolls back by itself.
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
    // `pg` takes values that nobody changes as if it might.
    query: async (query, values = []) =>
      typeof query === 'string' && values.length === 0
        ? await client.query(query)
        : await client.query(query, [...values]),
  };
}
