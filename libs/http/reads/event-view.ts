import type { PersonalFields, Recorded } from '#event-sourcing';
import type { LogIdentity } from '../log-identity.js';
import type { EventAnswer } from './event-answer.js';
import { wirePosition } from '../log-identity.js';

/** An event as people and auditors read it: personal fields opened, positions and revisions as strings. */
export async function eventView(
  event: Recorded,
  identity: LogIdentity,
  personal: PersonalFields,
): Promise<EventAnswer> {
  const { commandId, $correlationId, $causationId, commandHash, ...rest } = event.metadata;
  return {
    event: event.eventId,
    position: wirePosition(identity, event.position),
    stream: event.stream,
    revision: event.revision.toString(),
    type: event.type,
    data: await personal.open(event.stream, event.eventId, event.data),
    ...rest,
    command: commandId,
    correlation: $correlationId,
    causation: $causationId,
  };
}
