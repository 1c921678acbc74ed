import { StoreUnusable } from '#event-store-sqlite';
import type { SqliteEventStore } from '#event-store-sqlite';
import type { KeyStore } from '#event-sourcing';
import { holdsLogKey, keyFolder } from '#key-store';

/** The keys of a log are not where they were: going on would take every person for erased. */
export class MissingLogKey extends Error {
  override readonly name = 'MissingLogKey';
  constructor(folder: string) {
    super(`${folder} holds no log.key, but there is a log: put the folder's files back, or restore them from a backup`);
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

/** A new log gets its key before its first event, an older one must have it. @throws MissingLogKey, DamagedKeyFile */
export async function ensureLogKey(store: SqliteEventStore, keys: KeyStore, folder: string): Promise<void> {
  if ((await store.head()) === undefined) await keys.logKey();
  else if (!(await holdsLogKey(keyFolder(folder)))) throw new MissingLogKey(folder);
}
