import { DamagedKeyFile, destroyKey, isDestroyed, makeFolder, readKey, replaceKey, writeNewKey } from './key-files.js';
import { keyFolderContent } from './key-folder-content.js';

export class KeyConflict extends Error {
  override readonly name = 'KeyConflict';
}

export interface CopiedKeys {
  readonly keys: number;
  readonly destroyed: number;
}

/**
 * Backs keys up, or restores them: everything of one key folder into another, durable when it resolves. What either
 * folder knows as destroyed is destroyed in the target afterwards: an old backup brings no key back. A damaged key of
 * the target is replaced; a sound one never is.
 *
 * @throws DamagedKeyFile for a key of the source, KeyConflict when the target holds another key of the same id.
 */
export async function copyKeys(from: string, to: string): Promise<CopiedKeys> {
  const source = await keyFolderContent(from);
  const keys = await readAll(from, source.keys);
  await makeFolder(to);
  for (const id of source.destroyed) await destroyKey(to, id);
  let copied = 0;
  for (const [id, key] of keys) {
    if (source.destroyed.has(id) || (await isDestroyed(to, id))) continue;
    await copyKey(to, id, key);
    copied += 1;
  }
  return { keys: copied, destroyed: source.destroyed.size };
}

/** All keys are read before anything is written: a damaged source changes nothing. */
async function readAll(folder: string, ids: Iterable<string>): Promise<ReadonlyMap<string, Uint8Array>> {
  const keys = new Map<string, Uint8Array>();
  for (const id of ids) {
    const key = await readKey(folder, id);
    if (key !== undefined) keys.set(id, key);
  }
  return keys;
}

async function copyKey(folder: string, id: string, key: Uint8Array): Promise<void> {
  if (await writeNewKey(folder, id, key)) return;
  const present = await soundKey(folder, id);
  if (present === undefined) await replaceKey(folder, id, key);
  else if (!Buffer.from(present).equals(key)) {
    throw new KeyConflict(`${folder} holds another key named ${id}: it belongs to another log, choose another folder`);
  }
}

async function soundKey(folder: string, id: string): Promise<Uint8Array | undefined> {
  try {
    return await readKey(folder, id);
  } catch (error) {
    if (error instanceof DamagedKeyFile) return undefined;
    throw error;
  }
}
