import { makeFolder, syncFolder } from '#durable-folders';
import { StoreUnavailable } from '#event-sourcing';
import { randomUUID } from 'node:crypto';
import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** `undefined` when there is no such file. */
export async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw unavailable(error);
  }
}

/** Names of all files in a folder and below; none when there is no such folder. */
export async function namesBelow(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw unavailable(error);
  }
}

/** Writes a file atomically and durably, readable only for its owner. */
export async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `${randomUUID()}.tmp`);
  try {
    await makeFolder(folder);
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(folder);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw unavailable(error);
  }
}

/** Makes the names in a folder durable, also those of other processes. */
export async function keepNames(folder: string): Promise<void> {
  try {
    await syncFolder(folder);
  } catch (error) {
    throw unavailable(error);
  }
}

/** Converts errors of the file system to StoreUnavailable: the same bytes can be put again. */
function unavailable(error: unknown): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  return new StoreUnavailable(`the document store cannot be used (${code})`, 'notWritten', { cause: error });
}

function codeOf(error: unknown): string | undefined {
  // Under jest errors of `node:fs` come from another realm: instanceof does not hold for them.
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
