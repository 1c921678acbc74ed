import type { DocumentArchive } from '#documents';
import type { EventStore } from '#event-sourcing';
import { StoreUnavailable } from '#event-sourcing';
import { SqliteEventStore } from '#event-store-sqlite';
import type { KeyVault } from '#key-store';
import { LOG_KEY } from '#key-store';
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { FolderParts } from './folder-access.js';
import { checkAccess } from './folder-access.js';

/** A part without which commands are not taken. `check` rejects with the reason in plain words. */
export interface StoreCheck {
  readonly name: string;
  check(): Promise<void>;
}

/** Bytes: the largest append fits into it. */
const LEAST_ROOM = 1024 * 1024;

interface Stores {
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly documents: DocumentArchive;
  readonly data: string;
  readonly parts: FolderParts;
}

export function storeChecks({ store, vault, documents, data, parts }: Stores): readonly StoreCheck[] {
  return [
    { name: 'events', check: () => checked(parts.events, () => checkEvents(store)) },
    { name: 'keys', check: () => checked(parts.keys, () => checkKeys(vault)) },
    { name: 'documents', check: () => checked(parts.documents, () => documents.check()) },
    { name: 'disk', check: () => checked(parts.data, () => checkRoom(data)) },
  ];
}

async function checked(paths: readonly string[], check: () => Promise<void>): Promise<void> {
  checkAccess(paths);
  await check();
}

async function checkEvents(store: EventStore): Promise<void> {
  if (store instanceof SqliteEventStore) await store.check();
  else await store.head();
}

async function checkKeys(vault: KeyVault): Promise<void> {
  if ((await vault.look(LOG_KEY)) instanceof Uint8Array) return;
  throw new StoreUnavailable(`the log's key is gone from ${vault.place}: put the keys back`, 'notWritten');
}

async function checkRoom(data: string): Promise<void> {
  if (!existsSync(data)) {
    throw new StoreUnavailable(`${data} was deleted or moved: put it back, or restore the last backup`, 'notWritten');
  }
  const { bavail, bsize } = await statfs(data);
  const free = bavail * bsize;
  if (free >= LEAST_ROOM) return;
  throw new StoreUnavailable(
    `the disk of ${data} has ${Math.floor(free / 1024)} KiB left: make room, at least ${LEAST_ROOM / 1024} KiB`,
    'notWritten',
  );
}
