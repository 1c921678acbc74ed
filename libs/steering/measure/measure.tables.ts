import { table } from '#event-sourcing';
import { namesIn, registerNames } from '#shared-kernel';

/**
 * One row a measure. `status` is the stored one: `planned` is derived from the schedule when it is read, as the light is.
 * `searched` holds title and description, folded.
 */
export const measures = table({
  name: 'measures',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    process: 'text',
    kind: 'text',
    status: 'text',
    title: 'text',
    description: 'text?',
    searched: 'text',
    source: 'text',
    fieldsOfAction: 'json',
    goals: 'json',
    start: 'text',
    end: 'text',
    budget: 'json?',
    decisionLevel: 'text',
    weight: 'integer',
    lead: 'text?',
    version: 'integer',
    /** What its adoption rests on. */
    decision: 'json?',
    adoptedVersion: 'integer?',
    adoptedLevel: 'text?',
    /** The adoption's place in the log: its provisions have it too. */
    adoptedAt: 'position?',
    /** What it rested on was withdrawn: whatever the course was, it is proposed again unless it is over. */
    isAdoptionWithdrawn: 'boolean',
    /** The decision by which it was revised last, after its adoption. */
    revisedBy: 'json?',
    deviatesFromDecision: 'boolean',
    blocked: 'json?',
    override: 'json?',
    /** The last day of the override; null where it has no end. */
    overrideUntil: 'text?',
    completionReported: 'json?',
    /** How it ended: handed over to whom, superseded by what, why it was rejected or cancelled. */
    ending: 'json?',
    supersededBy: 'text?',
    /** Its day is in `measureDates`. */
    proposedEvent: 'text',
    evidence: 'json',
  },
  key: ['id'],
  indexes: [['ordinal'], ['process', 'ordinal'], ['lead'], ['supersededBy']],
});

registerNames(
  'measure',
  namesIn(measures, ({ title }) => title),
);

/** Provisions of the resolution by which it was adopted; those of recorded decisions lie there. */
export const measureProvisions = table({
  name: 'measureProvisions',
  columns: {
    provision: 'text',
    ordinal: 'position',
    measure: 'text',
    kind: 'text',
    note: 'text?',
    /** The event by which it was met; its day is in `measureDates`. */
    metBy: 'text?',
  },
  key: ['provision'],
  indexes: [['measure']],
});

export const milestones = table({
  name: 'milestones',
  columns: {
    id: 'text',
    ordinal: 'position',
    measure: 'text',
    title: 'text',
    due: 'text',
    reachedEvent: 'text?',
    dropped: 'text?',
  },
  key: ['id'],
  indexes: [['measure']],
});

export const measurePartners = table({
  name: 'measurePartners',
  columns: { measure: 'text', partner: 'text', ordinal: 'position', party: 'json' },
  key: ['measure', 'partner'],
});

export const measureDependencies = table({
  name: 'measureDependencies',
  columns: { measure: 'text', on: 'text', ordinal: 'position' },
  key: ['measure', 'on'],
  indexes: [['on']],
});

/** What was reported of a measure's progress, one row a report. */
export const progressEntries = table({
  name: 'progressEntries',
  columns: {
    event: 'text',
    ordinal: 'position',
    measure: 'text',
    percent: 'integer?',
    note: 'text?',
    reason: 'text?',
    round: 'text?',
    by: 'json',
    /** As known now. */
    on: 'text',
    evidence: 'json',
  },
  key: ['event'],
  indexes: [['measure', 'ordinal']],
});

export const measureReminders = table({
  name: 'measureReminders',
  columns: { event: 'text', ordinal: 'position', measure: 'text', stage: 'text', overdueSince: 'text', on: 'text' },
  key: ['event'],
  indexes: [['measure']],
});

/** When events of a measure occurred, as known now. */
export const measureDates = table({
  name: 'measureDates',
  columns: { event: 'text', measure: 'text', on: 'text' },
  key: ['event'],
  indexes: [['measure']],
});
