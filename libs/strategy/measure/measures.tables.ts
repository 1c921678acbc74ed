import { table } from '#event-sourcing';

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
    decision: 'json?',
    adoptedVersion: 'integer?',
    adoptedLevel: 'text?',
    deviatesFromDecision: 'boolean',
    blocked: 'json?',
    override: 'json?',
    /** The last day of the override; null where it has no end. */
    overrideUntil: 'text?',
    completionReported: 'json?',
    /** How it ended: handed over to whom, superseded by what, why it was rejected or cancelled. */
    ending: 'json?',
    supersededBy: 'text?',
    /** Its day is in `steeringDates`. */
    proposedEvent: 'text',
    evidence: 'json',
  },
  key: ['id'],
  indexes: [['ordinal'], ['process', 'ordinal'], ['lead'], ['supersededBy']],
});

/** Provisions of resolutions lie with the measure, those of recorded decisions with the decision (`holder`). */
export const provisions = table({
  name: 'provisions',
  columns: {
    id: 'text',
    holder: 'text',
    ordinal: 'position',
    kind: 'text',
    note: 'text?',
    /** The event that says so; its day is in `steeringDates`. */
    metEvent: 'text?',
  },
  key: ['id'],
  indexes: [['holder']],
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

/** Questions whether what an adoption rests on still holds. */
export const basisQuestions = table({
  name: 'measureBasisQuestions',
  columns: {
    id: 'text',
    ordinal: 'position',
    entity: 'text',
    decision: 'json',
    cause: 'text',
    why: 'text',
    how: 'text?',
    reason: 'text?',
  },
  key: ['id'],
  indexes: [['entity']],
});

export const measureReminders = table({
  name: 'measureReminders',
  columns: { event: 'text', ordinal: 'position', measure: 'text', stage: 'text', overdueSince: 'text', on: 'text' },
  key: ['event'],
  indexes: [['measure']],
});

/** When events of a measure, or of a decision that provisions lie with, occurred, as known now. */
export const steeringDates = table({
  name: 'steeringDates',
  columns: { event: 'text', entity: 'text', on: 'text' },
  key: ['event'],
  indexes: [['entity']],
});
