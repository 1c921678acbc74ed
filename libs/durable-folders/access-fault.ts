import { accessSync, constants, statSync } from 'node:fs';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'read-only file system',
};

/** Why this process cannot read and write a file or folder; `undefined` when it can, and for what is not there. */
export function accessFault(path: string): string | undefined {
  try {
    const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
    if (isFolder === undefined) return undefined;
    accessSync(path, constants.R_OK | constants.W_OK | (isFolder ? constants.X_OK : 0));
    return undefined;
  } catch (error) {
    const reason = accessReason(error);
    if (reason === undefined) throw error;
    return `${path} cannot be read and written (${reason}): give it to the user of the server, on a file system that can be written`;
  }
}

/** In plain words, for an error of the file system that denies access. */
export function accessReason(error: unknown): string | undefined {
  // Under jest errors of `node:fs` come from another realm: instanceof does not hold for them.
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? REASONS[error.code] : undefined;
}
