/** The state of a key in a vault. */
export type KeyState = Uint8Array | 'destroyed' | undefined;

export interface KeyIds {
  readonly keys: ReadonlySet<string>;
  readonly destroyed: ReadonlySet<string>;
}

/**
 * Storage of keys: a folder, or a PostgreSQL. Ids are as `isDataKeyId` has them, or `LOG_KEY`. Writes are durable when the promise
 * resolves. Every call rejects with `StoreUnavailable` when the storage cannot be used for now.
 */
export interface KeyVault {
  /** Its location, for people. */
  readonly place: string;
  /** Creates the storage, and completes interrupted writes. */
  prepare(): Promise<void>;
  ids(): Promise<KeyIds>;
  /** @throws DamagedKey */
  look(id: string): Promise<KeyState>;
  /** Does nothing when the key exists or was destroyed. Several processes may add the same id concurrently. */
  add(id: string, key: Uint8Array): Promise<void>;
  /** Replaces a damaged key. */
  heal(id: string, key: Uint8Array): Promise<void>;
  /** Destroys permanently. The mark stays, and can be set before the key exists. */
  destroy(id: string): Promise<void>;
  /** UUIDs of the logs that these keys belong to: a log, and its copies. Empty before the first start that kept one. */
  logs(): Promise<readonly string[]>;
  /** Keeps a log's UUID beside its keys, so that the keys tell when their log is missing. */
  keepLog(log: string): Promise<void>;
}

export const KEY_BYTES = 32;

const DATA_KEY_ID = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[1-9]\d{0,18})$/;

/** Ids of data keys: the UUID of a person, in lower case, or the 64-bit number of a process instance. No path fits. */
export function isDataKeyId(id: string): boolean {
  return DATA_KEY_ID.test(id);
}

/** Id of the log's own key. */
export const LOG_KEY = 'log';

/** Whether the vault has the log's own key. An existing log without it has lost its keys. @throws DamagedKeyFile */
export async function holdsLogKey(vault: KeyVault): Promise<boolean> {
  return (await vault.look(LOG_KEY)) instanceof Uint8Array;
}
