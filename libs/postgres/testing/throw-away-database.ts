import { jest } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** The server that specs may make databases on; without it they run on SQLite and files alone. */
const SERVER = process.env['DATABASE_URL'];

export const hasPostgres = SERVER !== undefined && SERVER !== '';

/** A database of specs alone. */
export class ThrowAwayDatabase {
  readonly name = `lenkwerk_test_${randomBytes(6).toString('hex')}`;

  get url(): string {
    const url = new URL(SERVER ?? '');
    url.pathname = this.name;
    return url.href;
  }

  /** One for a spec file, with more patience: made before its specs, dropped behind them. */
  static forThisFile(): ThrowAwayDatabase {
    // A server that other work keeps busy takes its time.
    jest.setTimeout(30_000);
    const database = new ThrowAwayDatabase();
    beforeAll(() => database.#make());
    afterAll(() => database.drop());
    return database;
  }

  /** For whoever drops it. */
  static async made(): Promise<ThrowAwayDatabase> {
    const database = new ThrowAwayDatabase();
    await database.#make();
    return database;
  }

  async drop(): Promise<void> {
    await onServer(`DROP DATABASE ${this.name} WITH (FORCE)`);
  }

  async #make(): Promise<void> {
    await onServer(`CREATE DATABASE ${this.name} ENCODING 'UTF8' TEMPLATE template0`);
  }

  /** Runs a statement beside the program, as an operator would. */
  async run(sql: string, values: readonly unknown[] = []): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return await statement(this.url, sql, values);
  }

  /** A connection that the spec holds, closed by its `end`. */
  async connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url });
    // The server may end it.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** Back to a database in which nothing was ever made. */
  async empty(): Promise<void> {
    await this.run('DROP SCHEMA IF EXISTS read, keys, documents CASCADE');
  }
}

async function onServer(sql: string): Promise<void> {
  await statement(SERVER ?? '', sql, []);
}

async function statement(
  url: string,
  sql: string,
  values: readonly unknown[],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Readonly<Record<string, unknown>>>(sql, [...values]);
    return rows;
  } finally {
    await client.end();
  }
}

/** Sentences about PostgreSQL alone. */
export function describeOnPostgres(subject: string, sentences: (database: ThrowAwayDatabase) => void): void {
  (hasPostgres ? describe : describe.skip)(subject, () => {
    sentences(ThrowAwayDatabase.forThisFile());
  });
}
