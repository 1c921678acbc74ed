import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { backup } from 'node:sqlite';
import type { DatabaseSync } from 'node:sqlite';
import { connect } from './connection.js';
import { eventFileIn } from './event-file.js';
import { checkIntegrity, checkSchema, withDamageCheck } from './schema.js';
import { syncToDisk } from './sync-to-disk.js';

/** Number of pages (4 KiB) that are copied between two reports of progress. */
const PAGES_A_STEP = 1_000;

export interface CopyProgress {
  readonly totalPages: number;
  readonly remainingPages: number;
}

type ReportProgress = (progress: CopyProgress) => void;

export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}

/**
 * Copies the events of a store to one file while the store runs. The copy has every append that was acknowledged before the
 * call, and only complete appends. Writers do not wait; the write-ahead log grows during the copy. `source` is an open store
 * of this process or another one, or the folder of a closed store.
 * @throws BackupRefused when the file exists, StoreUnusable
 */
export async function backupEventStore(
  source: { readonly folder: string },
  toFile: string,
  progress?: ReportProgress,
): Promise<void> {
  const from = eventFileIn(source.folder);
  if (!existsSync(from)) throw new BackupRefused(`there is no event store in ${source.folder}`);
  if (existsSync(toFile)) throw new BackupRefused(`${toFile} exists: a backup never overwrites`);
  await copyEvents(from, toFile, progress);
}

/**
 * Puts a backup into a folder as its event store, after a check of the whole file.
 * @throws BackupRefused when the folder is not empty, StoreUnusable
 */
export async function restoreEventStore(fromFile: string, folder: string, progress?: ReportProgress): Promise<void> {
  if (!existsSync(fromFile)) throw new BackupRefused(`there is no file ${fromFile}`);
  await mkdir(folder, { recursive: true });
  if (readdirSync(folder).length > 0) throw new BackupRefused(`${folder} is not empty: restore into a new folder`);
  await copyEvents(fromFile, eventFileIn(folder), progress, checkIntegrity);
  syncToDisk(dirname(resolve(folder)));
}

type Check = (database: DatabaseSync, file: string) => void;

/** The copy gets its name only when it is complete and durable. */
async function copyEvents(
  from: string,
  to: string,
  progress?: ReportProgress,
  check: Check = () => undefined,
): Promise<void> {
  const partial = `${to}.partial`;
  rmSync(partial, { force: true });
  try {
    await copySnapshot(from, partial, progress);
    withDamageCheck(from, () => {
      finish(partial, (copy) => {
        check(copy, from);
      });
    });
    syncToDisk(partial);
    renameSync(partial, to);
  } finally {
    rmSync(partial, { force: true });
  }
  syncToDisk(dirname(resolve(to)));
}

/** An open read transaction keeps one state of the file; without it each commit would restart the copy. */
async function copySnapshot(from: string, to: string, progress: ReportProgress = () => undefined): Promise<void> {
  const source = connect(from, 'read');
  try {
    withDamageCheck(from, () => {
      source.exec('BEGIN');
      checkSchema(source, from);
    });
    await backup(source, to, { rate: PAGES_A_STEP, progress });
  } finally {
    source.close();
  }
}

/** Leaves WAL mode, so that the file can be read from a read-only medium. */
function finish(partial: string, check: (copy: DatabaseSync) => void): void {
  const copy = connect(partial, 'write');
  try {
    copy.exec('PRAGMA journal_mode = DELETE');
    check(copy);
  } finally {
    copy.close();
  }
}
