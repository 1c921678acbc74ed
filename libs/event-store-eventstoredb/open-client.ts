import { EventStoreDBClient } from '@eventstore/db-client';

/** The library's reaction to a broken call; it does not handle the returned promise. */
interface ErrorHandling {
  handleError: (...broken: readonly unknown[]) => Promise<void>;
}

/**
 * Creates a client of the library. A call may break while the library looks for a leader because of another broken call.
 * When it finds none, its error handler rejects without a listener, which would end the process. The rejection is dropped:
 * the caller of the broken call gets its own rejection.
 */
export function openClient(text: string): EventStoreDBClient {
  const client = EventStoreDBClient.connectionString(text);
  // A `private` member, as implemented in 6.2.1, which is pinned.
  const internals = client as unknown as ErrorHandling;
  const { handleError } = internals;
  internals.handleError = async (...broken) => {
    await handleError(...broken).catch(() => undefined);
  };
  return client;
}
