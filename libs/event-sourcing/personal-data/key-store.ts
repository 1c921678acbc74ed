/**
 * Keys outside the log: the log's own key and one data key a person. Losing a data key erases what it sealed.
 * A key is durable when its promise resolves. Keys are 32 bytes.
 */
export interface KeyStore {
  /** The log's key, for command hashes; made at the first call. */
  logKey(): Promise<Uint8Array>;
  /** `undefined` when there is none, or when it was destroyed. */
  dataKey(keyId: string): Promise<Uint8Array | undefined>;
  /** The key that is there, or a new one. @throws KeyDestroyed when the key was destroyed before. */
  createDataKey(keyId: string): Promise<Uint8Array>;
  /** For good; destroying a key that is not there is no error. */
  destroyDataKey(keyId: string): Promise<void>;
}

export class KeyDestroyed extends Error {
  override readonly name = 'KeyDestroyed';
}
