import { randomBytes } from 'node:crypto';
import type { KeyStore } from '../personal-data/key-store.js';
import { KeyDestroyed } from '../personal-data/key-store.js';

/** Keys in memory, for specs. */
export class MemoryKeyStore implements KeyStore {
  readonly #log = randomBytes(32);
  readonly #keys = new Map<string, Uint8Array | 'destroyed'>();

  async logKey(): Promise<Uint8Array> {
    return this.#log;
  }

  async dataKey(keyId: string): Promise<Uint8Array | undefined> {
    const key = this.#keys.get(keyId);
    return key === 'destroyed' ? undefined : key;
  }

  async createDataKey(keyId: string): Promise<Uint8Array> {
    const key = this.#keys.get(keyId) ?? randomBytes(32);
    if (key === 'destroyed') throw new KeyDestroyed(`the key ${keyId} was destroyed`);
    this.#keys.set(keyId, key);
    return key;
  }

  async destroyDataKey(keyId: string): Promise<void> {
    this.#keys.set(keyId, 'destroyed');
  }
}
