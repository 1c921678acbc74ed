import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Connect } from './connection.js';
import { connect as openDatabase, readValue } from './connection.js';
import { StoreLocked, StoreUnusable, isBusy, isDamage } from './sqlite-errors.js';

/** The right to write to a folder's event store. The operating system takes it back when the process dies. */
export interface StoreLock {
  /** The last holder ended without `release('clean')`: killed, or out of power. */
  readonly afterUncleanStop: boolean;
  release(end: 'clean' | 'unclean'): void;
}

const FREE = 0;
const HELD = 1;

/**
 * Takes the lock of a folder that exists. It is a transaction on `lock.db`, not a file with a process id, which would
 * survive a SIGKILL; and not on `events.db`, which backups read. Nothing may open `lock.db` with `fs`: closing that
 * descriptor would drop the lock. @throws StoreLocked, StoreUnusable
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
  // In this mode the lock outlives the COMMIT that writes the marker.
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
