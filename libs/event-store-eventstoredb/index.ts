export { BadConnectionString, readConnectionString } from './connection-string.js';
export type { ConnectionString } from './connection-string.js';
export { EventStoreDbEventStore, openEventStoreDb } from './eventstoredb-event-store.js';
export type { EventStoreDbOptions } from './eventstoredb-event-store.js';
export { TIMEOUTS } from './timeouts.js';
export type { Timeouts } from './timeouts.js';
