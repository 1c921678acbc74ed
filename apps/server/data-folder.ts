import { StoreUnusable } from '#event-store-sqlite';
import type { SqliteEventStore } from '#event-store-sqlite';
import type { EventStore, KeyStore, LogIdentityData } from '#event-sourcing';
import { knownLog } from '#event-sourcing';
import type { KeyVault } from '#key-store';
import { holdsLogKey, LOG_KEY } from '#key-store';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

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

/** What belongs to a log is there, and the log itself is not: a new one would take its place without a word. */
export class MissingLog extends Error {
  override readonly name = 'MissingLog';
  constructor(found: string, missing: string) {
    super(
      `${found}, but ${missing}: put the log back, or restore the last backup into a new folder (lenkwerk restore); to begin a `
        + 'new log, name an empty folder with LENKWERK_DATA (and with PostgreSQL an empty database); nothing was changed',
    );
  }
}

/** The log and its keys belong to different logs. */
export class KeysOfAnotherLog extends Error {
  override readonly name = 'KeysOfAnotherLog';
  constructor(place: string, logs: readonly string[], found: string) {
    super(
      `${place} holds the keys of the log ${logs.join(', ')}, but the events are of the log ${found}: put back what belongs `
        + 'together, or restore a backup into a new folder (lenkwerk restore); nothing was changed',
    );
  }
}

/** Parts of a data folder that a log's first start makes behind the log. */
const MADE_LATER = ['events.db-wal', 'read.db', 'admin-token', 'documents'] as const;

/**
 * Before the embedded store is opened, which would begin a new log: a folder or keys that have had a log still have it.
 * @throws MissingLog
 */
export async function refuseLostEvents(data: string, vault: KeyVault, hasKeyFolder: boolean): Promise<void> {
  const file = join(data, 'events.db');
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size !== undefined && size > 0) return;
  const missing = size === 0 ? `${file} is empty` : `${file} is missing`;
  const [log] = await vault.logs();
  if (log !== undefined) throw new MissingLog(`${vault.place} holds the keys of the log ${log}`, missing);
  const none = { keys: new Set<string>(), destroyed: new Set<string>() };
  const { keys, destroyed } = hasKeyFolder && !existsSync(vault.place) ? none : await vault.ids();
  const count = [...keys].filter((id) => id !== LOG_KEY).length + destroyed.size;
  if (count > 0) throw new MissingLog(`${vault.place} holds keys of persons (${count})`, missing);
  refuseTraces(data, missing);
}

function refuseTraces(data: string, missing: string): void {
  const trace = MADE_LATER.find((name) => existsSync(join(data, name)));
  if (trace !== undefined) throw new MissingLog(`${join(data, trace)} is there`, missing);
}

/**
 * Keys that belong to a log are used with it alone, or with a copy of it. The keys are asked first: a log is kept beside them
 * after its first event. @throws MissingLog, KeysOfAnotherLog
 */
export async function refuseOtherLog(store: EventStore, vault: KeyVault, events: string): Promise<void> {
  const logs = await vault.logs();
  if (logs.length === 0) return;
  const known = await knownLog(store);
  if (known === undefined) {
    throw new MissingLog(`${vault.place} holds the keys of the log ${logs.join(', ')}`, `${events} holds no log`);
  }
  if (!isOneOf(known.identity, logs)) throw new KeysOfAnotherLog(vault.place, logs, known.identity.log);
}

function isOneOf({ log, copiedFrom }: LogIdentityData, logs: readonly string[]): boolean {
  return logs.includes(log) || (copiedFrom !== undefined && logs.includes(copiedFrom));
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
