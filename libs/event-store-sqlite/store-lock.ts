import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Connect } from './connection.js';
import { connect as openDatabase, readValue } from './connection.js';
import { StoreLocked, StoreUnusable, isBusy, isDamage } from './sqlite-errors.js';

/** The lock for writing to a folder's event store. The operating system releases it when the process dies. */
export interface StoreLock {
  /** The last holder ended without `release('clean')`: by a kill or a power failure. */
  readonly afterUncleanStop: boolean;
  release(end: 'clean' | 'unclean'): void;
}

const FREE = 0;
const HELD = 1;

/**
 * Takes the lock of an existing folder. The lock is a transaction on `lock.db`: a file with a process id would survive a
 * SIGKILL, and `events.db` is read by backups. `lock.db` must not be opened with `fs`: closing that descriptor would release
 * the lock. @throws StoreLocked, StoreUnusable
 */
export function lockStore(folder: string, connect: Connect = openDatabase): StoreLock {
  const file = join(folder, 'lock.db');
  const database = connect(file, 'write');
  try {
    const afterUncleanStop = takeLock(database);
    return {
      afterUncleanStop,
      release: (end) => {
        release(database, end);
      },
    };
  } catch (error) {
    database.close();
    if (isDamage(error)) throw new StoreUnusable(`${file} is damaged: delete it, it holds nothing else`, 'damaged');
    throw isBusy(error) ? new StoreLocked(folder) : error;
  }
}

function takeLock(database: DatabaseSync): boolean {
  database.exec('PRAGMA busy_timeout = 0');
  // In this mode the lock survives the COMMIT that writes the marker.
  database.exec('PRAGMA locking_mode = EXCLUSIVE');
  database.exec('BEGIN EXCLUSIVE');
  const afterUncleanStop = readValue(database, 'PRAGMA user_version') === HELD;
  database.exec(`PRAGMA user_version = ${HELD}`);
  database.exec('COMMIT; BEGIN EXCLUSIVE');
  return afterUncleanStop;
}

function release(database: DatabaseSync, end: 'clean' | 'unclean'): void {
  try {
    if (end === 'clean') database.exec(`PRAGMA user_version = ${FREE}; COMMIT`);
  } finally {
    database.close();
  }
}
