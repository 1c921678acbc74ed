export * from './broken-event-stores.js';
export * from './event-store-contract.js';
export * from './memory-event-store.js';
export * from './given.js';
export * from './given-policy.js';
export * from './memory-documents.js';
export * from './memory-key-store.js';
export * from './two-handlers.js';
