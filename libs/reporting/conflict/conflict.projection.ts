import type { Projection, Recorded, RowChange } from '#event-sourcing';
import { categoryOf, patch, put, takes } from '#event-sourcing';
import { CONFLICT_CATEGORIES } from './conflict-rules.js';
import type { ConflictEvent } from './conflict.events.js';
import { conflictEnds, conflictUses } from './conflict.tables.js';
import { conflictId, endedBy, usePoints } from './crossing.js';

const ofConflict = takes<ConflictEvent>()({ takes: ['ConflictSettled'], leaves: [] });

/** Of every event it takes the basis, so that the rules alone say which events matter. */
export const conflictsProjection: Projection = {
  name: 'conflicts',
  version: 3,
  tables: [conflictEnds, conflictUses],
  reads: [...CONFLICT_CATEGORIES, 'conflict'],
  project: (event) => (ofConflict(event) ? [settled(event)] : [...end(event), ...uses(event)]),
};

/** The settled event names both, so that conflicts of other ids are found as well. */
function settled({
  data: { ended, used, reason },
  occurredOn: settledOn,
  metadata,
}: Recorded<ConflictEvent>): RowChange {
  const settlement = { reason, actor: metadata.actor, settledOn };
  return patch(conflictUses, { event: used.event, on: ended.stream }, { isSettled: true, settlement });
}

function end(event: Recorded): readonly RowChange[] {
  if (endedBy(event) === undefined) return [];
  const { stream, position: ordinal, revision, eventId, type, metadata } = event;
  const { actor, recordedAt } = metadata;
  return [
    put(conflictEnds, {
      stream,
      ordinal,
      endRevision: revision,
      event: eventId,
      type,
      actor,
      recordedAt,
      isUsed: false,
    }),
  ];
}

function uses(event: Recorded): readonly RowChange[] {
  const { stream, position: ordinal, revision, eventId, type, metadata } = event;
  const { actor, recordedAt } = metadata;
  return usePoints(event).flatMap(({ rule, on, revision: basisRevision }) => [
    put(conflictUses, {
      ...{ id: conflictId(on, eventId), event: eventId, on, rule, ordinal, basisRevision },
      ...{ stream, useRevision: revision, type, actor, recordedAt, isSettled: false, settlement: null },
      ...{ process: named(event, 'process', 'strategyProcess'), committee: named(event, 'committee', 'committee') },
      organisation: named(event, 'organisation', 'organisation'),
    }),
    // Changes nothing unless the end stands before this event in the log.
    patch(conflictEnds, { stream: on }, { isUsed: true }),
  ]);
}

/** The entity that an event names in a field, or that it belongs to. */
function named({ stream, id, data }: Recorded, field: string, category: string): string | null {
  if (categoryOf(stream) === category) return id;
  const value: unknown = Object.entries(data).find(([name]) => name === field)?.[1];
  return typeof value === 'string' ? value : null;
}
