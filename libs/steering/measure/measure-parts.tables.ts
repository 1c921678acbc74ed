import type { Evidence, Party } from '#event-sourcing';
import { json, table, word } from '#event-sourcing';
import type { Provision } from '#shared-kernel';
import type { EscalationStage } from './watch/escalation.js';

/** Provisions of the resolution by which a measure was adopted. Those of a recorded decision are in `decisionProvisions`. */
export const measureProvisions = table({
  name: 'measureProvisions',
  columns: {
    provision: 'text',
    ordinal: 'position',
    measure: 'text',
    kind: word<Provision['kind']>(),
    note: 'text?',
    /** The event by which it was met; its day is in `measureDates`. */
    metBy: 'text?',
  },
  key: ['provision'],
  indexes: [['measure']],
  visibility: 'everyone',
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
  visibility: 'everyone',
});

export const measurePartners = table({
  name: 'measurePartners',
  columns: { measure: 'text', partner: 'text', ordinal: 'position', party: json<Party>() },
  key: ['measure', 'partner'],
  visibility: 'everyone',
});

export const measureDependencies = table({
  name: 'measureDependencies',
  columns: { measure: 'text', on: 'text', ordinal: 'position' },
  key: ['measure', 'on'],
  indexes: [['on']],
  visibility: 'everyone',
});

/** Reports on the progress of measures, one row a report. */
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
    by: json<Party>(),
    /** The day of the report, as known now. */
    on: 'text',
    evidence: json<Evidence>(),
  },
  key: ['event'],
  indexes: [['measure', 'ordinal']],
  visibility: 'everyone',
});

export const measureReminders = table({
  name: 'measureReminders',
  columns: {
    event: 'text',
    ordinal: 'position',
    measure: 'text',
    stage: word<EscalationStage>(),
    overdueSince: 'text',
    on: 'text',
  },
  key: ['event'],
  indexes: [['measure']],
  visibility: 'everyone',
});

/** The days of events of measures, as known now. */
export const measureDates = table({
  name: 'measureDates',
  columns: { event: 'text', measure: 'text', on: 'text' },
  key: ['event'],
  indexes: [['measure']],
  visibility: 'everyone',
});
