import type { DocumentArchive } from '#documents';
import { openFileDocuments, openPostgresDocuments } from '#documents';
import { openEventStoreDb } from '#event-store-eventstoredb';
import { lockStore, openSqliteEventStore } from '#event-store-sqlite';
import type { StoreLock } from '#event-store-sqlite';
import type { EventStore, Fence, KeyStore, SharedStatus } from '#event-sourcing';
import type { KeyVault } from '#key-store';
import { keyFolder, openKeyStore, postgresKeys } from '#key-store';
import type { Postgres } from '#postgres';
import { openPostgres } from '#postgres';
import type { ReadDatabase } from '#read-database';
import { openPostgresReadDatabase, openSqliteReadDatabase } from '#read-database';
import type { JobLocks } from '#workflow';
import { openFileJobLocks, openPostgresJobLocks } from '#workflow';
import { join } from 'node:path';
import type { Configuration } from './configuration.js';
import { ensureLogKey, refuseLostEvents, refuseOtherLog, refuseOtherPrefix } from './data-folder.js';
import { folderParts, prepareFolder } from './folder-access.js';
import { storeChecks } from './store-checks.js';
import type { StoreCheck } from './store-checks.js';

/** The read database, with the parts that only a shared one has. */
export interface OpenReads {
  readonly database: ReadDatabase;
  /** Only for a database that several servers share. */
  readonly shared?: { readonly fence: Fence; readonly sharedStatus: SharedStatus };
}

/** The open stores of an engine. */
export interface Storage {
  readonly store: EventStore;
  readonly keys: KeyStore;
  readonly vault: KeyVault;
  readonly documents: DocumentArchive;
  /** Not part of backups: a lost lock only hands a job out again early. */
  readonly jobLocks: JobLocks;
  /** What must work so that commands are taken: events, keys, documents, room on the disk. */
  readonly checks: readonly StoreCheck[];
  /** Keeps the log's id beside the keys. */
  keepLog(log: string): Promise<void>;
  /** Other servers may run on the same log; one server at a time follows it. */
  readonly isShared: boolean;
  /** @throws ReadDatabaseOfAnotherLog, NoReadDatabase, ReadModelsUnavailable */
  openReads(log: string): Promise<OpenReads>;
  close(): Promise<void>;
}

/**
 * Opens the stores that the configuration names. When it fails, every store that was opened is closed.
 * @throws UnusableDataFolder, StoreLocked, StoreUnusable, StoreUnavailable, PostgresUnusable, MissingLog, KeysOfAnotherLog, MissingLogKey
 */
export async function openStorage(configuration: Configuration, report: (message: string) => void): Promise<Storage> {
  const opened = new AsyncDisposableStack();
  try {
    const { data, databaseUrl, eventStoreDbUrl } = configuration;
    const parts = folderParts(data, { events: eventStoreDbUrl !== undefined, others: databaseUrl !== undefined });
    await prepareFolder(data, parts);
    const postgres =
      databaseUrl === undefined
        ? undefined
        : opened.adopt(await openPostgres({ url: databaseUrl, report }), (open) => open.close());
    const vault = postgres === undefined ? keyFolder(join(data, 'keys')) : postgresKeys(postgres);
    const documents =
      postgres === undefined ? openFileDocuments(join(data, 'documents')) : openPostgresDocuments(postgres);
    if (eventStoreDbUrl === undefined) await refuseLostEvents(data, vault, postgres === undefined);
    const store = await openEvents(configuration, opened);
    await refuseOtherLog(store, vault, eventStoreDbUrl === undefined ? data : 'EventStoreDB');
    const jobLocks = postgres === undefined ? locksInFolder(data, report, opened) : openPostgresJobLocks(postgres);
    const keys = openKeyStore(vault);
    await ensureLogKey(store, keys, vault);
    return {
      store,
      keys,
      vault,
      documents,
      jobLocks,
      checks: storeChecks({ store, vault, documents, data, parts }),
      keepLog: (log) => vault.keepLog(log),
      isShared: eventStoreDbUrl !== undefined,
      openReads: async (log) => {
        const reads = postgres === undefined ? inFolder(data, log, report) : await inPostgres(postgres, log);
        opened.adopt(reads.database, (database) => database.close());
        return reads;
      },
      close: () => opened.disposeAsync(),
    };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

function inFolder(data: string, log: string, report: (message: string) => void): OpenReads {
  return { database: openSqliteReadDatabase({ file: join(data, 'read.db'), log, report }) };
}

async function inPostgres(postgres: Postgres, log: string): Promise<OpenReads> {
  const database = await openPostgresReadDatabase({ postgres, log });
  return { database, shared: { fence: database.store, sharedStatus: database.sharedStatus } };
}

function locksInFolder(data: string, report: (message: string) => void, opened: AsyncDisposableStack): JobLocks {
  return opened.adopt(openFileJobLocks({ file: join(data, 'locks.db'), report }), (locks) => locks.close());
}

async function openEvents(configuration: Configuration, opened: AsyncDisposableStack): Promise<EventStore> {
  const { data, prefix, eventStoreDbUrl, databaseUrl } = configuration;
  if (eventStoreDbUrl === undefined) {
    const store = opened.adopt(await openSqliteEventStore({ folder: data, prefix }), (open) => open.close());
    await refuseOtherPrefix(store, prefix);
    return store;
  }
  // Keys and read models in a folder belong to one server, even when the events are on EventStoreDB.
  if (databaseUrl === undefined) opened.adopt(lockStore(data), release);
  return opened.adopt(openEventStoreDb({ url: eventStoreDbUrl, prefix }), (store) => store.close());
}

function release(lock: StoreLock): void {
  lock.release('clean');
}
