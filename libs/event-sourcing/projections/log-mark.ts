import type { Recorded } from '../messages/message.js';
import type { EventStore, StoredEvent, StreamName } from '../store/event-store.js';

/**
 * An event by which the history of a log is recognised. A log that was restored from an older copy and went on has another
 * event at its place, or none.
 */
export interface LogMark {
  readonly stream: StreamName;
  readonly revision: bigint;
  /** UUID of the event. */
  readonly event: string;
}

export function markOf(event: StoredEvent | Recorded): LogMark {
  const { stream, revision } = event;
  // The `id` of a decoded event is its entity's.
  return { stream, revision, event: 'eventId' in event ? event.eventId : event.id };
}

/** Whether the log has the event at its place. @throws StoreUnavailable */
export async function isInLog(store: Pick<EventStore, 'readStream'>, mark: LogMark): Promise<boolean> {
  const [found] = await store.readStream(mark.stream, { from: mark.revision, limit: 1 });
  return found?.revision === mark.revision && found.id === mark.event;
}
