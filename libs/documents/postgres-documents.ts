import { StoreUnavailable } from '#event-sourcing';
import type { Postgres, PostgresPool } from '#postgres';
import { isUnavailable, unavailability } from '#postgres';
import type { DocumentArchive } from './document-store.js';
import { DamagedDocument, DOCUMENT_LIMITS, DocumentTooLarge, isSha256, sha256Of } from './document-store.js';

/** A document of 10 MiB has 20 MB on the wire: few connections with a long timeout. */
const DOCUMENTS_POOL = {
  name: 'documents',
  max: 4,
  statementTimeout: 30_000,
  settings: { synchronous_commit: 'on' },
} as const;

const INTACT = `encode(sha256(bytes), 'hex') = sha256`;

/** Documents in the schema `documents` of a PostgreSQL, for all servers on it. */
export function openPostgresDocuments(postgres: Postgres): DocumentArchive {
  return new PostgresDocuments(postgres);
}

class PostgresDocuments implements DocumentArchive {
  readonly place: string;
  readonly #pool: PostgresPool;

  constructor(postgres: Postgres) {
    this.place = `${postgres.place} (schema "documents")`;
    this.#pool = postgres.pool(DOCUMENTS_POOL);
  }

  async put(bytes: Uint8Array): Promise<string> {
    if (bytes.byteLength > DOCUMENT_LIMITS.bytes) throw new DocumentTooLarge(bytes.byteLength);
    const sha256 = sha256Of(bytes);
    // A visible document is committed, and commits are durable: an event may have its hash.
    if ((await this.#intact(sha256)) !== true) {
      await this.#rows(
        `INSERT INTO documents.documents (sha256, bytes) VALUES ($1, $2)
         ON CONFLICT (sha256) DO UPDATE SET bytes = excluded.bytes`,
        [sha256, bytes],
      );
    }
    return sha256;
  }

  async get(sha256: string): Promise<Uint8Array | undefined> {
    if (!isSha256(sha256)) return undefined;
    const [row] = await this.#rows<{ readonly bytes: Buffer }>(
      'SELECT bytes FROM documents.documents WHERE sha256 = $1',
      [sha256],
    );
    if (row !== undefined && sha256Of(row.bytes) !== sha256) throw new DamagedDocument(sha256);
    return row?.bytes;
  }

  async has(sha256: string): Promise<boolean> {
    const intact = isSha256(sha256) ? await this.#intact(sha256) : undefined;
    if (intact === false) throw new DamagedDocument(sha256);
    return intact === true;
  }

  async notePutter(sha256: string, actor: string): Promise<void> {
    await this.#rows('INSERT INTO documents.putters (sha256, actor) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      sha256,
      actor,
    ]);
  }

  async isPutter(sha256: string, actor: string): Promise<boolean> {
    const found = await this.#rows('SELECT 1 FROM documents.putters WHERE sha256 = $1 AND actor = $2', [sha256, actor]);
    return found.length > 0;
  }

  async check(): Promise<void> {
    await this.has(sha256Of(new Uint8Array()));
  }

  async hashes(): Promise<readonly string[]> {
    const rows = await this.#rows<{ readonly sha256: string }>('SELECT sha256 FROM documents.documents ORDER BY 1');
    return rows.map(({ sha256 }) => sha256);
  }

  /** Whether the bytes match the hash, computed by PostgreSQL. `undefined` when there is no such document. */
  async #intact(sha256: string): Promise<boolean | undefined> {
    const sql = `SELECT ${INTACT} AS intact FROM documents.documents WHERE sha256 = $1`;
    const [row] = await this.#rows<{ readonly intact: boolean }>(sql, [sha256]);
    return row?.intact;
  }

  /** Every statement is idempotent: after an unknown outcome the caller repeats it. */
  async #rows<R extends object>(sql: string, values: readonly unknown[] = []): Promise<readonly R[]> {
    try {
      const { rows } = await this.#pool.query<R & Readonly<Record<string, unknown>>>(sql, values);
      return rows;
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      const text = `the document store ${this.place} cannot be used for now: ${unavailability(error)}`;
      throw new StoreUnavailable(text, 'notWritten', { cause: error });
    }
  }
}
