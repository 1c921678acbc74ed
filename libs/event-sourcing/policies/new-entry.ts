import type { BusinessClock, Clock } from '../clock/clock.js';
import type { Json } from '../messages/json.js';
import type { MessageRegistry } from '../messages/message-registry.js';
import type { EventMetadata } from '../messages/metadata.js';
import { storedMetadata } from '../messages/metadata.js';
import type { NewEntry } from './append-line.js';
import type { Entry } from './policy-entry.types.js';
import type { PolicyEvent, SnapshotEvent } from './policy-events.js';

export interface NewEntryPorts {
  readonly registry: MessageRegistry;
  readonly businessClock: BusinessClock;
  readonly machineClock: Clock;
  /** Random UUIDv7 for events. */
  readonly newEventId: () => string;
}

/** An entry of the policy's stream, or a part of a snapshot. */
type Written = Omit<Entry, 'event'> & { readonly event: PolicyEvent | SnapshotEvent };

export function newEntryOf(policy: string, entry: Entry, ports: NewEntryPorts): NewEntry {
  return { entry, ...newEventOf(policy, entry, ports) };
}

export function newEventOf(policy: string, entry: Written, ports: NewEntryPorts): Omit<NewEntry, 'entry'> {
  const { type } = entry.event;
  const data = JSON.stringify(entry.event.data);
  const metadata = storedMetadata(metadataOf(policy, entry, ports));
  const bytes = Buffer.byteLength(data) + Buffer.byteLength(JSON.stringify(metadata));
  // JSON.parse is declared as any. The ledger holds what the store holds: fields that are undefined are left out.
  return { event: { id: entry.id ?? ports.newEventId(), type, data: JSON.parse(data) as Json, metadata }, bytes };
}

function metadataOf(
  policy: string,
  entry: Written,
  { registry, businessClock, machineClock }: NewEntryPorts,
): EventMetadata {
  const { commandId, correlationId, causationId, evidence, basis, actor } = entry;
  return {
    commandId,
    commandHash: '',
    $correlationId: correlationId,
    $causationId: causationId,
    actor: actor ?? `policy:${policy}`,
    actedBy: actor === undefined ? { kind: 'policy', name: policy } : { kind: 'unknown' },
    occurredOn: businessClock.today(),
    recordedAt: businessClock.now(),
    writtenAt: machineClock.now(),
    evidence: evidence ?? { kind: 'system', policy },
    ...(basis !== undefined && basis.length > 0 && { basis }),
    schemaVersion: registry.versionOf(entry.event.type),
  };
}
