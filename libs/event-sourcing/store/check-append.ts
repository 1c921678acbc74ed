import { validate as isUuid } from 'uuid';
import { InvalidAppend, LIMITS } from './event-store.js';
import type { NewEvent, StreamName } from './event-store.js';

const STREAM = /^[A-Za-z0-9_]+-[^\s\p{Cc}\p{Cs}]+$/u;
/** EventStoreDB reserves types that begin with `$`. */
const TYPE = /^[^\s\p{Cc}\p{Cs}$][^\s\p{Cc}\p{Cs}]*$/u;
const MAX_NAME_LENGTH = 300;

export interface SerialisedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** Checks an append and serialises its events; every store calls it first. @throws InvalidAppend */
export function serialiseAppend(stream: StreamName, events: readonly NewEvent[]): readonly SerialisedEvent[] {
  if (!STREAM.test(stream) || stream.length > MAX_NAME_LENGTH) {
    throw new InvalidAppend(`stream name must be <category>-<id> in at most ${MAX_NAME_LENGTH} characters`);
  }
  if (events.length === 0) throw new InvalidAppend('an append needs at least one event');
  if (events.length > LIMITS.appendEvents) {
    throw new InvalidAppend(`an append takes at most ${LIMITS.appendEvents} events, not ${events.length}`);
  }
  const serialised = events.map(serialiseEvent);
  const bytes = appendBytes(serialised);
  if (bytes > LIMITS.appendBytes) {
    throw new InvalidAppend(`an append takes at most ${LIMITS.appendBytes} bytes, not ${bytes}`);
  }
  return serialised;
}

/** The size of an append for `LIMITS.appendBytes`: data and metadata as UTF-8. */
export function appendBytes(events: readonly SerialisedEvent[]): number {
  return events.reduce((sum, event) => sum + Buffer.byteLength(event.data) + Buffer.byteLength(event.metadata), 0);
}

function serialiseEvent(event: NewEvent): SerialisedEvent {
  if (!TYPE.test(event.type) || event.type.length > MAX_NAME_LENGTH) {
    throw new InvalidAppend(`an event type is a name without blanks in at most ${MAX_NAME_LENGTH} characters`);
  }
  // A store that keeps ids as 16 bytes returns them in lower case.
  if (!isUuid(event.id) || event.id !== event.id.toLowerCase()) {
    throw new InvalidAppend(`the id of a ${event.type} event is not a UUID in lower case`);
  }
  return { id: event.id, type: event.type, data: toJson(event, 'data'), metadata: toJson(event, 'metadata') };
}

function toJson(event: NewEvent, part: 'data' | 'metadata'): string {
  const notJson = `the ${part} of a ${event.type} event is not a JSON object`;
  let text: unknown;
  try {
    // Contrary to its declared type, JSON.stringify returns undefined for undefined and for functions.
    text = JSON.stringify(event[part]);
  } catch (error) {
    throw new InvalidAppend(notJson, { cause: error });
  }
  if (typeof text !== 'string' || !text.startsWith('{')) throw new InvalidAppend(notJson);
  // JSON.stringify writes NaN, infinities and functions in arrays as null.
  if (text.includes('null') && !isFaithful(event[part])) throw new InvalidAppend(notJson);
  return text;
}

function isFaithful(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every((item) => item !== undefined && isFaithful(item));
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isFaithful);
  return typeof value !== 'function' && typeof value !== 'symbol';
}
