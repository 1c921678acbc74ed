import type { Checkpoint, ReadModelStore, RowChange, Table } from '#event-sourcing';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { RowWriter } from './sqlite-row-writer.js';
import { translated } from './sqlite-errors.js';
import { createTable, dropTable } from './sqlite-table-ddl.js';

interface CheckpointRow {
  readonly version: bigint;
  readonly position: bigint | null;
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
    this.#find = database.prepare('SELECT version, position, complete, tables FROM _projections WHERE name = ?');
    this.#find.setReadBigInts(true);
    this.#move = database.prepare('UPDATE _projections SET version = ?, position = ?, complete = ? WHERE name = ?');
    this.#begin = database.prepare('BEGIN IMMEDIATE');
    this.#commit = database.prepare('COMMIT');
    this.#rollback = database.prepare('ROLLBACK');
  }

  async checkpoint(projection: string, tables: readonly Table[]): Promise<Checkpoint | undefined> {
    const row = this.#checked(() => this.#row(projection));
    if (row?.tables !== JSON.stringify(tables)) return undefined;
    return { version: Number(row.version), position: row.position ?? undefined, complete: row.complete === 1n };
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
      const { version, position, complete } = checkpoint;
      const { changes: moved } = this.#move.run(version, position ?? null, Number(complete), projection);
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
