import type { StoredEvent, StreamName } from '#event-sourcing';

/** The columns of an event, in the order of `EventRow`. */
export const EVENT_COLUMNS = 'e.position, s.name, e.revision, e.id, e.type, e.data, e.metadata';

/** A row with `setReturnArrays` and `setReadBigInts`: integers are bigints, so that values above 2^53 are exact. */
type EventRow = readonly [bigint, string, bigint, string, string, string, string];

export function toStoredEvent(row: unknown, prefix: string): StoredEvent {
  // The tables are STRICT, and the query selects EVENT_COLUMNS.
  const [position, name, revision, id, type, data, metadata] = row as EventRow;
  // The name was checked before it was stored.
  const stream = name.slice(prefix.length) as StreamName;
  return { id, type, data: parse(data), metadata: parse(metadata), stream, revision, position };
}

function parse(text: string): StoredEvent['data'] {
  // JSON.parse is declared as any; the text was written by JSON.stringify.
  return JSON.parse(text) as StoredEvent['data'];
}
