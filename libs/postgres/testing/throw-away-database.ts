import { endsWithSuite } from '#suite';
import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** The server on which specs create databases; without it they run only on SQLite and files. */
const SERVER = process.env['DATABASE_URL'];

export const hasPostgres = SERVER !== undefined && SERVER !== '';

/** A database that only specs use. */
export class ThrowAwayDatabase {
  readonly name = `lenkwerk_test_${randomBytes(6).toString('hex')}`;

  get url(): string {
    const url = new URL(SERVER ?? '');
    url.pathname = this.name;
    return url.href;
  }

  /** A database for a spec file: created before its specs, dropped after them. */
  static forThisFile(): ThrowAwayDatabase {
    const database = new ThrowAwayDatabase();
    beforeAll(() =>
      endsWithSuite(
        database.#make().then(() => database),
        (made) => made.drop(),
      ),
    );
    return database;
  }

  /** A database that the caller drops. */
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

  /** Runs a statement on a connection of its own, like an operator. */
  async run(sql: string, values: readonly unknown[] = []): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return await statement(this.url, sql, values);
  }

  /** A connection for the spec, closed by its `end`. */
  async connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url });
    // The server may end the connection.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** Drops all schemas. */
  async empty(): Promise<void> {
    await this.run('DROP SCHEMA IF EXISTS read, keys, documents, workflow CASCADE');
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

/** A `describe` block that runs only with PostgreSQL. */
export function describeOnPostgres(subject: string, sentences: (database: ThrowAwayDatabase) => void): void {
  (hasPostgres ? describe : describe.skip)(subject, () => {
    sentences(ThrowAwayDatabase.forThisFile());
  });
}
