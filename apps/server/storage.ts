import type { DocumentStore } from '#documents';
import { openFileDocuments } from '#documents';
import { openEventStoreDb } from '#event-store-eventstoredb';
import { lockStore, openSqliteEventStore } from '#event-store-sqlite';
import type { StoreLock } from '#event-store-sqlite';
import type { EventStore, KeyStore, ReportDetails } from '#event-sourcing';
import { holdsLogKey, openFileKeyStore } from '#key-store';
import type { ReadDatabase } from '#read-database';
import { openSqliteReadDatabase } from '#read-database';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from './configuration.js';
import { ensureLogKey, refuseOtherPrefix } from './data-folder.js';

export type Report = (message: string, details?: ReportDetails) => void;

/** Where an engine keeps everything, open. */
export interface Storage {
  readonly store: EventStore;
  readonly keys: KeyStore;
  readonly documents: DocumentStore;
  /** Several servers may run on the same log: one at a time follows it. */
  readonly isShared: boolean;
  /** @throws ReadDatabaseOfAnotherLog, NoReadDatabase */
  readDatabase(log: string): ReadDatabase;
  close(): Promise<void>;
}

/** What was opened, closed in the opposite order. */
class Opened {
  readonly #closing: (() => Promise<void> | void)[] = [];

  add<T>(part: T, close: (part: T) => Promise<void> | void): T {
    this.#closing.push(() => close(part));
    return part;
  }

  async close(): Promise<void> {
    for (const close of this.#closing.splice(0).reverse()) await close();
  }
}

/**
 * Opens what the configuration names. Nothing stays open when it fails.
 * @throws StoreLocked, StoreUnusable, StoreUnavailable, MissingLogKey
 */
export async function openStorage(configuration: Configuration, report: Report): Promise<Storage> {
  const opened = new Opened();
  try {
    const store = await openEvents(configuration, opened);
    const keyFolder = join(configuration.data, 'keys');
    const keys = openFileKeyStore(keyFolder);
    await ensureLogKey(store, keys, { holds: () => holdsLogKey(keyFolder), place: keyFolder });
    return {
      store,
      keys,
      documents: openFileDocuments(join(configuration.data, 'documents')),
      isShared: configuration.eventStoreDbUrl !== undefined,
      readDatabase: (log) => {
        const file = join(configuration.data, 'read.db');
        return opened.add(openSqliteReadDatabase({ file, log, report }), (database) => database.close());
      },
      close: () => opened.close(),
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function openEvents({ data, prefix, eventStoreDbUrl }: Configuration, opened: Opened): Promise<EventStore> {
  if (eventStoreDbUrl === undefined) {
    const store = await openSqliteEventStore({ folder: data, prefix });
    opened.add(store, (open) => open.close());
    await refuseOtherPrefix(store, prefix);
    return store;
  }
  // Keys and read models in a folder are one server's, wherever the events are.
  opened.add(lockFolder(data), (lock) => {
    lock.release('clean');
  });
  return opened.add(openEventStoreDb({ url: eventStoreDbUrl, prefix }), (store) => store.close());
}

function lockFolder(folder: string): StoreLock {
  mkdirSync(folder, { recursive: true });
  return lockStore(folder);
}
