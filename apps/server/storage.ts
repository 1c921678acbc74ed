import type { DocumentStore } from '#documents';
import { openFileDocuments, openPostgresDocuments } from '#documents';
import { openEventStoreDb } from '#event-store-eventstoredb';
import { lockStore, openSqliteEventStore } from '#event-store-sqlite';
import type { StoreLock } from '#event-store-sqlite';
import type { EventStore, Fence, KeyStore, NoticeBoard } from '#event-sourcing';
import { keyFolder, openKeyStore, postgresKeys } from '#key-store';
import type { Postgres } from '#postgres';
import { openPostgres } from '#postgres';
import type { ReadDatabase } from '#read-database';
import { openPostgresReadDatabase, openSqliteReadDatabase } from '#read-database';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from './configuration.js';
import { ensureLogKey, refuseOtherPrefix } from './data-folder.js';

/** Read models, and what servers that share them need. */
export interface OpenReads {
  readonly database: ReadDatabase;
  /** Of a database that several servers share. */
  readonly shared?: { readonly fence: Fence; readonly notices: NoticeBoard };
}

/** Where an engine keeps everything, open. */
export interface Storage {
  readonly store: EventStore;
  readonly keys: KeyStore;
  readonly documents: DocumentStore;
  /** Other servers may run on the same log: one at a time follows it. */
  readonly isShared: boolean;
  /** @throws ReadDatabaseOfAnotherLog, NoReadDatabase, ReadModelsUnavailable */
  openReads(log: string): Promise<OpenReads>;
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
 * @throws StoreLocked, StoreUnusable, StoreUnavailable, PostgresUnusable, MissingLogKey
 */
export async function openStorage(configuration: Configuration, report: (message: string) => void): Promise<Storage> {
  const opened = new Opened();
  try {
    const { data, databaseUrl, eventStoreDbUrl } = configuration;
    const postgres =
      databaseUrl === undefined
        ? undefined
        : opened.add(await openPostgres({ url: databaseUrl, report }), (open) => open.close());
    const store = await openEvents(configuration, opened);
    const vault = postgres === undefined ? keyFolder(join(data, 'keys')) : postgresKeys(postgres);
    const keys = openKeyStore(vault);
    await ensureLogKey(store, keys, vault);
    return {
      store,
      keys,
      documents: postgres === undefined ? openFileDocuments(join(data, 'documents')) : openPostgresDocuments(postgres),
      isShared: eventStoreDbUrl !== undefined,
      openReads: async (log) => {
        const reads = postgres === undefined ? inFolder(data, log, report) : await inPostgres(postgres, log);
        opened.add(reads.database, (database) => database.close());
        return reads;
      },
      close: () => opened.close(),
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

function inFolder(data: string, log: string, report: (message: string) => void): OpenReads {
  return { database: openSqliteReadDatabase({ file: join(data, 'read.db'), log, report }) };
}

async function inPostgres(postgres: Postgres, log: string): Promise<OpenReads> {
  const database = await openPostgresReadDatabase({ postgres, log });
  return { database, shared: { fence: database.store, notices: database.notices } };
}

async function openEvents(configuration: Configuration, opened: Opened): Promise<EventStore> {
  const { data, prefix, eventStoreDbUrl, databaseUrl } = configuration;
  if (eventStoreDbUrl === undefined) {
    const store = opened.add(await openSqliteEventStore({ folder: data, prefix }), (open) => open.close());
    await refuseOtherPrefix(store, prefix);
    return store;
  }
  mkdirSync(data, { recursive: true });
  // Keys and read models in a folder are one server's, wherever the events are.
  if (databaseUrl === undefined) opened.add(lockStore(data), release);
  return opened.add(openEventStoreDb({ url: eventStoreDbUrl, prefix }), (store) => store.close());
}

function release(lock: StoreLock): void {
  lock.release('clean');
}
