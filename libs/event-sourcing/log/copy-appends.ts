import { LIMITS } from '../store/event-store.js';
import type { ExpectedRevision, NewEvent, StoredEvent, StreamName } from '../store/event-store.js';

/** Adjacent events of one stream, as one append. */
export interface CopyAppend {
  readonly stream: StreamName;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
  /** Data and metadata as UTF-8. */
  readonly bytes: number;
}

/** Limits of a group of appends that are sent together. */
export interface GroupLimits {
  readonly appends: number;
  readonly bytes: number;
}

/** Each append waits for the one before: the store has no order to keep. */
export const ONE_BY_ONE: GroupLimits = { appends: 1, bytes: LIMITS.appendBytes };

/** Events in log order as appends within the store's limits, in groups within `groupLimits`. */
export async function* groupsOf(
  events: AsyncIterable<StoredEvent>,
  groupLimits: GroupLimits,
): AsyncGenerator<readonly CopyAppend[], undefined, undefined> {
  let group: CopyAppend[] = [];
  let bytes = 0;
  for await (const append of appendsOf(events)) {
    if (group.length > 0 && (group.length === groupLimits.appends || bytes + append.bytes > groupLimits.bytes)) {
      yield group;
      group = [];
      bytes = 0;
    }
    group.push(append);
    bytes += append.bytes;
  }
  if (group.length > 0) yield group;
}

async function* appendsOf(events: AsyncIterable<StoredEvent>): AsyncGenerator<CopyAppend, undefined, undefined> {
  let open: { readonly first: StoredEvent; readonly events: NewEvent[]; bytes: number } | undefined;
  for await (const event of events) {
    const bytes = bytesOf(event);
    if (open !== undefined && isNext(open, event, bytes)) {
      open.events.push(newEvent(event));
      open.bytes += bytes;
      continue;
    }
    if (open !== undefined) yield appendOf(open);
    open = { first: event, events: [newEvent(event)], bytes };
  }
  if (open !== undefined) yield appendOf(open);
}

interface OpenAppend {
  readonly first: StoredEvent;
  readonly events: readonly NewEvent[];
  readonly bytes: number;
}

function isNext(open: OpenAppend, event: StoredEvent, bytes: number): boolean {
  return (
    event.stream === open.first.stream
    && open.events.length < LIMITS.appendEvents
    && open.bytes + bytes <= LIMITS.appendBytes
  );
}

function appendOf({ first, events, bytes }: OpenAppend): CopyAppend {
  const expected = first.revision === 0n ? 'noStream' : first.revision - 1n;
  return { stream: first.stream, expected, events, bytes };
}

function newEvent({ id, type, data, metadata }: StoredEvent): NewEvent {
  return { id, type, data, metadata };
}

function bytesOf({ data, metadata }: StoredEvent): number {
  return Buffer.byteLength(JSON.stringify(data)) + Buffer.byteLength(JSON.stringify(metadata));
}
