import { syncFolder } from '#durable-folders';
import { StoreUnavailable } from '#event-sourcing';
import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { NewKey } from './key-text.js';
import { idsIn, keyText, parseKey, placesOf } from './key-text.js';

export class DamagedKeyFile extends Error {
  override readonly name = 'DamagedKeyFile';
  constructor(readonly path: string) {
    super(`the key file ${path} is damaged: restore it from the key backup, what it sealed cannot be read without it`);
  }
}

// The id was checked: a UUID in lower case, or LOG_KEY.
function keyPath(folder: string, keyId: string): string {
  return join(folder, `${keyId}.key`);
}

/** The file that marks a key as destroyed. It is never removed. */
function tombstonePath(folder: string, keyId: string): string {
  return join(folder, `${keyId}.destroyed`);
}

/** The key's bytes; `undefined` when there is no such file. @throws DamagedKeyFile */
export async function readKey(folder: string, keyId: string): Promise<Uint8Array | undefined> {
  const path = keyPath(folder, keyId);
  const text = await absent('ENOENT', readFile(path, 'latin1'));
  if (text === undefined) return undefined;
  const key = parseKey(text, keyId);
  if (key === undefined) throw new DamagedKeyFile(path);
  return key;
}

export async function isDestroyed(folder: string, keyId: string): Promise<boolean> {
  return (await absent('ENOENT', stat(tombstonePath(folder, keyId)))) !== undefined;
}

/**
 * Durable when it resolves; a key that exists already, also of a process that has just created it, stays. The keys are the lines of
 * one file that has the name of each: they wait for the disk together. See decision-grouped-keys.md.
 */
export async function writeNewKeys(folder: string, keys: readonly NewKey[]): Promise<void> {
  const paths = keys.map(({ id }) => keyPath(folder, id));
  await publish(folder, paths, keyText(keys), link);
}

/** Marks the folder's keys as those of a log. Durable when it resolves; does nothing when the mark is there. */
export async function publishLog(folder: string, log: string): Promise<void> {
  await publish(folder, [join(folder, `${log}.log`)], '', link);
}

export async function replaceKey(folder: string, keyId: string, key: Uint8Array): Promise<void> {
  await publish(folder, [keyPath(folder, keyId)], keyText([{ id: keyId, key }]), rename);
}

/**
 * Makes the tombstone durable before it removes the key: after an interruption the key counts as destroyed, and the next
 * start removes it.
 */
export async function destroyKey(folder: string, keyId: string): Promise<void> {
  await publish(folder, [tombstonePath(folder, keyId)], '', link);
  await removeKey(folder, keyId);
}

/** Overwrites the key in place, in every file that holds it, then removes its name. */
export async function removeKey(folder: string, keyId: string): Promise<void> {
  const path = keyPath(folder, keyId);
  const text = await absent('ENOENT', readFile(path, 'latin1'));
  if (text === undefined) return;
  // The names of keys that were made together are one file, but not in a copy of the folder that did not keep hard links.
  for (const other of idsIn(text)) if (other !== keyId) await overwrite(keyPath(folder, other), keyId, path);
  await overwrite(path, keyId);
  await available(rm(path, { force: true }));
  await available(syncFolder(folder));
}

/** Overwrites the key where it is in the file. @param unlessSame does nothing when it is the same file as this one */
async function overwrite(path: string, keyId: string, unlessSame?: string): Promise<void> {
  const file = await absent('ENOENT', open(path, 'r+'));
  if (file === undefined) return;
  try {
    const same = unlessSame === undefined ? undefined : await absent('ENOENT', stat(unlessSame));
    if (same?.ino === (await available(file.stat())).ino) return;
    const places = placesOf(await available(file.readFile('latin1')), keyId);
    for (const [from, to] of places) await available(file.write(Buffer.alloc(to - from), 0, to - from, from));
    if (places.length > 0) await available(file.sync());
  } finally {
    await file.close();
  }
}

/** Writes a file atomically and durably, under each of these names. `link` never replaces an existing file, `rename` does. */
async function publish(
  folder: string,
  paths: readonly string[],
  text: string,
  name: typeof link | typeof rename,
): Promise<void> {
  const temporary = join(folder, `${randomUUID()}.tmp`);
  try {
    const file = await available(open(temporary, 'wx', 0o600));
    try {
      await available(file.writeFile(text));
      await available(file.sync());
    } finally {
      await file.close();
    }
    await Promise.all(paths.map((path) => absent('EEXIST', name(temporary, path))));
    await available(syncFolder(folder));
  } finally {
    await rm(temporary, { force: true });
  }
}

/** `undefined` for the expected error code. */
async function absent<T>(code: string, work: Promise<T>): Promise<T | undefined> {
  try {
    return await available(work);
  } catch (error) {
    if (error instanceof StoreUnavailable && codeOf(error.cause) === code) return undefined;
    throw error;
  }
}

/** Converts errors of the file system to StoreUnavailable: nothing was written, the command can be repeated. */
export async function available<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw new StoreUnavailable(`the key store cannot be used (${code})`, 'notWritten', { cause: error });
  }
}

function codeOf(error: unknown): string | undefined {
  // Under jest errors of `node:fs` come from another realm: instanceof does not hold for them.
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
