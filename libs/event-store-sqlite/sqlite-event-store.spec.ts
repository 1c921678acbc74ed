import { eventStoreContract } from '#event-sourcing/testing';
import { openSqliteEventStore } from './sqlite-event-store.js';
import type { SqliteEventStore } from './sqlite-event-store.js';
import { temporaryFolder } from './temporary-folder.fixture.js';

eventStoreContract('embedded', async () => {
  const folder = temporaryFolder();
  const opened: SqliteEventStore[] = [];
  const open = async (): Promise<SqliteEventStore> => {
    const store = await openSqliteEventStore({ folder });
    opened.push(store);
    return store;
  };
  const store = await open();
  return {
    store,
    async reopen() {
      await store.close();
      return open();
    },
    async dispose() {
      for (const each of opened) await each.close();
    },
  };
});
