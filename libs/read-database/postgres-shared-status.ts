import type { Json, PendingRequest, PublishedStatus, SharedStatus } from '#event-sourcing';
import { REQUEST_MINUTES } from '#event-sourcing';
import type { PostgresPool } from '#postgres';
import { randomUUID } from 'node:crypto';
import type { PostgresWriter } from './postgres-writer.js';

const YOUNG = `asked_at > clock_timestamp() - interval '${REQUEST_MINUTES} minutes'`;

/** The shared status in the tables `read._notice` and `read._orders`. JSON is kept as text, unchanged. */
export class PostgresSharedStatus implements SharedStatus {
  constructor(
    private readonly writer: PostgresWriter,
    /** For the calls that every server may make. */
    private readonly pool: PostgresPool,
  ) {}

  async publish(status: Json): Promise<void> {
    await this.writer.write(async (session) => {
      await session.query(
        `INSERT INTO read._notice (notice, posted_at) VALUES ($1, clock_timestamp())
         ON CONFLICT (one) DO UPDATE SET notice = excluded.notice, posted_at = excluded.posted_at`,
        [JSON.stringify(status)],
      );
    });
  }

  async read(): Promise<PublishedStatus | undefined> {
    const [row] = await this.#rows<{ readonly notice: string; readonly age: string }>(
      'SELECT notice, extract(epoch FROM clock_timestamp() - posted_at)::text AS age FROM read._notice',
    );
    return row === undefined ? undefined : { status: jsonOf(row.notice), ageSeconds: Number(row.age) };
  }

  async ask(request: Json): Promise<string> {
    const id = randomUUID();
    await this.#rows(`DELETE FROM read._orders WHERE NOT ${YOUNG}`);
    await this.#rows('INSERT INTO read._orders (id, request, asked_at) VALUES ($1, $2, clock_timestamp())', [
      id,
      JSON.stringify(request),
    ]);
    return id;
  }

  async pendingRequests(): Promise<readonly PendingRequest[]> {
    const rows = await this.#rows<{ readonly id: string; readonly request: string }>(
      `SELECT id, request FROM read._orders WHERE result IS NULL AND ${YOUNG} ORDER BY number`,
    );
    return rows.map(({ id, request }) => ({ id, request: jsonOf(request) }));
  }

  async answer(id: string, result: Json): Promise<void> {
    await this.writer.write(async (session) => {
      await session.query(`UPDATE read._orders SET result = $2 WHERE id = $1 AND ${YOUNG}`, [
        id,
        JSON.stringify(result),
      ]);
    });
  }

  async answerTo(id: string): Promise<Json | undefined> {
    const [row] = await this.#rows<{ readonly result: string }>(
      `SELECT result FROM read._orders WHERE id = $1 AND result IS NOT NULL AND ${YOUNG}`,
      [id],
    );
    return row === undefined ? undefined : jsonOf(row.result);
  }

  async #rows<R extends Readonly<Record<string, string>>>(
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<readonly R[]> {
    const { rows } = await this.writer.checked(() => this.pool.query<R>(sql, values));
    return rows;
  }
}

function jsonOf(text: string): Json {
  // JSON.parse is declared as any; the text was written by JSON.stringify.
  return JSON.parse(text) as Json;
}
