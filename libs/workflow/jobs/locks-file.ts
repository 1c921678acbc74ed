import { existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** SQLite application id of a file of locks ("LwLk"), and the version of its table. */
const APPLICATION_ID = 0x4c774c6b;
const FORMAT = 1;
/** Milliseconds that a connection waits for another one; it blocks the event loop. */
const BUSY_TIMEOUT = 500;

/** Primary result codes, https://www.sqlite.org/rescode.html */
const READ_ONLY = 8;
const IO_ERROR = 10;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;
/** PERM, BUSY, LOCKED, NOMEM, READONLY, INTERRUPT, IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL, NOTADB */
const OUTSIDE_THE_PROGRAM = new Set([3, 5, 6, 7, READ_ONLY, 9, IO_ERROR, CORRUPT, 13, 14, 15, NOT_A_DATABASE]);
/** READONLY_DBMOVED: the file was renamed or deleted under its connection. */
const MOVED = READ_ONLY | (4 << 8);
/** The table is missing in a file that was replaced. */
const SQL_ERROR = 1;

/** Opens the file. A damaged one, or one of another format, is moved aside and made anew. */
export function openLocksFile(file: string, report: (message: string) => void): DatabaseSync {
  const trouble = existsSync(file) ? troubleIn(file) : undefined;
  if (trouble !== undefined) {
    moveAside(file);
    report(`the locks of jobs in ${file} ${trouble}: moved to ${file}.damaged, jobs may be handed out again early`);
  }
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
  try {
    prepare(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The content cannot be used, and a new file can take its place. */
export function isDamage(error: unknown): boolean {
  const code = codeOf(error);
  if (code === undefined) return false;
  return code === MOVED || [SQL_ERROR, CORRUPT, NOT_A_DATABASE].includes(code & 0xff);
}

/** A fault of disk, file or memory, or a connection that was closed. */
export function isFault(error: unknown): boolean {
  const code = codeOf(error);
  return code === undefined ? hasCode(error, 'ERR_INVALID_STATE') : OUTSIDE_THE_PROGRAM.has(code & 0xff);
}

/** The reason why the file cannot be used; `undefined` when it can. */
function troubleIn(file: string): string | undefined {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
  try {
    const application = valueOf(database, 'PRAGMA application_id');
    if (application === 0 && valueOf(database, 'SELECT count(*) FROM sqlite_schema') === 0) return undefined;
    if (application !== APPLICATION_ID || valueOf(database, 'PRAGMA user_version') !== FORMAT)
      return 'have another format';
    return valueOf(database, 'PRAGMA quick_check(1)') === 'ok' ? undefined : 'are damaged';
  } catch (error) {
    if (isDamage(error)) return 'are damaged';
    throw error;
  } finally {
    database.close();
  }
}

function moveAside(file: string): void {
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
  renameSync(file, `${file}.damaged`);
}

function prepare(database: DatabaseSync): void {
  // The write-ahead log keeps the file whole when the program is killed. Nothing waits for the disk: see decision-job-locks.md.
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = OFF;
    BEGIN IMMEDIATE;
    PRAGMA application_id = ${APPLICATION_ID};
    PRAGMA user_version = ${FORMAT};
    CREATE TABLE IF NOT EXISTS locks (job TEXT PRIMARY KEY, worker TEXT NOT NULL, until INTEGER NOT NULL) STRICT;
    CREATE INDEX IF NOT EXISTS locks_until ON locks (until);
    COMMIT;
  `);
}

/** The extended result code. Under jest `instanceof Error` does not hold for errors of `node:sqlite`. */
function codeOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !hasCode(error, 'ERR_SQLITE_ERROR')) return undefined;
  return 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : undefined;
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

/** The first column of the first row. */
function valueOf(database: DatabaseSync, sql: string): unknown {
  const row = database.prepare(sql).get();
  return row === undefined ? undefined : Object.values(row)[0];
}
