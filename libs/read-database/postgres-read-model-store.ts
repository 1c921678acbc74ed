import type {
  Checkpoint,
  Claim,
  Fence,
  FenceClaim,
  ReadModelStore,
  RowChange,
  StreamName,
  Table,
} from '#event-sourcing';
import { ReadModelsSetBack } from '#event-sourcing';
import type { Session } from '#postgres';
import { RowBatches, valuesOf } from './postgres-row-batches.js';
import { createTable, dropTable } from './postgres-table-ddl.js';
import type { PostgresWriter } from './postgres-writer.js';

interface CheckpointRow {
  readonly version: number;
  /** A bigint as text. */
  readonly position: string | null;
  /** The event at the position, or before it; all three are missing or none. The revision is a bigint as text. */
  readonly event_stream: StreamName | null;
  readonly event_revision: string | null;
  readonly event_id: string | null;
  readonly complete: boolean;
  /** The tables as they were created, JSON. */
  readonly tables: string;
}

/** Rows and checkpoints of projections. */
export class PostgresReadModelStore implements ReadModelStore, Fence {
  readonly #batches = new RowBatches();
  /** The position of each projection as read or written last; `null` before the first event. */
  readonly #positions = new Map<string, bigint | null>();

  constructor(private readonly writer: PostgresWriter) {}

  async last(): Promise<FenceClaim> {
    return await this.writer.last();
  }

  async takeOver(claim: Claim, instead?: FenceClaim): Promise<void> {
    await this.writer.takeOver(claim, instead);
  }

  async checkpoint(projection: string, tables: readonly Table[]): Promise<Checkpoint | undefined> {
    const { rows } = await this.writer.query(FIND, [projection]);
    // The statement FIND selects these columns.
    const row = rows[0] as CheckpointRow | undefined;
    if (row === undefined) this.#positions.delete(projection);
    else this.#positions.set(projection, row.position === null ? null : BigInt(row.position));
    if (row?.tables !== JSON.stringify(tables)) return undefined;
    const position = row.position === null ? undefined : BigInt(row.position);
    return { version: row.version, position, ...markIn(row), complete: row.complete };
  }

  async reset(projection: string, version: number, tables: readonly Table[]): Promise<void> {
    await this.writer.write(async (session) => {
      const { rows } = await session.query<{ readonly tables: string }>(FIND, [projection]);
      // This method writes the column `tables`.
      const made = JSON.parse(rows[0]?.tables ?? '[]') as readonly Table[];
      for (const name of new Set([...made, ...tables].map((table) => table.name))) await session.query(dropTable(name));
      for (const statement of tables.flatMap(createTable)) await session.query(statement);
      await session.query(BEGIN_ANEW, [projection, version, JSON.stringify(tables)]);
    });
    this.#positions.set(projection, null);
  }

  async write(projection: string, changes: readonly RowChange[], checkpoint: Checkpoint): Promise<void> {
    const batches = this.#batches.of(changes);
    const before = this.#positions.get(projection);
    if (before === undefined) throw new Error(`the projection ${projection} was never reset here`);
    await this.writer.write(async (session) => {
      for (const batch of batches) {
        const { name, sql } = batch.statement;
        await session.query({ name, text: sql }, valuesOf(batch));
      }
      await move(session, projection, before, checkpoint);
    });
    this.#positions.set(projection, checkpoint.position ?? null);
  }
}

const FIND = `
  SELECT version, position, complete, event_stream, event_revision, event_id, tables FROM read._projections WHERE name = $1`;
const BEGIN_ANEW = `
  INSERT INTO read._projections (name, version, complete, tables) VALUES ($1, $2, false, $3)
  ON CONFLICT (name) DO UPDATE
  SET version = excluded.version, position = NULL, event_stream = NULL, event_revision = NULL, event_id = NULL,
      complete = false, tables = excluded.tables`;
const MOVE = {
  name: 'move',
  text: `UPDATE read._projections
         SET version = $1, position = $2, complete = $3, event_stream = $6, event_revision = $7, event_id = $8
         WHERE name = $4 AND position IS NOT DISTINCT FROM $5`,
};

async function move(
  session: Session,
  projection: string,
  before: bigint | null,
  { version, position, mark, complete }: Checkpoint,
): Promise<void> {
  const event = [mark?.stream, mark?.revision, mark?.event].map((part) => part ?? null);
  const { rowCount } = await session.query(MOVE, [version, position ?? null, complete, projection, before, ...event]);
  if (rowCount !== 1) throw new ReadModelsSetBack(projection);
}

function markIn({
  event_stream: stream,
  event_revision: revision,
  event_id: event,
}: CheckpointRow): Partial<Checkpoint> {
  return stream === null || revision === null || event === null
    ? {}
    : { mark: { stream, revision: BigInt(revision), event } };
}
