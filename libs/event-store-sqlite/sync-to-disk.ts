import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes the names in a folder durable, or the bytes of a file that no connection has open. */
export function syncToDisk(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
