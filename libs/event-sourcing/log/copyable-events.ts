import type { EventStore, StoredEvent } from '../store/event-store.js';
import { LIMITS } from '../store/event-store.js';
import { categoryOf, LEASE_CATEGORY } from '../store/stream-name.js';
import { LOG_CATEGORY } from './log-opened.js';

const NOT_COPIED = new Set([LOG_CATEGORY, LEASE_CATEGORY]);

export type CopyableEvents = AsyncGenerator<StoredEvent, undefined, undefined>;

/** The events that a copy contains, in log order: all except the log's identity and leases. */
export async function* copyableEvents(store: EventStore): CopyableEvents {
  for await (const slice of copyableSlices(store)) yield* slice;
  return undefined;
}

export async function countCopyable(store: EventStore): Promise<number> {
  let count = 0;
  for await (const slice of copyableSlices(store)) count += slice.length;
  return count;
}

async function* copyableSlices(store: EventStore): AsyncGenerator<readonly StoredEvent[], void, undefined> {
  let after: bigint | undefined;
  for (let head = false; !head;) {
    const slice = await store.readLog({ limit: LIMITS.sliceEvents, ...(after !== undefined && { after }) });
    yield slice.events.filter(({ stream }) => !NOT_COPIED.has(categoryOf(stream)));
    ({ position: after, head } = slice);
  }
}

/** Names an event for people. */
export function placeOf({ stream, revision, type }: StoredEvent): string {
  return `${type} at ${stream}@${revision}`;
}
