import type { BasisPoint, Evidence, OccurredAt, Party, Projection, Recorded, RowChange } from '#event-sourcing';
import { categoryOf, json, jsonOrNull, put, table } from '#event-sourcing';
import { itemPlaceOf } from '#places';

/** One row for each event of the log. `data` is as stored: personal fields stay encrypted. */
export const auditEvents = table({
  name: 'auditEvents',
  columns: {
    ordinal: 'position',
    stream: 'text',
    category: 'text',
    entity: 'text',
    revision: 'position',
    event: 'text',
    type: 'text',
    actor: 'text',
    actedBy: json<Party>(),
    onBehalfOf: jsonOrNull<Party>(),
    occurredOn: 'text',
    occurredAt: jsonOrNull<OccurredAt>(),
    recordedAt: 'text',
    writtenAt: 'text',
    evidenceKind: 'text',
    evidence: json<Evidence>(),
    command: 'text',
    correlation: 'text',
    causation: 'text',
    basis: jsonOrNull<readonly BasisPoint[]>(),
    schemaVersion: 'integer',
    data: json<object>(),
    /** The agenda item that the event is about. */
    meeting: 'text?',
    item: 'text?',
  },
  key: ['ordinal'],
  // The key is the last column of each index: the pages of a filter come in log order without sorting.
  indexes: [['type'], ['stream'], ['actor'], ['correlation']],
  visibility: { boundTo: [{ stream: 'stream' }, { category: 'meeting', id: 'meeting', part: 'item' }] },
});

export const auditLogProjection: Projection = {
  name: 'auditLog',
  version: 3,
  tables: [auditEvents],
  reads: 'all',
  project: (event) => [rowOf(event)],
};

function rowOf(event: Recorded): RowChange {
  const { position, stream, id, revision, eventId, type, data, metadata } = event;
  return put(auditEvents, {
    ordinal: position,
    stream,
    category: categoryOf(stream),
    entity: id,
    revision,
    event: eventId,
    type,
    actor: metadata.actor,
    actedBy: metadata.actedBy,
    onBehalfOf: metadata.onBehalfOf ?? null,
    occurredOn: metadata.occurredOn,
    occurredAt: metadata.occurredAt ?? null,
    recordedAt: metadata.recordedAt,
    writtenAt: metadata.writtenAt,
    evidenceKind: metadata.evidence.kind,
    evidence: metadata.evidence,
    command: metadata.commandId,
    correlation: metadata.$correlationId,
    causation: metadata.$causationId,
    basis: metadata.basis ?? null,
    schemaVersion: metadata.schemaVersion,
    data,
    ...itemPlaceOf(event),
  });
}
