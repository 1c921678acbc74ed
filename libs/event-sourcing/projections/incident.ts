import { UnknownEvent } from '../messages/message-registry.js';
import type { Recorded } from '../messages/message.js';
import { readMetadata } from '../messages/metadata.js';
import type { StoredEvent } from '../store/event-store.js';
import type { Incident } from './log-consumer.js';
import { RowRefused } from './read-model.js';

/** The incident of a consumer that stopped at the event, without event data. */
export function incidentOf(event: StoredEvent | Recorded, error: unknown): Incident {
  const { writtenAt } = readMetadata(event);
  return {
    eventId: 'eventId' in event ? event.eventId : event.id,
    type: event.type,
    stream: event.stream,
    revision: event.revision,
    position: event.position,
    writtenAt,
    message: messageWithoutData(error),
  };
}

/** The message of a known error; of a foreign error its name and code location, since its message may quote event data. */
export function messageWithoutData(error: unknown): string {
  if (error instanceof UnknownEvent || error instanceof RowRefused) return error.message;
  if (typeof error !== 'object' || error === null) return 'failed';
  const name = 'name' in error && typeof error.name === 'string' ? error.name : 'Error';
  const message = 'message' in error && typeof error.message === 'string' ? error.message : '';
  const stack = 'stack' in error && typeof error.stack === 'string' ? error.stack.replace(message, '') : '';
  const place = /^ +at (?:.*[^\w.-])?([\w.-]+:\d+):\d+\)?$/m.exec(stack)?.[1];
  return place === undefined ? name : `${name} in ${place}`;
}
