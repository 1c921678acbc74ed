import { eventStoreContract } from '#event-sourcing/testing';
import { randomUUID } from 'node:crypto';
import { openEventStoreDb } from './eventstoredb-event-store.js';
import type { EventStoreDbEventStore } from './eventstoredb-event-store.js';

const url = process.env['EVENTSTOREDB_URL'] ?? '';

eventStoreContract('EventStoreDB', async () => {
  const prefix = `case_${randomUUID().replaceAll('-', '')}_`;
  const opened: EventStoreDbEventStore[] = [];
  const open = (): EventStoreDbEventStore => {
    const store = openEventStoreDb({ url, prefix });
    opened.push(store);
    return store;
  };
  const store = open();
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
