import {
  DamagedKeyFile,
  destroyKey,
  isDestroyed,
  makeFolder,
  readKey,
  removeKey,
  replaceKey,
  writeNewKey,
} from './key-files.js';
import { keyFolderContent, removeLeftovers } from './key-folder-content.js';
import type { KeyIds, KeyState, KeyVault } from './key-vault.js';

/** Keys as files of a folder: `<id>.key` (mode 0600), or `<id>.destroyed` for a destroyed key. */
export function keyFolder(folder: string): KeyVault {
  return new KeyFolder(folder);
}

class KeyFolder implements KeyVault {
  constructor(readonly place: string) {}

  async prepare(): Promise<void> {
    await makeFolder(this.place);
    await removeLeftovers(this.place);
    const { keys, destroyed } = await this.ids();
    for (const id of destroyed) if (keys.has(id)) await removeKey(this.place, id);
  }

  async ids(): Promise<KeyIds> {
    return await keyFolderContent(this.place);
  }

  async look(id: string): Promise<KeyState> {
    const key = await this.#read(id);
    // Checked after the key was read: another process may destroy the key in between.
    if (await isDestroyed(this.place, id)) return 'destroyed';
    if (key instanceof DamagedKeyFile) throw key;
    return key;
  }

  async add(id: string, key: Uint8Array): Promise<void> {
    if (await isDestroyed(this.place, id)) return;
    await writeNewKey(this.place, id, key);
    // Another process may have destroyed the id between the check and the write.
    if (await isDestroyed(this.place, id)) await removeKey(this.place, id);
  }

  async heal(id: string, key: Uint8Array): Promise<void> {
    await replaceKey(this.place, id, key);
    if (await isDestroyed(this.place, id)) await removeKey(this.place, id);
  }

  async destroy(id: string): Promise<void> {
    await destroyKey(this.place, id);
  }

  /** Returns the error of a damaged file, which does not matter for a destroyed key. */
  async #read(id: string): Promise<Uint8Array | DamagedKeyFile | undefined> {
    try {
      return await readKey(this.place, id);
    } catch (error) {
      if (error instanceof DamagedKeyFile) return error;
      throw error;
    }
  }
}
