import type { Recorded } from '../messages/message.js';
import type { Incident } from '../projections/log-consumer.js';

/** Identifies an event, without its data. */
export type EventPoint = Omit<Incident, 'message'>;

export function pointOf({ eventId, type, stream, revision, position, metadata }: Recorded): EventPoint {
  return { eventId, type, stream, revision, position, writtenAt: metadata.writtenAt };
}
