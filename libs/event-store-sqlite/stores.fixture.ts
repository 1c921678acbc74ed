import { endsWithSuite } from '#suite';
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { EventStore, NewEvent, StoreUnavailable, StreamName } from '#event-sourcing';
import { connect } from './connection.js';
import { openSqliteEventStore } from './sqlite-event-store.js';
import type { SqliteEventStore, SqliteEventStoreOptions } from './sqlite-event-store.js';

export function events(count: number, bytes = 100): readonly NewEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    type: 'ThingHappened',
    data: { index, text: 'x'.repeat(bytes) },
    metadata: {},
  }));
}

/** Opens a store, which is closed after the last test of the file at the latest. */
export async function openStore(options: SqliteEventStoreOptions): Promise<SqliteEventStore> {
  return await endsWithSuite(openSqliteEventStore(options), (store) => store.close());
}

export interface InspectedStore {
  readonly store: SqliteEventStore;
  /** The present writing connection; it is replaced after an I/O error. */
  readonly writing: () => DatabaseSync;
}

/** A store with access to its writing connection, for specs. */
export async function openInspected(folder: string): Promise<InspectedStore> {
  let writing: DatabaseSync | undefined;
  const store = await openStore({
    folder,
    connect(file, use) {
      const database = connect(file, use);
      if (use === 'write' && file.endsWith('events.db')) writing = database;
      return database;
    },
  });
  return {
    store,
    writing() {
      if (writing === undefined) throw new Error('the store has no writing connection');
      return writing;
    },
  };
}

/** Appends one event after the other to new streams until the store is unavailable. */
export async function appendUntilUnavailable(
  store: EventStore,
  bytes: number,
): Promise<{ readonly acknowledged: readonly string[]; readonly error: StoreUnavailable }> {
  const acknowledged: string[] = [];
  for (;;) {
    const [event] = events(1, bytes);
    if (event === undefined) throw new Error('there is no event');
    try {
      await store.append(`filler-${event.id}`, 'noStream', [event]);
      acknowledged.push(event.id);
    } catch (error) {
      // The specs check the error's name.
      return { acknowledged, error: error as StoreUnavailable };
    }
  }
}

export async function loggedIds(store: EventStore): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: bigint | undefined;
  for (let head = false; !head;) {
    const slice = await store.readLog({ ...(after !== undefined && { after }) });
    ids.push(...slice.events.map(({ id }) => id));
    ({ position: after, head } = slice);
  }
  return ids;
}

export function stream(index: number): StreamName {
  return `thing-${index}`;
}
