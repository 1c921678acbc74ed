import type { Recorded } from '../messages/message.js';
import type { Incident } from '../projections/log-consumer.js';

/** Identifies an event, without its data. */
export type EventPoint = Omit<Incident, 'message'>;

/** An event of a policy's own stream; its position is read only when an incident names it. */
export type AskedPoint = Omit<EventPoint, 'position'>;

export function askedPointOf(event: Recorded): AskedPoint {
  const { position: _position, ...point } = pointOf(event);
  return point;
}

export function pointOf({ eventId, type, stream, revision, position, metadata }: Recorded): EventPoint {
  return { eventId, type, stream, revision, position, writtenAt: metadata.writtenAt };
}
