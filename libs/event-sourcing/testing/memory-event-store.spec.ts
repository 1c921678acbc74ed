import { eventStoreContract } from './event-store-contract.js';
import { MemoryEventStore } from './memory-event-store.js';

eventStoreContract('in memory', () => {
  const store = new MemoryEventStore();
  return Promise.resolve({
    store,
    reopen: async () => {
      await store.close();
      return new MemoryEventStore(store.log);
    },
    dispose: () => store.close(),
  });
});
