import type { KeyStore } from '#event-sourcing';
import { KeyDestroyed, KeyedQueue } from '#event-sourcing';
import { LRUCache } from 'lru-cache';
import { randomBytes } from 'node:crypto';
import { validate as isUuid } from 'uuid';
import {
  destroyKey,
  isDestroyed,
  KEY_BYTES,
  LOG_KEY,
  makeFolder,
  readKey,
  removeKey,
  writeNewKey,
} from './key-files.js';
import { keyFolderContent, removeLeftovers } from './key-folder-content.js';

/**
 * Keys kept in memory, and for how many milliseconds at most: so long another process on the same folder may go on
 * using a key that was destroyed here.
 */
export const KEY_CACHE = { keys: 5000, milliseconds: 10_000 } as const;

/** Keys as files of a folder, one file a key: `<id>.key` (mode 0600), `<id>.destroyed` once it was destroyed. */
export function openFileKeyStore(folder: string): KeyStore {
  return new FileKeyStore(folder);
}

class FileKeyStore implements KeyStore {
  readonly #cache = new LRUCache<string, Uint8Array>({ max: KEY_CACHE.keys, ttl: KEY_CACHE.milliseconds });
  readonly #queue = new KeyedQueue();
  #opened: Promise<void> | undefined;

  constructor(private readonly folder: string) {}

  async logKey(): Promise<Uint8Array> {
    return await this.#inTurn(LOG_KEY, async (id) => (await this.#known(id)) ?? (await this.#create(id)));
  }

  async dataKey(keyId: string): Promise<Uint8Array | undefined> {
    return await this.#inTurn(dataKeyId(keyId), (id) => this.#known(id));
  }

  async createDataKey(keyId: string): Promise<Uint8Array> {
    return await this.#inTurn(dataKeyId(keyId), async (id) => (await this.#known(id)) ?? (await this.#create(id)));
  }

  async destroyDataKey(keyId: string): Promise<void> {
    await this.#inTurn(dataKeyId(keyId), async (id) => {
      this.#cache.delete(id);
      await destroyKey(this.folder, id);
    });
  }

  async #known(id: string): Promise<Uint8Array | undefined> {
    const cached = this.#cache.get(id);
    if (cached !== undefined) return cached;
    const key = await readKey(this.folder, id);
    // Looked at after the key: what another process destroys meanwhile is not taken for a living key.
    if (key === undefined || (await isDestroyed(this.folder, id))) return undefined;
    this.#cache.set(id, key);
    return key;
  }

  async #create(id: string): Promise<Uint8Array> {
    await this.#refuseDestroyed(id);
    const made = randomBytes(KEY_BYTES);
    const first = await writeNewKey(this.folder, id, made);
    // Another process may have destroyed the id, or made a key, between the look and the write.
    await this.#refuseDestroyed(id);
    const key = first ? made : await readKey(this.folder, id);
    if (key === undefined) throw new KeyDestroyed('the key was destroyed');
    this.#cache.set(id, key);
    return key;
  }

  async #refuseDestroyed(id: string): Promise<void> {
    if (!(await isDestroyed(this.folder, id))) return;
    await removeKey(this.folder, id);
    throw new KeyDestroyed('the key was destroyed');
  }

  async #inTurn<T>(id: string, task: (id: string) => Promise<T>): Promise<T> {
    this.#opened ??= this.#open();
    try {
      await this.#opened;
    } catch (error) {
      this.#opened = undefined;
      throw error;
    }
    return await this.#queue.run(id, () => task(id));
  }

  async #open(): Promise<void> {
    await makeFolder(this.folder);
    await removeLeftovers(this.folder);
    const { keys, destroyed } = await keyFolderContent(this.folder);
    for (const id of destroyed) if (keys.has(id)) await removeKey(this.folder, id);
  }
}

/** @throws RangeError for what is no UUID, so that no path leaves the folder. */
function dataKeyId(keyId: string): string {
  if (!isUuid(keyId)) throw new RangeError('a key id must be a UUID');
  return keyId.toLowerCase();
}
