import type { EventMetadata, EventStore, Json, StoredEvent } from '#event-sourcing';
import { randomUUID } from 'node:crypto';
import { streamLog } from './stream-log.js';

const EVENTS_AN_ENTITY = 10;

/** A log whose reading costs nothing, so that only projecting is measured: events are passed on as they were made. */
export function logOf(count: number): { readonly store: EventStore } {
  const ids = Array.from({ length: Math.ceil(count / EVENTS_AN_ENTITY) }, () => randomUUID());
  const events = Array.from({ length: count }, (_, index) => eventAt(index, ids));
  return { store: streamLog(events) };
}

function eventAt(index: number, ids: readonly string[]): StoredEvent {
  // Entities take turns, as many people at work at once do.
  const entity = ids[index % ids.length] ?? '';
  const revision = BigInt(Math.floor(index / ids.length));
  const [type, data] = revision === 0n ? ['Opened', { title: `Entry ${index}` }] : ['Moved', { to: index }];
  return {
    id: randomUUID(),
    type,
    data,
    metadata: metadata as unknown as Json,
    stream: `entry-${entity}`,
    revision,
    position: BigInt(index + 1),
  };
}

const metadata: EventMetadata = {
  commandId: randomUUID(),
  commandHash: 'a'.repeat(64),
  $correlationId: randomUUID(),
  $causationId: randomUUID(),
  actor: randomUUID(),
  actedBy: { kind: 'function', title: 'Leitung Kultur' },
  occurredOn: '2019-02-14',
  recordedAt: '2019-02-14T16:00:00.000Z',
  writtenAt: '2019-02-14T16:00:00.000Z',
  evidence: { kind: 'document', reference: 'Niederschrift', sha256: 'b'.repeat(64) },
  schemaVersion: 1,
};
