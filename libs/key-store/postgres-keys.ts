import { StoreUnavailable } from '#event-sourcing';
import type { Postgres, PostgresPool } from '#postgres';
import { isUnavailable, unavailability } from '#postgres';
import { GroupedWrites } from './grouped-writes.js';
import type { NewKey } from './key-text.js';
import type { KeyIds, KeyState, KeyVault } from './key-vault.js';

/** Few connections with a short timeout, since commands wait for keys. */
const KEYS = {
  name: 'keys',
  max: 4,
  statementTimeout: 5000,
  settings: { synchronous_commit: 'on' },
} as const;

/** Keys that are made durable together. */
const KEYS_OF_ONE_STATEMENT = 200;

interface KeyRow {
  /** `null` for a destroyed key. */
  readonly key: Buffer | null;
}

/** Keys in the schema `keys` of a PostgreSQL, for all servers on it. See decision-keys-in-postgresql.md. */
export function postgresKeys(postgres: Postgres): KeyVault {
  return new PostgresKeys(postgres);
}

class PostgresKeys implements KeyVault {
  readonly place: string;
  readonly #pool: PostgresPool;
  readonly #additions = new GroupedWrites<NewKey>((keys) => this.#addAll(keys), KEYS_OF_ONE_STATEMENT);

  constructor(postgres: Postgres) {
    this.place = `${postgres.place} (schema "keys")`;
    this.#pool = postgres.pool(KEYS);
  }

  async prepare(): Promise<void> {
    // The schema is created when the database is opened, and each write is one statement.
  }

  async ids(): Promise<KeyIds> {
    const rows = await this.#rows<{ readonly id: string; readonly alive: boolean }>(
      'SELECT id, key IS NOT NULL AS alive FROM keys.keys',
    );
    const of = (living: boolean): ReadonlySet<string> =>
      new Set(rows.filter(({ alive }) => alive === living).map(({ id }) => id));
    return { keys: of(true), destroyed: of(false) };
  }

  async look(id: string): Promise<KeyState> {
    const [row] = await this.#rows<KeyRow>('SELECT key FROM keys.keys WHERE id = $1', [id]);
    return row === undefined ? undefined : (row.key ?? 'destroyed');
  }

  async add(id: string, key: Uint8Array): Promise<void> {
    await this.#additions.write({ id, key });
  }

  async heal(id: string, key: Uint8Array): Promise<void> {
    await this.#rows('UPDATE keys.keys SET key = $2 WHERE id = $1 AND key IS NOT NULL', [id, key]);
  }

  async destroy(id: string): Promise<void> {
    await this.#rows(
      `INSERT INTO keys.keys (id, destroyed_at) VALUES ($1, clock_timestamp())
       ON CONFLICT (id) DO UPDATE SET key = NULL, destroyed_at = excluded.destroyed_at WHERE keys.key IS NOT NULL`,
      [id],
    );
  }

  async logs(): Promise<readonly string[]> {
    return (await this.#rows<{ readonly id: string }>('SELECT id FROM keys.logs ORDER BY id')).map(({ id }) => id);
  }

  async keepLog(log: string): Promise<void> {
    await this.#rows('INSERT INTO keys.logs (id) VALUES ($1) ON CONFLICT DO NOTHING', [log]);
  }

  /** In one order: two statements that wait for each other's rows would be a deadlock. */
  async #addAll(keys: readonly NewKey[]): Promise<void> {
    await this.#rows(
      `INSERT INTO keys.keys (id, key) SELECT id, key FROM unnest($1::text[], $2::bytea[]) AS new (id, key) ORDER BY id
       ON CONFLICT DO NOTHING`,
      [keys.map(({ id }) => id), keys.map(({ key }) => Buffer.from(key))],
    );
  }

  /** Every statement is idempotent: after an unknown outcome the caller repeats it. */
  async #rows<R extends object>(sql: string, values: readonly unknown[] = []): Promise<readonly R[]> {
    try {
      const { rows } = await this.#pool.query<R & Readonly<Record<string, unknown>>>(sql, values);
      return rows;
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      const text = `the key store ${this.place} cannot be used for now: ${unavailability(error)}`;
      throw new StoreUnavailable(text, 'notWritten', { cause: error });
    }
  }
}
