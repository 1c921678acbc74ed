import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

/** Kysely on one connection of `node:sqlite`, only for reads. Integers are read as bigints. */
export function nodeSqliteDialect(database: DatabaseSync): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new NodeSqliteDriver(database),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class NodeSqliteDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(private readonly database: DatabaseSync) {
    this.#connection = new NodeSqliteConnection(database);
  }

  async init(): Promise<void> {
    // The connection is open.
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async beginTransaction(): Promise<void> {
    throw new Error('a query is one statement; there are no transactions over several');
  }

  async commitTransaction(): Promise<void> {
    await this.beginTransaction();
  }

  async rollbackTransaction(): Promise<void> {
    await this.beginTransaction();
  }

  async releaseConnection(): Promise<void> {
    // A query is done when it returns.
  }

  async destroy(): Promise<void> {
    this.database.close();
  }
}

class NodeSqliteConnection implements DatabaseConnection {
  readonly #statements = new LRUCache<string, StatementSync>({ max: 500 });

  constructor(private readonly database: DatabaseSync) {}

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const rows = this.#prepare(sql).all(...parameters.map(toSqlite));
    // The query determines the shape of the rows.
    return { rows: rows as R[] };
  }

  // eslint-disable-next-line require-yield -- the port asks for a generator
  async *streamQuery(): AsyncGenerator<never> {
    throw new Error('rows are not streamed: read them in pages');
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.database.prepare(sql);
    statement.setReadBigInts(true);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** Encodes a value of a query's condition. */
function toSqlite(value: unknown): SQLInputValue {
  if (typeof value === 'boolean') return Number(value);
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value;
  throw new TypeError('a condition compares with text, numbers, booleans or null');
}
