import type { ReadModelStore } from '#event-sourcing';
import type { ReadModels } from '#http';
import { connect, openForWriting } from './read-file.js';
import { SqliteReadModelStore } from './sqlite-read-model-store.js';
import type { ReadinessOf } from './sqlite-read-models.js';
import { SqliteReadModels } from './sqlite-read-models.js';

export interface SqliteReadDatabaseOptions {
  /** Made when it is not there; its folder must be. */
  readonly file: string;
  /** UUID of the log whose read models these are. */
  readonly log: string;
  /** For the program's log. */
  readonly report?: (message: string) => void;
}

/** The embedded read database. Deleting its file loses nothing: the projections build it anew. */
export interface ReadDatabase {
  readonly store: ReadModelStore;
  /** Readers on a connection of their own; `readiness` is the projection runner's. */
  reads(readiness: ReadinessOf): ReadModels;
  close(): Promise<void>;
}

/** @throws ReadDatabaseOfAnotherLog, NoReadDatabase */
export function openSqliteReadDatabase({
  file,
  log,
  report = () => undefined,
}: SqliteReadDatabaseOptions): ReadDatabase {
  const database = openForWriting(file, log, report);
  const readers: SqliteReadModels[] = [];
  return {
    store: new SqliteReadModelStore(database, file),
    reads: (readiness) => {
      const reader = new SqliteReadModels(connect(file, 'read'), file, readiness);
      readers.push(reader);
      return reader;
    },
    close: async () => {
      for (const reader of readers.splice(0)) await reader.close();
      if (database.isOpen) database.close();
    },
  };
}
