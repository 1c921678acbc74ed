import type { Clock } from '../clock/clock.js';
import type { Json } from '../messages/json.js';
import type { Message } from '../messages/message.js';
import type { MessageRegistry } from '../messages/message-registry.js';
import type { BasisPoint, EventMetadata } from '../messages/metadata.js';
import { storedMetadata } from '../messages/metadata.js';
import type { NewEvent } from '../store/event-store.js';
import type { CommandAttempt } from './command-attempt.js';
import type { Decided } from './decider.js';
import type { NotedWarning } from '../messages/metadata.js';

/** What all events of a command share besides its own fields. */
interface Around {
  readonly basis: readonly BasisPoint[];
  readonly warnings: readonly NotedWarning[];
}

interface EventPorts {
  readonly registry: MessageRegistry;
  readonly machineClock: Clock;
  readonly newEventId: () => string;
}

/** Decided events with an id each and the metadata of their command. */
export function newEvents(
  attempt: CommandAttempt,
  decided: readonly Decided<Message>[],
  { basis, warnings }: Around,
  ports: EventPorts,
): readonly NewEvent[] {
  const writtenAt = ports.machineClock.now();
  return decided.map((event) => {
    const metadata = metadataOf(attempt, event, { basis, warnings }, writtenAt, ports.registry.versionOf(event.type));
    // Deciders decide plain JSON; the store checks it again when it serialises.
    return {
      id: ports.newEventId(),
      type: event.type,
      data: event.data as Json,
      metadata: storedMetadata(metadata),
    };
  });
}

function metadataOf(
  attempt: CommandAttempt,
  event: Decided<Message>,
  { basis, warnings }: Around,
  writtenAt: string,
  schemaVersion: number,
): EventMetadata {
  const { meta } = attempt.command;
  const { envelope } = attempt.addressed;
  const occurredAt = event.occurredAt ?? meta.occurredAt;
  return {
    commandId: attempt.commandId,
    commandHash: attempt.hash,
    $correlationId: envelope.correlationId,
    $causationId: envelope.causationId ?? attempt.commandId,
    actor: meta.actor,
    actedBy: meta.actedBy,
    ...(meta.onBehalfOf !== undefined && { onBehalfOf: meta.onBehalfOf }),
    occurredOn: event.occurredOn ?? meta.occurredOn,
    ...(occurredAt !== undefined && { occurredAt }),
    recordedAt: meta.recordedAt,
    writtenAt,
    evidence: meta.evidence,
    ...(basis.length > 0 && { basis }),
    ...(warnings.length > 0 && { warnings }),
    schemaVersion,
  };
}
