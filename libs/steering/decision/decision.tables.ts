import { table, word } from '#event-sourcing';
import type { Provision } from '#shared-kernel';
import { namesIn, registerNames } from '#shared-kernel';

export const decisions = table({
  name: 'decisions',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    status: 'text',
    process: 'text',
    kind: 'text',
    title: 'text',
    by: 'json',
    level: 'text',
    /** Measures and goals in their versions. */
    decides: 'json',
    followUpOn: 'text?',
    /** The event that recorded it; its day is in the course. */
    event: 'text',
    evidence: 'json',
  },
  key: ['id'],
  indexes: [['ordinal'], ['process', 'ordinal']],
});

registerNames(
  'decision',
  namesIn(decisions, ({ title }) => title),
);

/** What happened to a decision, in the order of entry; `said` is what the event told. */
export const decisionCourse = table({
  name: 'decisionCourse',
  columns: {
    event: 'text',
    ordinal: 'position',
    decision: 'text',
    what: 'text',
    on: 'text',
    said: 'json',
    evidence: 'json',
  },
  key: ['event'],
  indexes: [['decision', 'ordinal']],
});

export const decisionProvisions = table({
  name: 'decisionProvisions',
  columns: {
    provision: 'text',
    ordinal: 'position',
    place: 'integer',
    decision: 'text',
    kind: word<Provision['kind']>(),
    note: 'text?',
    /** The event by which it was met. */
    metBy: 'text?',
  },
  key: ['provision'],
  indexes: [['decision', 'place']],
});
