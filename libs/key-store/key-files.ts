import { syncFolder } from '#durable-folders';
import { StoreUnavailable } from '#event-sourcing';
import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KEY_BYTES } from './key-vault.js';

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
  const text = await absent('ENOENT', readFile(path, 'utf8'));
  if (text === undefined) return undefined;
  const key = parseKey(text, keyId);
  if (key === undefined) throw new DamagedKeyFile(path);
  return key;
}

function parseKey(text: string, keyId: string): Uint8Array | undefined {
  const parsed = parseJson(text);
  if (typeof parsed !== 'object' || parsed === null || !('keyId' in parsed) || !('key' in parsed)) return undefined;
  if (parsed.keyId !== keyId || typeof parsed.key !== 'string') return undefined;
  const key = Buffer.from(parsed.key, 'base64');
  return key.length === KEY_BYTES ? key : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export async function isDestroyed(folder: string, keyId: string): Promise<boolean> {
  return (await absent('ENOENT', stat(tombstonePath(folder, keyId)))) !== undefined;
}

/** Durable when it resolves; `false` when the key exists already, also if another process has just created it. */
export async function writeNewKey(folder: string, keyId: string, key: Uint8Array): Promise<boolean> {
  return await publish(folder, keyPath(folder, keyId), keyText(keyId, key), link);
}

/** Marks the folder's keys as those of a log. Durable when it resolves; does nothing when the mark is there. */
export async function publishLog(folder: string, log: string): Promise<void> {
  await publish(folder, join(folder, `${log}.log`), '', link);
}

export async function replaceKey(folder: string, keyId: string, key: Uint8Array): Promise<void> {
  await publish(folder, keyPath(folder, keyId), keyText(keyId, key), rename);
}

/**
 * Makes the tombstone durable before it removes the key: after an interruption the key counts as destroyed, and the next
 * start removes it.
 */
export async function destroyKey(folder: string, keyId: string): Promise<void> {
  await publish(folder, tombstonePath(folder, keyId), '', link);
  await removeKey(folder, keyId);
}

/** Overwrites the key in place, then removes the file. */
export async function removeKey(folder: string, keyId: string): Promise<void> {
  const path = keyPath(folder, keyId);
  const file = await absent('ENOENT', open(path, 'r+'));
  if (file === undefined) return;
  try {
    const { size } = await available(file.stat());
    await available(file.write(Buffer.alloc(size), 0, size, 0));
    await available(file.sync());
  } finally {
    await file.close();
  }
  await available(rm(path, { force: true }));
  await available(syncFolder(folder));
}

function keyText(keyId: string, key: Uint8Array): string {
  return `${JSON.stringify({ keyId, key: Buffer.from(key).toString('base64') })}\n`;
}

/** Writes a file atomically and durably. `link` never replaces an existing file, `rename` does. */
async function publish(
  folder: string,
  path: string,
  text: string,
  name: typeof link | typeof rename,
): Promise<boolean> {
  const temporary = join(folder, `${randomUUID()}.tmp`);
  try {
    const file = await available(open(temporary, 'wx', 0o600));
    try {
      await available(file.writeFile(text));
      await available(file.sync());
    } finally {
      await file.close();
    }
    const named = await absent(
      'EEXIST',
      name(temporary, path).then(() => true),
    );
    await available(syncFolder(folder));
    return named === true;
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
