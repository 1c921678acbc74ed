import type { Checkpoint, ReadModelStore, RowChange, StreamName, Table } from '#event-sourcing';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { RowWriter } from './sqlite-row-writer.js';
import { translated } from './sqlite-errors.js';
import { createTable, dropTable } from './sqlite-table-ddl.js';

interface CheckpointRow {
  readonly version: bigint;
  readonly position: bigint | null;
  /** The event at the position, or before it; all three are missing or none. */
  readonly event_stream: StreamName | null;
  readonly event_revision: bigint | null;
  readonly event_id: string | null;
  readonly complete: bigint;
  /** The tables as they were created, JSON. */
  readonly tables: string;
}

/** Rows and checkpoints of projections, on the only writing connection. */
export class SqliteReadModelStore implements ReadModelStore {
  readonly #writers = new Map<Table, RowWriter>();
  readonly #find: StatementSync;
  readonly #move: StatementSync;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #rollback: StatementSync;

  constructor(
    private readonly database: DatabaseSync,
    private readonly file: string,
  ) {
    this.#find = database.prepare(FIND);
    this.#find.setReadBigInts(true);
    this.#move = database.prepare(MOVE);
    this.#begin = database.prepare('BEGIN IMMEDIATE');
    this.#commit = database.prepare('COMMIT');
    this.#rollback = database.prepare('ROLLBACK');
  }

  async checkpoint(projection: string, tables: readonly Table[]): Promise<Checkpoint | undefined> {
    const row = this.#checked(() => this.#row(projection));
    if (row?.tables !== JSON.stringify(tables)) return undefined;
    const { version, position, complete } = row;
    return { version: Number(version), position: position ?? undefined, ...markIn(row), complete: complete === 1n };
  }

  async reset(projection: string, version: number, tables: readonly Table[]): Promise<void> {
    this.#inTransaction(() => {
      // This method writes the column `tables`.
      const made = JSON.parse(this.#row(projection)?.tables ?? '[]') as readonly Table[];
      for (const name of new Set([...made, ...tables].map((table) => table.name))) this.database.exec(dropTable(name));
      for (const statement of tables.flatMap(createTable)) this.database.exec(statement);
      this.database
        .prepare('INSERT OR REPLACE INTO _projections (name, version, complete, tables) VALUES (?, ?, 0, ?)')
        .run(projection, version, JSON.stringify(tables));
    });
    for (const table of tables) this.#writers.delete(table);
  }

  async write(projection: string, changes: readonly RowChange[], checkpoint: Checkpoint): Promise<void> {
    this.#inTransaction(() => {
      for (const change of changes) this.#writer(change.table).write(change);
      const { version, position, mark, complete } = checkpoint;
      const event = [mark?.stream ?? null, mark?.revision ?? null, mark?.event ?? null];
      const { changes: moved } = this.#move.run(version, position ?? null, Number(complete), ...event, projection);
      if (Number(moved) !== 1) throw new Error(`the projection ${projection} was never reset here`);
    });
  }

  #row(projection: string): CheckpointRow | undefined {
    // The statement selects these columns.
    return this.#find.get(projection) as CheckpointRow | undefined;
  }

  #writer(table: Table): RowWriter {
    const known = this.#writers.get(table);
    if (known !== undefined) return known;
    const writer = new RowWriter(this.database, table);
    this.#writers.set(table, writer);
    return writer;
  }

  #inTransaction(work: () => void): void {
    this.#checked(() => {
      this.#begin.run();
      try {
        work();
        this.#commit.run();
      } catch (error) {
        // SQLite rolls back by itself on a full disk and some I/O errors.
        if (this.database.isTransaction) this.#rollback.run();
        throw error;
      }
    });
  }

  #checked<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw translated(error, this.file);
    }
  }
}

const FIND = `
  SELECT version, position, complete, event_stream, event_revision, event_id, tables FROM _projections WHERE name = ?`;
const MOVE = `
  UPDATE _projections
  SET version = ?, position = ?, complete = ?, event_stream = ?, event_revision = ?, event_id = ? WHERE name = ?`;

function markIn({
  event_stream: stream,
  event_revision: revision,
  event_id: event,
}: CheckpointRow): Partial<Checkpoint> {
  return stream === null || revision === null || event === null ? {} : { mark: { stream, revision, event } };
}
