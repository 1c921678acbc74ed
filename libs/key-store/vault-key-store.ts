import type { KeyStore } from '#event-sourcing';
import { KeyDestroyed, KeyedQueue } from '#event-sourcing';
import { LRUCache } from 'lru-cache';
import { randomBytes } from 'node:crypto';
import type { KeyVault } from './key-vault.js';
import { isDataKeyId, KEY_BYTES, LOG_KEY } from './key-vault.js';

/**
 * Limits of the cache of keys. Until the time is over, another process on the same vault may still use a key that was
 * destroyed here.
 */
export const KEY_CACHE = { keys: 5000, milliseconds: 10_000 } as const;

/** A key store on a vault, with a cache. */
export function openKeyStore(vault: KeyVault): KeyStore {
  return new VaultKeyStore(vault);
}

class VaultKeyStore implements KeyStore {
  readonly #cache = new LRUCache<string, Uint8Array>({ max: KEY_CACHE.keys, ttl: KEY_CACHE.milliseconds });
  readonly #queue = new KeyedQueue();
  #prepared: Promise<void> | undefined;

  constructor(private readonly vault: KeyVault) {}

  async logKey(): Promise<Uint8Array> {
    return await this.#inTurn(LOG_KEY, (id) => this.#create(id));
  }

  async dataKey(keyId: string): Promise<Uint8Array | undefined> {
    return await this.#inTurn(dataKeyId(keyId), async (id) => {
      const key = await this.#known(id);
      return key === 'destroyed' ? undefined : key;
    });
  }

  async createDataKey(keyId: string): Promise<Uint8Array> {
    return await this.#inTurn(dataKeyId(keyId), (id) => this.#create(id));
  }

  async destroyDataKey(keyId: string): Promise<void> {
    await this.#inTurn(dataKeyId(keyId), async (id) => {
      this.#cache.delete(id);
      await this.vault.destroy(id);
    });
  }

  async #known(id: string): ReturnType<KeyVault['look']> {
    const key = this.#cache.get(id) ?? (await this.vault.look(id));
    if (key instanceof Uint8Array && !this.#cache.has(id)) this.#cache.set(id, key);
    return key;
  }

  async #create(id: string): Promise<Uint8Array> {
    let key = await this.#known(id);
    if (key === undefined) {
      await this.vault.add(id, randomBytes(KEY_BYTES));
      // Another process may have created or destroyed the key: the stored state is valid.
      key = await this.#known(id);
    }
    if (key === undefined || key === 'destroyed') throw new KeyDestroyed('the key was destroyed');
    return key;
  }

  async #inTurn<T>(id: string, task: (id: string) => Promise<T>): Promise<T> {
    this.#prepared ??= this.vault.prepare();
    try {
      await this.#prepared;
    } catch (error) {
      this.#prepared = undefined;
      throw error;
    }
    return await this.#queue.run(id, () => task(id));
  }
}

/** @throws RangeError for any other id: a path must not leave the folder. */
function dataKeyId(keyId: string): string {
  const id = keyId.toLowerCase();
  if (!isDataKeyId(id)) throw new RangeError('a key id must be a UUID or a 64-bit number');
  return id;
}
