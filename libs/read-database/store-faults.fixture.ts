import type { EventStore, LogSlice, ReadModelStore, SubscribeOptions } from '#event-sourcing';
import { ReadModelsUnavailable } from '#event-sourcing';

/** A store with the spec's own subscriptions. */
export function subscribing(
  events: EventStore,
  subscribe: (options: SubscribeOptions, call: number) => AsyncIterable<LogSlice>,
): EventStore {
  let calls = 0;
  return new Proxy<EventStore>(events, {
    get: (store, name) => {
      if (name === 'subscribe') return (options: SubscribeOptions) => subscribe(options, (calls += 1));
      const value: unknown = Reflect.get(store, name);
      // bind of an untyped function is declared as any.
      return typeof value === 'function' ? (value.bind(store) as unknown) : value;
    },
  });
}

/** Wraps a read database with a function that is called before each write of a projection. */
export function writing(before: (projection: string) => void): (store: ReadModelStore) => ReadModelStore {
  return (store) => ({
    checkpoint: (...of) => store.checkpoint(...of),
    reset: (...of) => store.reset(...of),
    write: async (projection, ...rest) => {
      before(projection);
      await store.write(projection, ...rest);
    },
  });
}

/** Wraps a read database with a function that is called before each reset of a projection. */
export function resetting(before: () => void): (store: ReadModelStore) => ReadModelStore {
  return (store) => ({
    checkpoint: (...of) => store.checkpoint(...of),
    write: (...of) => store.write(...of),
    reset: async (...of) => {
      before();
      await store.reset(...of);
    },
  });
}

/** Writes the checkpoints of one projection as programs did that kept no event with them. */
export function withoutMarks(of: string): (store: ReadModelStore) => ReadModelStore {
  return (store) => ({
    checkpoint: (...args) => store.checkpoint(...args),
    reset: (...args) => store.reset(...args),
    write: async (projection, changes, { mark, ...checkpoint }) => {
      const kept = projection === of || mark === undefined ? checkpoint : { ...checkpoint, mark };
      await store.write(projection, changes, kept);
    },
  });
}

/** Fails each write after the first `writes`, like a crash. */
export function failAfter(writes: number): () => void {
  let done = 0;
  return () => {
    if ((done += 1) > writes) throw new ReadModelsUnavailable('crashed');
  };
}
