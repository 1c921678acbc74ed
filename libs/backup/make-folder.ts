import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { syncFolder } from './copy-files.js';

/**
 * Makes a folder and its missing parents one by one, readable only for the owner, and makes each name durable.
 * `mkdir` with `recursive` never ends where the system denies names, such as in /proc (Node 24).
 */
export async function makeFolder(folder: string): Promise<void> {
  const missing: string[] = [];
  for (let path = resolve(folder); !existsSync(path); path = dirname(path)) missing.unshift(path);
  for (const path of missing) {
    await mkdir(path, { mode: 0o700 }).catch((error: unknown) => {
      // Another server made it meanwhile.
      if (!existsSync(path)) throw error;
    });
    await syncFolder(dirname(path));
  }
}
