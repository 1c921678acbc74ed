import { StoreUnusable } from '#event-store-sqlite';
import type { SqliteEventStore } from '#event-store-sqlite';
import type { EventStore, KeyStore } from '#event-sourcing';
import type { KeyVault } from '#key-store';
import { holdsLogKey } from '#key-store';

/** The keys of a log are not where they were: going on would take every person for erased. */
export class MissingLogKey extends Error {
  override readonly name = 'MissingLogKey';
  constructor(place: string) {
    super(
      `${place} holds no log.key, but there is a log: put the keys back, restore them from a backup, or move them there `
        + 'from where they are (lenkwerk copy-keys)',
    );
  }
}

/** A folder has one log: a changed LENKWERK_PREFIX would begin a second one beside it. @throws StoreUnusable */
export async function refuseOtherPrefix(store: SqliteEventStore, prefix: string): Promise<void> {
  const first = await store.firstStream();
  if (first === undefined || first.startsWith(`${prefix}log-`)) return;
  const found = first.replace(/log-[^-]*$/u, '');
  throw new StoreUnusable(
    `${store.folder} holds a log with the prefix "${found}", not "${prefix}": set LENKWERK_PREFIX to it, or name another folder`,
    'foreign',
  );
}

/**
 * A new log gets its key before its first event, an older one must have it. From here on it is known: commands go on
 * while the place of the keys cannot be reached. @throws MissingLogKey, DamagedKeyFile
 */
export async function ensureLogKey(
  store: Pick<EventStore, 'head'>,
  keys: Pick<KeyStore, 'logKey'>,
  vault: KeyVault,
): Promise<void> {
  if ((await store.head()) !== undefined && !(await holdsLogKey(vault))) throw new MissingLogKey(vault.place);
  await keys.logKey();
}
