import type { EventStore, StoredEvent } from '#event-sourcing';

/** A store that passes these events on as they were made, to a subscription alone. */
export function streamLog(events: readonly StoredEvent[]): EventStore {
  const unused = (): never => {
    throw new Error('only the subscription is measured');
  };
  return {
    append: unused,
    readStream: unused,
    readLog: unused,
    close: unused,
    head: async () => await Promise.resolve(events.at(-1)?.position),
    async *subscribe({ signal, limit = 500 }) {
      for (let start = 0; start < events.length && !signal.aborted; start += limit) {
        const slice = events.slice(start, start + limit);
        yield { events: slice, position: slice.at(-1)?.position, head: start + limit >= events.length };
      }
      await new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          resolve();
        });
      });
    },
  };
}
