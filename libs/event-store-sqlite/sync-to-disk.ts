import { closeSync, fsyncSync, openSync } from 'node:fs';

/** fsync of a folder (its names) or of a file that no connection has open. */
export function syncToDisk(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
