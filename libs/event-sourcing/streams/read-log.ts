import type { Recorded } from '../messages/message.js';
import type { MessageRegistry } from '../messages/message-registry.js';
import type { EventStore } from '../store/event-store.js';
import { LIMITS } from '../store/event-store.js';

/** The log's events of these categories in slices, up to the log's end at the beginning of the read. */
export async function* readLog(
  { store, registry }: { readonly store: EventStore; readonly registry: MessageRegistry },
  categories: readonly string[],
): AsyncGenerator<readonly Recorded[]> {
  const head = await store.head();
  if (head === undefined) return;
  let after: bigint | undefined;
  for (;;) {
    const slice = await store.readLog({
      ...(after !== undefined && { after }),
      limit: LIMITS.readEvents,
      filter: { categories },
    });
    const events = slice.events.filter(({ position }) => position <= head);
    if (events.length > 0) yield events.map((event) => registry.decode(event));
    if (slice.head || slice.position === undefined || slice.position >= head) return;
    after = slice.position;
  }
}
