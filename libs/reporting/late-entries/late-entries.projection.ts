import type { PartialDate, Projection, Recorded, RowChange } from '#event-sourcing';
import { categoryOf, daysBetween, intervalOf, put, table } from '#event-sourcing';

/** Recorded later than this many days after it happened, an entry is late. */
export const LATE_AFTER_DAYS = 14;

/**
 * Facts that were recorded more than 14 days after the last day on which they may have happened; `unknown` is never
 * late. `daysLate` counts from that day.
 */
export const lateEntries = table({
  name: 'lateEntries',
  columns: {
    event: 'text',
    ordinal: 'position',
    stream: 'text',
    category: 'text',
    entity: 'text',
    type: 'text',
    occurredOn: 'text',
    recordedOn: 'text',
    daysLate: 'integer',
    actor: 'text',
    evidence: 'json',
  },
  key: ['event'],
  indexes: [['ordinal'], ['category', 'ordinal'], ['stream', 'ordinal']],
});

/** Everything of the domain but persons: when somebody's data were entered is nobody's figure. */
export const LATE_CATEGORIES = [
  'strategyProcess',
  'organisation',
  'committee',
  'meeting',
  'paper',
  'decision',
  'goal',
  'measure',
  'assignment',
  'reportingRound',
  'progressReport',
  'reorganisation',
] as const;

/** A register over many streams: of their events it looks at two dates. */
export const lateEntriesProjection: Projection = {
  name: 'lateEntries',
  version: 2,
  tables: [lateEntries],
  reads: LATE_CATEGORIES,
  // A date that is refined later was no late entry: what was known when the fact was entered counts.
  project: (event) => (event.type === 'DateRefined' ? [] : entered(event)),
};

function entered(event: Recorded): readonly RowChange[] {
  const recordedOn = event.metadata.recordedAt.slice(0, 10);
  const daysLate = daysLateOf(event.occurredOn, recordedOn);
  if (daysLate <= LATE_AFTER_DAYS) return [];
  const { eventId, position: ordinal, stream, id: entity, type, occurredOn, metadata } = event;
  const { actor, evidence } = metadata;
  const where = { event: eventId, ordinal, stream, category: categoryOf(stream), entity, type };
  return [put(lateEntries, { ...where, occurredOn, recordedOn, daysLate, actor, evidence })];
}

function daysLateOf(occurredOn: PartialDate, recordedOn: string): number {
  const last = intervalOf(occurredOn)?.last;
  if (last === undefined || last >= recordedOn) return 0;
  return daysBetween(last, recordedOn);
}
