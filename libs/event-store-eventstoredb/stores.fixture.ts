import type { NewEvent } from '#event-sourcing';
import { randomUUID } from 'node:crypto';
import { FakeServer } from './fake-server.fixture.js';
import type { EventStoreDbEventStore, EventStoreDbOptions } from './eventstoredb-event-store.js';
import { openEventStoreDb } from './eventstoredb-event-store.js';
import type { Timeouts } from './timeouts.js';

/** An attempt is long enough on a machine that is busy with other work; all attempts together end no test. */
const PATIENT: Timeouts = {
  append: 2_000,
  appendTotal: 60_000,
  read: 2_000,
  readTotal: 60_000,
  close: 200,
};

/** For tests about stores that give up. */
export const SHORT: Timeouts = {
  append: 400,
  appendTotal: 1_500,
  read: 400,
  readTotal: 1_500,
  close: 200,
};

const servers: FakeServer[] = [];
const stores: EventStoreDbEventStore[] = [];

/** Closes the stores and servers of a spec after it. An unhandled rejection fails the spec by itself. */
export function endAfterEach(): void {
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
    for (const server of servers.splice(0)) server.stop();
  });
}

export async function fakeServer(...options: Parameters<typeof FakeServer.start>): Promise<FakeServer> {
  const server = await FakeServer.start(...options);
  servers.push(server);
  return server;
}

export function storeAt(url: string, options: Partial<EventStoreDbOptions> = {}): EventStoreDbEventStore {
  const store = openEventStoreDb({ url, prefix: 'our_', timeouts: PATIENT, ...options });
  stores.push(store);
  return store;
}

export function newEvent(data: NewEvent['data'] = {}): NewEvent {
  return { id: randomUUID(), type: 'ThingHappened', data, metadata: {} };
}

/** Resolves when the condition holds; the spec's own timeout is the limit. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(setImmediate);
}
