import { ReadDatabaseOfAnotherLog } from '#event-sourcing';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { isDamage } from './sqlite-errors.js';

/** SQLite application id of a read database ("LwRd"), and the version of its own tables. */
const APPLICATION_ID = 0x4c775264;
const FORMAT = 2;
/** Format 1 has no event at a checkpoint; its columns are added. */
const READABLE = [1, FORMAT];
/** Milliseconds that a connection waits for a lock; it blocks the event loop. */
const BUSY_TIMEOUT = 500;

/** The file is not a read database. It is not changed. */
export class NoReadDatabase extends Error {
  override readonly name = 'NoReadDatabase';
}

export function connect(file: string, use: 'write' | 'read'): DatabaseSync {
  return new DatabaseSync(file, { readOnly: use === 'read', timeout: BUSY_TIMEOUT });
}

/**
 * Opens the writing connection. A damaged file or one of another format is moved aside, since its content can be rebuilt.
 * @throws ReadDatabaseOfAnotherLog, NoReadDatabase
 */
export function openForWriting(file: string, log: string, report: (message: string) => void): DatabaseSync {
  const trouble = existsSync(file) ? troubleIn(file) : undefined;
  if (trouble !== undefined) {
    const aside = moveAside(file);
    report(`the read database ${file} ${trouble}: moved to ${aside}, read models are built anew`);
  }
  const database = connect(file, 'write');
  try {
    prepare(database);
    checkLog(database, file, log);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The reason why the file cannot be used; `undefined` when it can. @throws NoReadDatabase */
function troubleIn(file: string): string | undefined {
  const database = connect(file, 'write');
  try {
    const application = Number(valueOf(database, 'PRAGMA application_id'));
    if (application === 0 && valueOf(database, 'SELECT count(*) FROM sqlite_schema') === 0) return undefined;
    if (application !== APPLICATION_ID)
      throw new NoReadDatabase(`${file} is a database, but no read database of Lenkwerk`);
    if (!READABLE.includes(Number(valueOf(database, 'PRAGMA user_version')))) return 'has another format';
    return valueOf(database, 'PRAGMA quick_check(1)') === 'ok' ? undefined : 'is damaged';
  } catch (error) {
    if (isDamage(error)) return 'is damaged';
    throw error;
  } finally {
    database.close();
  }
}

/** Only the newest damaged file is kept. */
function moveAside(file: string): string {
  const aside = `${file}.damaged`;
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
  renameSync(file, aside);
  return aside;
}

function prepare(database: DatabaseSync): void {
  if (valueOf(database, 'PRAGMA journal_mode = WAL') !== 'wal') {
    throw new Error('the read database needs a local file system that can hold a write-ahead log');
  }
  database.exec(`
    PRAGMA synchronous = NORMAL;
    PRAGMA secure_delete = ON;
    PRAGMA cache_size = -65536;
    PRAGMA wal_autocheckpoint = 4000;
    PRAGMA application_id = ${APPLICATION_ID};
    CREATE TABLE IF NOT EXISTS _log (id TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS _projections (
      name TEXT PRIMARY KEY, version INTEGER NOT NULL, position INTEGER, complete INTEGER NOT NULL, tables TEXT NOT NULL
    ) STRICT;
  `);
  if (valueOf(database, 'PRAGMA user_version') === FORMAT) return;
  // In one transaction: a crash leaves format 1 or 2, nothing between.
  database.exec(`
    BEGIN IMMEDIATE;
    ALTER TABLE _projections ADD COLUMN event_stream TEXT;
    ALTER TABLE _projections ADD COLUMN event_revision INTEGER;
    ALTER TABLE _projections ADD COLUMN event_id TEXT;
    PRAGMA user_version = ${FORMAT};
    COMMIT;
  `);
}

function checkLog(database: DatabaseSync, file: string, log: string): void {
  const found = valueOf(database, 'SELECT id FROM _log');
  if (found === undefined) database.prepare('INSERT INTO _log (id) VALUES (?)').run(log);
  else if (found !== log) throw new ReadDatabaseOfAnotherLog(file, typeof found === 'string' ? found : 'unknown', log);
}

/** The first column of the first row. */
function valueOf(database: DatabaseSync, sql: string): unknown {
  const row = database.prepare(sql).get();
  return row === undefined ? undefined : Object.values(row)[0];
}
