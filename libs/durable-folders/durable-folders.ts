import { existsSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * The folder and those of its parents that are missing, the topmost first. They are made one by one: `mkdir` with `recursive`
 * never ends where the system denies names, such as in /proc (Node 24).
 */
export function missingFolders(folder: string): readonly string[] {
  const missing: string[] = [];
  for (let path = resolve(folder); !existsSync(path); path = dirname(path)) missing.unshift(path);
  return missing;
}

/** Makes a folder and its missing parents, readable only for the owner, and makes each name durable. */
export async function makeFolder(folder: string): Promise<void> {
  for (const path of missingFolders(folder)) {
    await mkdir(path, { mode: 0o700 }).catch((error: unknown) => {
      // Another process made it meanwhile.
      if (!existsSync(path)) throw error;
    });
    await syncFolder(dirname(path));
  }
}

/** Makes the names in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
