import { DatabaseSync } from 'node:sqlite';

/** Opens a database file. Specs inject their own function to observe a connection. */
export type Connect = (file: string, use: 'write' | 'read') => DatabaseSync;

/** Milliseconds that a connection waits for another program's lock; the wait blocks the event loop. */
const BUSY_TIMEOUT = 500;

export const connect: Connect = (file, use) =>
  new DatabaseSync(file, {
    readOnly: use === 'read',
    timeout: BUSY_TIMEOUT,
    // Not needed: the stream's id was just read before each insert of an event.
    enableForeignKeyConstraints: false,
  });

/** Sets the options that make an acknowledged append durable: WAL, and an fsync of it at each commit. */
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
