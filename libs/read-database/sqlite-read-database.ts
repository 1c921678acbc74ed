import { Kysely } from 'kysely';
import type { DatabaseSync } from 'node:sqlite';
import { rowDecoder } from './column-values.js';
import type { ReadDatabase } from './read-database.js';
import { connect, openForWriting } from './read-file.js';
import { nodeSqliteDialect } from './sqlite-dialect.js';
import { translated } from './sqlite-errors.js';
import { SqliteReadModelStore } from './sqlite-read-model-store.js';
import { sqliteValues } from './sqlite-values.js';
import type { ReadSide } from './table-reads.js';
import { TableReads } from './table-reads.js';
import { emptyLists } from './empty-lists.js';

export interface SqliteReadDatabaseOptions {
  /** Created when it is missing; its folder must exist. */
  readonly file: string;
  /** UUID of the log that the read models belong to. */
  readonly log: string;
  /** Writes to the program's log. */
  readonly report?: (message: string) => void;
}

/** Opens the embedded read database. Its file may be deleted. @throws ReadDatabaseOfAnotherLog, NoReadDatabase */
export function openSqliteReadDatabase({
  file,
  log,
  report = () => undefined,
}: SqliteReadDatabaseOptions): ReadDatabase {
  const database = openForWriting(file, log, report);
  const readers: DatabaseSync[] = [];
  return {
    store: new SqliteReadModelStore(database, file),
    reads: (readiness) => {
      const reader = connect(file, 'read');
      readers.push(reader);
      return new TableReads(readSide(reader, file), readiness);
    },
    close: async () => {
      for (const open of [...readers.splice(0), database]) if (open.isOpen) open.close();
    },
  };
}

/** Reads on a connection of its own: it sees complete slices, and does not block the writer. */
function readSide(reader: DatabaseSync, file: string): ReadSide {
  const kysely = new Kysely<never>({ dialect: nodeSqliteDialect(reader), plugins: [emptyLists] });
  return {
    kysely: () => kysely,
    decoder: (table) => rowDecoder(sqliteValues, table),
    translated: (error) => translated(error, file),
  };
}
