import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore, GroupLimits } from '#event-sourcing';
import { Mistake } from '../terminal/mistakes.js';
import type { Place } from './place.js';

export interface OpenedPlace {
  readonly store: EventStore;
  /** The size of a group of appends that it makes durable as a whole and in order; absent: one append. */
  readonly groupLimits?: GroupLimits;
}

/** Opens the store of a place; a folder that is not there is made. @throws StoreLocked, StoreUnusable, StoreUnavailable */
export async function openEventStoreAt(place: Place, options: { readonly prefix: string }): Promise<OpenedPlace> {
  switch (place.kind) {
    case 'folder':
      return await openFolder(place.folder, options.prefix);
    case 'eventStoreDb':
      return await openEventStoreDbAt(place.url, options.prefix);
  }
}

/** Before it is opened, which would make one. @throws Mistake */
export function refuseWithoutLog(place: Place): void {
  if (place.kind === 'folder' && !existsSync(join(place.folder, 'events.db'))) {
    throw new Mistake(`${place.folder} holds no log (there is no events.db): name the data folder of a server.`);
  }
}

async function openFolder(folder: string, prefix: string): Promise<OpenedPlace> {
  const { openSqliteEventStore, GROUP_LIMITS } = await import('#event-store-sqlite');
  const { refuseOtherPrefix } = await import('../../server/data-folder.js');
  const store = await openSqliteEventStore({ folder, prefix });
  try {
    await refuseOtherPrefix(store, prefix);
  } catch (error) {
    await store.close();
    throw error;
  }
  return { store, groupLimits: GROUP_LIMITS };
}

async function openEventStoreDbAt(url: string, prefix: string): Promise<OpenedPlace> {
  const { openEventStoreDb } = await import('#event-store-eventstoredb');
  return { store: openEventStoreDb({ url, prefix }) };
}
