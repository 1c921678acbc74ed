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
  writeNewKeys,
} from './key-files.js';
import { GroupedWrites } from './grouped-writes.js';
import { keyFolderContent, logsOf, removeLeftovers } from './key-folder-content.js';
import type { NewKey } from './key-text.js';
import type { KeyIds, KeyState, KeyVault } from './key-vault.js';
import { LOG_KEY } from './key-vault.js';

/** Keys that are made durable together. A damaged file damages all of its keys. */
const KEYS_OF_ONE_FILE = 64;

/**
 * Keys as files of a folder: `<id>.key` (mode 0600), where keys that were made together are one file of several names, or `<id>.destroyed` for a destroyed key; `<log>.log` for each log that
 * they belong to. Once the log's key was seen, a folder without it, or with another one, is refused: it was lost or replaced.
 */
export function keyFolder(folder: string): KeyVault {
  return new KeyFolder(folder);
}

class KeyFolder implements KeyVault {
  #logKey: Uint8Array | undefined;
  readonly #additions = new GroupedWrites<NewKey>((keys) => this.#addAll(keys), KEYS_OF_ONE_FILE);

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
    await this.#additions.write({ id, key });
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

  async #addAll(all: readonly NewKey[]): Promise<void> {
    await this.#checkFolder();
    const living = await this.#living(all);
    if (living.length === 0) return;
    await writeNewKeys(this.place, living);
    // Another process may have destroyed an id between the check and the write.
    const left = new Set(await this.#living(living));
    for (const one of living) if (!left.has(one)) await removeKey(this.place, one.id);
  }

  async #living(keys: readonly NewKey[]): Promise<readonly NewKey[]> {
    const destroyed = await Promise.all(keys.map(({ id }) => isDestroyed(this.place, id)));
    return keys.filter((_, index) => destroyed[index] === false);
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
