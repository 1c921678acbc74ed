import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { prepareForWriting } from './connection.js';
import type { Connect } from './connection.js';
import { EventReader } from './event-reader.js';
import { EventWriter } from './event-writer.js';
import { WatchedFiles } from './watched-files.js';
import { checkIntegrity, ensureSchema, withDamageCheck } from './schema.js';

/** The open connections to `events.db`: one that writes, one that reads. */
export interface EventFile {
  readonly writer: EventWriter;
  readonly reader: EventReader;
  /** `events.db`, its write-ahead log and the folder's lock. */
  readonly files: WatchedFiles;
  /** `events.db` alone, which outlives its connections. */
  readonly database: WatchedFiles;
  /** Checkpoints the write-ahead log, then closes. False: the checkpoint failed; the next opening repeats it. */
  close(): boolean;
}

export function eventFileIn(folder: string): string {
  return join(folder, 'events.db');
}

/** @throws StoreUnusable, or an error of `node:sqlite` */
export function openEventFile(folder: string, prefix: string, connect: Connect, check: boolean): EventFile {
  const file = eventFileIn(folder);
  const opened: DatabaseSync[] = [];
  const open = (use: 'write' | 'read'): DatabaseSync => {
    const database = connect(file, use);
    opened.push(database);
    return database;
  };
  try {
    return withDamageCheck(file, () => {
      const write = open('write');
      prepareForWriting(write);
      ensureSchema(write, file);
      if (check) checkIntegrity(write, file);
      const read = open('read');
      return {
        writer: new EventWriter(write, prefix),
        reader: new EventReader(read, prefix),
        files: new WatchedFiles([file, `${file}-wal`, join(folder, 'lock.db')]),
        database: new WatchedFiles([file]),
        close: () => close(write, read),
      };
    });
  } catch (error) {
    for (const database of opened) database.close();
    throw error;
  }
}

function close(write: DatabaseSync, read: DatabaseSync): boolean {
  try {
    read.close();
    write.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return true;
  } catch {
    // Acknowledged appends are in the write-ahead log. The caller leaves the marker of an unclean stop.
    return false;
  } finally {
    write.close();
  }
}
