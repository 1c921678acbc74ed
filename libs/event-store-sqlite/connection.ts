import { DatabaseSync } from 'node:sqlite';

/** Opens a database file; specs hand in their own to get hold of a connection. */
export type Connect = (file: string, use: 'write' | 'read') => DatabaseSync;

/** How long a connection waits for a lock of another program's, in milliseconds; it blocks the event loop. */
const BUSY_TIMEOUT = 500;

export const connect: Connect = (file, use) =>
  new DatabaseSync(file, {
    readOnly: use === 'read',
    timeout: BUSY_TIMEOUT,
    // Each statement that inserts an event has just looked up its stream.
    enableForeignKeyConstraints: false,
  });

/** The settings an acknowledged append rests on: WAL, and an fsync of it at each commit. */
export function prepareForWriting(database: DatabaseSync): void {
  const mode = readValue(database, 'PRAGMA journal_mode = WAL');
  if (mode !== 'wal') throw new Error('the event store needs a local file system that can hold a write-ahead log');
  database.exec('PRAGMA synchronous = FULL');
  database.exec('PRAGMA cache_size = -65536');
  database.exec('PRAGMA wal_autocheckpoint = 16000');
}

/** The first column of a pragma's or query's first row. */
export function readValue(database: DatabaseSync, sql: string): unknown {
  const row = database.prepare(sql).get();
  return row === undefined ? undefined : Object.values(row)[0];
}
