import { makeFolder } from '#durable-folders';
import { StoreUnavailable } from '#event-sourcing';
import {
  available,
  DamagedKeyFile,
  destroyKey,
  isDestroyed,
  readKey,
  publishLog,
  removeKey,
  replaceKey,
  writeNewKey,
} from './key-files.js';
import { keyFolderContent, logsOf, removeLeftovers } from './key-folder-content.js';
import type { KeyIds, KeyState, KeyVault } from './key-vault.js';
import { LOG_KEY } from './key-vault.js';

/**
 * Keys as files of a folder: `<id>.key` (mode 0600), or `<id>.destroyed` for a destroyed key; `<log>.log` for each log that
 * they belong to. Once the log's key was seen, a folder without it, or with another one, is refused: it was lost or replaced.
 */
export function keyFolder(folder: string): KeyVault {
  return new KeyFolder(folder);
}

class KeyFolder implements KeyVault {
  #logKey: Uint8Array | undefined;

  constructor(readonly place: string) {}

  async prepare(): Promise<void> {
    await available(makeFolder(this.place));
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
    if (id === LOG_KEY) this.#checkLogKey(key);
    else if (key === undefined) await this.#checkFolder();
    return key;
  }

  async add(id: string, key: Uint8Array): Promise<void> {
    await this.#checkFolder();
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
    await this.#checkFolder();
    await destroyKey(this.place, id);
  }

  async logs(): Promise<readonly string[]> {
    return await logsOf(this.place);
  }

  async keepLog(log: string): Promise<void> {
    await publishLog(this.place, log);
  }

  /** @throws StoreUnavailable when the folder has lost the log's key, or has another log's */
  async #checkFolder(): Promise<void> {
    if (this.#logKey === undefined) return;
    const found = await this.#read(LOG_KEY);
    if (found instanceof DamagedKeyFile) throw found;
    this.#checkLogKey(found);
  }

  #checkLogKey(found: Uint8Array | undefined): void {
    if (this.#logKey === undefined) this.#logKey = found;
    else if (found === undefined) throw gone(`the log's key is gone from ${this.place}`);
    else if (!Buffer.from(found).equals(this.#logKey)) throw gone(`${this.place} holds the keys of another log now`);
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

function gone(found: string): StoreUnavailable {
  return new StoreUnavailable(`${found}: put the keys back, or restore them from their backup`, 'notWritten');
}
