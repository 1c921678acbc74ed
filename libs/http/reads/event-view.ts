import type { Json, Recorded } from '#event-sourcing';
import type { LogIdentity } from '../log-identity.js';
import type { EventAnswer } from './event-answer.js';
import { wirePosition } from '../log-identity.js';

/** An event as people and auditors read it: personal fields opened for those who may read them, positions and revisions as strings. */
export async function eventView(
  event: Recorded,
  identity: LogIdentity,
  open: (data: object) => Promise<Readonly<Record<string, Json>>>,
): Promise<EventAnswer> {
  const { commandId, $correlationId, $causationId, commandHash, ...rest } = event.metadata;
  return {
    event: event.eventId,
    position: wirePosition(identity, event.position),
    stream: event.stream,
    revision: event.revision.toString(),
    type: event.type,
    data: await open(event.data),
    ...rest,
    command: commandId,
    correlation: $correlationId,
    causation: $causationId,
  };
}
