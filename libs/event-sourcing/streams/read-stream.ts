import type { Recorded } from '../messages/message.js';
import type { MessageRegistry } from '../messages/message-registry.js';
import type { EventStore, StreamName } from '../store/event-store.js';
import { LIMITS } from '../store/event-store.js';

/** The events of one stream from a revision on, in slices, up to its end. */
export async function* readStream(
  { store, registry }: { readonly store: EventStore; readonly registry: MessageRegistry },
  stream: StreamName,
  from: bigint,
): AsyncGenerator<readonly Recorded[]> {
  for (let next = from; ;) {
    const events = await store.readStream(stream, { from: next });
    if (events.length > 0) yield events.map((event) => registry.decode(event));
    const last = events.at(-1);
    if (last === undefined || events.length < LIMITS.readEvents) return;
    next = last.revision + 1n;
  }
}
