import type { DeviationEvent, Projection, Recorded, RowChange } from '#event-sourcing';
import { categoryOf, patch, put, takes } from '#event-sourcing';
import { deviations } from './deviations.tables.js';

/** Streams that note deviations. */
const CATEGORIES = ['meeting', 'paper', 'person', 'measure', 'goal', 'assignment'] as const;

const ofDeviations = takes<DeviationEvent>()({ takes: ['DeviationNoted', 'DeviationResolved'], leaves: [] });

/** A register over several streams. It takes the events on deviations; each stream's own events are not its subject. */
export const deviationsProjection: Projection = {
  name: 'deviations',
  version: 2,
  tables: [deviations],
  reads: CATEGORIES,
  project: (event) => (ofDeviations(event) ? rowsOf(event) : []),
};

function rowsOf(event: Recorded<DeviationEvent>): readonly RowChange[] {
  if (event.type === 'DeviationResolved') {
    const { deviation, how, by } = event.data;
    return [patch(deviations, { id: deviation }, { status: 'ended', how, by, endedOn: event.occurredOn })];
  }
  const { deviation, subject, rule, ruleVersion, weight, source, reason, evidence } = event.data;
  const noted = {
    id: deviation,
    ordinal: event.position,
    stream: event.stream,
    category: categoryOf(event.stream),
    entity: event.id,
    notedOn: event.occurredOn,
    notedBy: event.metadata.actor,
    evidence: event.metadata.evidence,
  };
  const open = { status: 'open', how: null, by: null, endedOn: null };
  const why = { rule, ruleVersion, weight, source, reason, reasonEvidence: evidence ?? null };
  return [put(deviations, { ...noted, ...why, ...open, subject: subject ?? null })];
}
