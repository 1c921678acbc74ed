import { EventStoreDBClient } from '@eventstore/db-client';

/** What the library does about a call that broke, in a promise that it leaves alone. */
interface Repairs {
  handleError: (...broken: readonly unknown[]) => Promise<void>;
}

/**
 * A client of the library. A call may break while the library looks for a leader because of another one; when it finds
 * none, its repair rejects where nobody listens, which would end the process. Whoever made the call hears of it anyway.
 */
export function openClient(text: string): EventStoreDBClient {
  const client = EventStoreDBClient.connectionString(text);
  // A `private` member, by its implementation in 6.2.1, which is pinned.
  const repairs = client as unknown as Repairs;
  const { handleError } = repairs;
  repairs.handleError = async (...broken) => {
    await handleError(...broken).catch(() => undefined);
  };
  return client;
}
