/** What a place knows of a key. */
export type KeyState = Uint8Array | 'destroyed' | undefined;

export interface KeyIds {
  readonly keys: ReadonlySet<string>;
  readonly destroyed: ReadonlySet<string>;
}

/**
 * A place that keeps keys: a folder, or a PostgreSQL. Ids are UUIDs in lower case, or `LOG_KEY`; what is written is
 * durable when its promise resolves. Every call rejects with `StoreUnavailable` when the place cannot be used for now.
 */
export interface KeyVault {
  /** For texts that people read. */
  readonly place: string;
  /** Makes the place, and finishes what an interruption left half done. */
  prepare(): Promise<void>;
  ids(): Promise<KeyIds>;
  /** @throws DamagedKey */
  look(id: string): Promise<KeyState>;
  /** Nothing happens when there is a key of this id, or was one that was destroyed; several may add at once. */
  add(id: string, key: Uint8Array): Promise<void>;
  /** Replaces a damaged key. */
  heal(id: string, key: Uint8Array): Promise<void>;
  /** For good; the mark outlives the key, and may be set before there is one. */
  destroy(id: string): Promise<void>;
}

export const KEY_BYTES = 32;

/** Name of the log's own key among the ids of data keys. */
export const LOG_KEY = 'log';

/** Whether the place holds a log's own key: without it, a log's keys are not where they were. @throws DamagedKeyFile */
export async function holdsLogKey(vault: KeyVault): Promise<boolean> {
  return (await vault.look(LOG_KEY)) instanceof Uint8Array;
}
