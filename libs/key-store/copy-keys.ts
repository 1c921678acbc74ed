import { DamagedKeyFile } from './key-files.js';
import type { KeyState, KeyVault } from './key-vault.js';

export class KeyConflict extends Error {
  override readonly name = 'KeyConflict';
}

export interface CopiedKeys {
  readonly keys: number;
  readonly destroyed: number;
}

/**
 * Copies all keys of one vault to another (backup, restore, move). Durable when it resolves. A key that is destroyed in either
 * vault is destroyed in the target afterwards: an old backup brings no key back. A damaged key of the target is replaced, an
 * intact key never.
 *
 * @throws DamagedKeyFile for a key of the source, KeyConflict when the target has another key of the same id.
 */
export async function copyKeys(
  from: KeyVault,
  to: KeyVault,
  report: (done: number, of: number) => void = () => undefined,
): Promise<CopiedKeys> {
  const { destroyed, keys } = await readAll(from);
  await to.prepare();
  const all = destroyed.size + keys.size;
  // First: keys that lie there belong to a log, also after an interruption.
  for (const log of await from.logs()) await to.keepLog(log);
  let [copied, done] = [0, 0];
  for (const id of destroyed) {
    await to.destroy(id);
    report((done += 1), all);
  }
  for (const [id, key] of keys) {
    if (await copyKey(to, id, key)) copied += 1;
    report((done += 1), all);
  }
  return { keys: copied, destroyed: destroyed.size };
}

/** Reads all keys before the first write: a damaged source changes nothing. */
async function readAll(
  vault: KeyVault,
): Promise<{ readonly destroyed: ReadonlySet<string>; readonly keys: ReadonlyMap<string, Uint8Array> }> {
  const ids = await vault.ids();
  const keys = new Map<string, Uint8Array>();
  for (const id of ids.keys) {
    const key = await vault.look(id);
    if (key instanceof Uint8Array) keys.set(id, key);
  }
  return { destroyed: ids.destroyed, keys };
}

/** False when the key is destroyed in the target. */
async function copyKey(to: KeyVault, id: string, key: Uint8Array): Promise<boolean> {
  await to.add(id, key);
  const present = await stateOf(to, id);
  if (present === 'destroyed') return false;
  if (present === 'damaged' || present === undefined) await to.heal(id, key);
  else if (!Buffer.from(present).equals(key)) {
    throw new KeyConflict(`${to.place} holds another key named ${id}: it belongs to another log, choose another place`);
  }
  return true;
}

async function stateOf(vault: KeyVault, id: string): Promise<KeyState | 'damaged'> {
  try {
    return await vault.look(id);
  } catch (error) {
    if (error instanceof DamagedKeyFile) return 'damaged';
    throw error;
  }
}
