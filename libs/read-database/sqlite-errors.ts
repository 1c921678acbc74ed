import { ReadModelsUnavailable } from '#event-sourcing';

/** Primary result codes, https://www.sqlite.org/rescode.html */
const CORRUPT = 11;
const NOT_A_DATABASE = 26;
/** PERM, BUSY, LOCKED, NOMEM, READONLY, INTERRUPT, IOERR, FULL, CANTOPEN: may pass or can be repaired. */
const FOR_NOW = new Set([3, 5, 6, 7, 8, 9, 10, 13, 14]);

/** Under jest `instanceof Error` does not hold for errors of `node:sqlite`. */
function codeOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error) || !('errcode' in error)) return undefined;
  return error.code === 'ERR_SQLITE_ERROR' && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

export function isDamage(error: unknown): boolean {
  const code = codeOf(error);
  return code === CORRUPT || code === NOT_A_DATABASE;
}

/** Converts faults outside of the program to `ReadModelsUnavailable`, with advice. */
export function translated(error: unknown, file: string): unknown {
  const text = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
  if (isDamage(error)) {
    const advice = 'stop the server, delete the file and start again: it is built anew from the log';
    return new ReadModelsUnavailable(`the read database ${file} is damaged: ${advice}`, { cause: error });
  }
  const code = codeOf(error);
  if (code === undefined || !FOR_NOW.has(code)) return error;
  return new ReadModelsUnavailable(`the read database ${file} cannot be used for now: ${text}`, { cause: error });
}
