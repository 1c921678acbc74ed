import { eventStoreContract, policySnapshotContract, twoHandlersContract } from '#event-sourcing/testing';
import { randomUUID } from 'node:crypto';
import type { EventStoreDbEventStore } from './eventstoredb-event-store.js';
import { FakeServer } from './fake-server.fixture.js';
import { openEventStoreDb } from './eventstoredb-event-store.js';
import { realServer } from './real-server.fixture.js';

/** Stores on separate logs of one server, each with its own prefix. */
function logAt(url: string) {
  const prefix = `case_${randomUUID().replaceAll('-', '')}_`;
  const opened: EventStoreDbEventStore[] = [];
  return {
    open: (): EventStoreDbEventStore => {
      const store = openEventStoreDb({ url, prefix });
      opened.push(store);
      return store;
    },
    dispose: async (): Promise<void> => {
      for (const store of opened) await store.close();
    },
  };
}

function contracts(url: string): void {
  eventStoreContract('EventStoreDB', async () => {
    const { open, dispose } = logAt(url);
    const store = open();
    const reopen = async () => {
      await store.close();
      return open();
    };
    return { store, reopen, dispose };
  });

  twoHandlersContract('EventStoreDB', async () => {
    const { open, dispose } = logAt(url);
    return { stores: [open(), open()] as const, dispose };
  });

  policySnapshotContract('EventStoreDB', async () => {
    const { open, dispose } = logAt(url);
    return { store: open(), dispose };
  });
}

policySnapshotContract('EventStoreDB, server in this process', async () => {
  const server = await FakeServer.start();
  const store = openEventStoreDb({ url: server.url, prefix: 'case_' });
  const dispose = async (): Promise<void> => {
    await store.close();
    server.stop();
  };
  return { store, dispose };
});

const url = realServer('the contract of an event store on EventStoreDB');
if (url === undefined) it.skip('the contract of an event store on EventStoreDB', () => undefined);
else contracts(url);
