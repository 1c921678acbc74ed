export * from './backup.js';
export { GROUP_LIMITS } from './group-commit.js';
export { SqliteEventStore, openSqliteEventStore } from './sqlite-event-store.js';
export type { SqliteEventStoreOptions } from './sqlite-event-store.js';
export { StoreLocked, StoreUnusable } from './sqlite-errors.js';
export { lockStore } from './store-lock.js';
export type { StoreLock } from './store-lock.js';
