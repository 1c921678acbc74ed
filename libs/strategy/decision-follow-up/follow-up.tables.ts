import { table } from '#event-sourcing';

/** Measures and goals as far as the follow-up of decisions shows them. */
export const decidedThings = table({
  name: 'decidedThings',
  columns: {
    kind: 'text',
    id: 'text',
    process: 'text',
    title: 'text',
    version: 'integer',
    /** An adopted one whose start or end is known is planned. */
    status: 'text',
    scheduled: 'boolean',
    /** The decision by which it was adopted. */
    adoptedBy: 'json?',
    /** The log's positions of its last status and of its last adoption. */
    statusAt: 'position',
    adoptedAt: 'position?',
  },
  key: ['kind', 'id'],
  indexes: [['process'], ['id']],
});

/** Questions whether its basis holds, and how they ended: what follows for the adoption is told when it is read. */
export const basisQuestions = table({
  name: 'basisQuestions',
  columns: {
    question: 'text',
    thing: 'text',
    decision: 'json',
    ended: 'text?',
    replacedBy: 'json?',
    endedAt: 'position?',
  },
  key: ['question'],
  indexes: [['thing']],
});

/** Provisions of resolutions, which lie with what was adopted. */
export const thingProvisions = table({
  name: 'thingProvisions',
  columns: { provision: 'text', ordinal: 'position', thing: 'text', kind: 'text', note: 'text?', met: 'boolean' },
  key: ['provision'],
  indexes: [['thing']],
});

/** Where a measure or goal was ever named: an item (of a meeting) or a version of a paper. */
export const namedPlaces = table({
  name: 'namedPlaces',
  columns: { thing: 'text', place: 'text', meeting: 'text?', item: 'text?', paper: 'text?' },
  key: ['thing', 'place'],
});

/** Outcomes that were reminded of what nobody carried out. */
export const outcomeReminders = table({
  name: 'outcomeReminders',
  columns: { event: 'text', on: 'text', open: 'json' },
  key: ['event'],
});
