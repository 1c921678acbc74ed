import type { EventStore, StoredEvent } from '../store/event-store.js';
import { LIMITS } from '../store/event-store.js';
import { categoryOf } from '../store/stream-name.js';
import { LOG_CATEGORY } from './log-opened.js';

/** Who works on a store at the moment; it says nothing of the log. */
export const LEASE_CATEGORY = 'lease';

const STAYS = new Set([LOG_CATEGORY, LEASE_CATEGORY]);

export type CarriedEvents = AsyncGenerator<StoredEvent, undefined, undefined>;

/** What a copy carries over, in log order: all but which log it is and who works on it. */
export async function* carriedEvents(store: EventStore): CarriedEvents {
  for await (const slice of carriedSlices(store)) yield* slice;
  return undefined;
}

export async function countCarried(store: EventStore): Promise<number> {
  let count = 0;
  for await (const slice of carriedSlices(store)) count += slice.length;
  return count;
}

async function* carriedSlices(store: EventStore): AsyncGenerator<readonly StoredEvent[], void, undefined> {
  let after: bigint | undefined;
  for (let head = false; !head;) {
    const slice = await store.readLog({ limit: LIMITS.sliceEvents, ...(after !== undefined && { after }) });
    yield slice.events.filter(({ stream }) => !STAYS.has(categoryOf(stream)));
    ({ position: after, head } = slice);
  }
}

/** How a person finds an event again. */
export function placeOf({ stream, revision, type }: StoredEvent): string {
  return `${type} at ${stream}@${revision}`;
}
