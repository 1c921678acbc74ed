import { StoreUnavailable } from '#event-sourcing';

/** Another process, or another store of this process, has the folder's lock. */
export class StoreLocked extends Error {
  override readonly name = 'StoreLocked';
  constructor(readonly folder: string) {
    super(`the event store in ${folder} is in use by another process: stop it, or ask it over HTTP`);
  }
}

/** The file cannot be used as it is; the message names the remedy. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
  constructor(
    message: string,
    readonly reason: 'damaged' | 'newerSchema' | 'foreign',
  ) {
    super(message);
  }
}

/** Primary result codes, https://www.sqlite.org/rescode.html */
const BUSY = 5;
const IO_ERROR = 10;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;
/** PERM, BUSY, LOCKED, NOMEM, READONLY, INTERRUPT, IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL, NOLFS, AUTH, NOTADB */
const OUTSIDE_THE_PROGRAM = new Set([3, BUSY, 6, 7, 8, 9, IO_ERROR, CORRUPT, 13, 14, 15, 22, 23, NOT_A_DATABASE]);

/** The primary result code of an error of `node:sqlite`. Under jest `instanceof Error` does not hold for these errors. */
function sqliteCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !hasCode(error, 'ERR_SQLITE_ERROR')) return undefined;
  return 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

export function isBusy(error: unknown): boolean {
  return sqliteCode(error) === BUSY;
}

export function isIoError(error: unknown): boolean {
  return sqliteCode(error) === IO_ERROR;
}

export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === CORRUPT || code === NOT_A_DATABASE;
}

/**
 * A fault of disk, file or memory, not a defect of this program. Also the error of a connection that was closed, by `close`
 * or after an I/O error, between two windows of a long read.
 */
export function isFault(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === undefined ? hasCode(error, 'ERR_INVALID_STATE') : OUTSIDE_THE_PROGRAM.has(code);
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

/** Converts a fault to `StoreUnavailable`; returns a defect unchanged. */
export function unavailable(error: unknown, outcome: StoreUnavailable['outcome']): unknown {
  if (!isFault(error)) return error;
  return new StoreUnavailable(`the event store's file cannot be used: ${text(error)}`, outcome, { cause: error });
}

function text(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
