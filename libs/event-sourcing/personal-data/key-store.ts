/**
 * Keys outside the log: the log's own key and one data key for each person. Without the data key its sealed fields cannot
 * be read. A key is durable when its promise resolves. Keys have 32 bytes.
 */
export interface KeyStore {
  /** The log's key, for command hashes; created at the first call. */
  logKey(): Promise<Uint8Array>;
  /** `undefined` when the key does not exist or was destroyed. */
  dataKey(keyId: string): Promise<Uint8Array | undefined>;
  /** The existing key, or a new one. @throws KeyDestroyed when the key was destroyed before. */
  createDataKey(keyId: string): Promise<Uint8Array>;
  /** Destroys a key permanently. A missing key is no error. */
  destroyDataKey(keyId: string): Promise<void>;
}

export class KeyDestroyed extends Error {
  override readonly name = 'KeyDestroyed';
}
