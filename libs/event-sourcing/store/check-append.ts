import { validate as isUuid } from 'uuid';
import { InvalidAppend, LIMITS } from './event-store.js';
import type { NewEvent, StreamName } from './event-store.js';

const STREAM = /^[A-Za-z0-9_]+-[^\s\u0000-\u001f]+$/u;
const MAX_STREAM_LENGTH = 300;

export interface SerialisedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** Checks an append before any store sees it and serialises its events. @throws InvalidAppend */
export function serialiseAppend(stream: StreamName, events: readonly NewEvent[]): readonly SerialisedEvent[] {
  if (!STREAM.test(stream) || stream.length > MAX_STREAM_LENGTH) {
    throw new InvalidAppend(`stream name must be <category>-<id> in at most ${MAX_STREAM_LENGTH} characters`);
  }
  if (events.length === 0) throw new InvalidAppend('an append needs at least one event');
  if (events.length > LIMITS.appendEvents) {
    throw new InvalidAppend(`an append takes at most ${LIMITS.appendEvents} events, not ${events.length}`);
  }
  const serialised = events.map(serialiseEvent);
  const bytes = serialised.reduce((sum, event) => sum + Buffer.byteLength(event.data) + Buffer.byteLength(event.metadata), 0);
  if (bytes > LIMITS.appendBytes) {
    throw new InvalidAppend(`an append takes at most ${LIMITS.appendBytes} bytes, not ${bytes}`);
  }
  return serialised;
}

function serialiseEvent(event: NewEvent): SerialisedEvent {
  if (event.type.length === 0) throw new InvalidAppend('an event needs a type');
  if (!isUuid(event.id)) throw new InvalidAppend(`the id of a ${event.type} event is not a UUID`);
  return { id: event.id, type: event.type, data: toJson(event, 'data'), metadata: toJson(event, 'metadata') };
}

function toJson(event: NewEvent, part: 'data' | 'metadata'): string {
  try {
    // JSON.stringify gives undefined for undefined and functions, whatever its declared type says.
    const text = JSON.stringify(event[part]) as string | undefined;
    if (text !== undefined) return text;
  } catch (error) {
    throw new InvalidAppend(`the ${part} of a ${event.type} event is not JSON`, { cause: error });
  }
  throw new InvalidAppend(`the ${part} of a ${event.type} event is not JSON`);
}
