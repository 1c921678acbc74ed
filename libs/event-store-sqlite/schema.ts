import type { DatabaseSync } from 'node:sqlite';
import { readValue } from './connection.js';
import { StoreUnusable, isDamage } from './sqlite-errors.js';

/** Increased with each change of the tables. A file with a greater version was written by a newer Lenkwerk. */
const SCHEMA_VERSION = 1;
/** "Lenk" as the file's application id distinguishes an event store from other SQLite files. */
const APPLICATION_ID = 0x4c_65_6e_6b;

const TABLES = `
  CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream_id INTEGER NOT NULL REFERENCES streams,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    UNIQUE (stream_id, revision)
  ) STRICT;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** Creates the tables in an empty file. @throws StoreUnusable */
export function ensureSchema(database: DatabaseSync, file: string): void {
  if (readValue(database, 'SELECT count(*) FROM sqlite_schema') === 0) {
    database.exec(`BEGIN IMMEDIATE; ${TABLES} COMMIT`);
  }
  checkSchema(database, file);
}

/** @throws StoreUnusable */
export function checkSchema(database: DatabaseSync, file: string): void {
  if (readValue(database, 'PRAGMA application_id') !== APPLICATION_ID) {
    throw new StoreUnusable(`${file} is not an event store of Lenkwerk: name another folder or file`, 'foreign');
  }
  const version = Number(readValue(database, 'PRAGMA user_version'));
  if (version > SCHEMA_VERSION) {
    throw new StoreUnusable(
      `${file} was written by a newer Lenkwerk (schema ${version}, this one knows ${SCHEMA_VERSION}): `
        + 'start the newer version, or restore a backup made with this one',
      'newerSchema',
    );
  }
}

/** Reads the whole file: 0.6 s at a million events. @throws StoreUnusable */
export function checkIntegrity(database: DatabaseSync, file: string): void {
  const found = readValue(database, 'PRAGMA quick_check(1)');
  if (found !== 'ok') throw damaged(file, String(found));
}

/** Runs a function that reads the file, and turns SQLite's damage errors into StoreUnusable. @throws StoreUnusable */
export function withDamageCheck<Result>(file: string, look: () => Result): Result {
  try {
    return look();
  } catch (error) {
    throw isDamage(error) ? damaged(file, 'it cannot be read as a database') : error;
  }
}

function damaged(file: string, found: string): StoreUnusable {
  return new StoreUnusable(`${file} is damaged (${found}): restore the last backup into an empty folder`, 'damaged');
}
