import { table } from '#event-sourcing';

/**
 * Events that end an entity, as far as a rule forbids to use it afterwards. `isUsed`: an event behind it in the log uses the
 * entity, which its decider would have refused had it known the end: these few are looked at for conflicts.
 */
export const conflictEnds = table({
  name: 'conflictEnds',
  columns: {
    stream: 'text',
    ordinal: 'position',
    endRevision: 'position',
    event: 'text',
    type: 'text',
    actor: 'text',
    recordedAt: 'text',
    isUsed: 'boolean',
  },
  key: ['stream'],
  indexes: [['ordinal'], ['isUsed', 'ordinal']],
  visibility: { boundTo: [{ stream: 'stream' }] },
});

/**
 * Events that use another stream (`on`) at the `basisRevision`, the revision in their basis. `process`, `organisation` and `committee` are
 * those that the event itself names.
 */
export const conflictUses = table({
  name: 'conflictUses',
  columns: {
    event: 'text',
    on: 'text',
    rule: 'text',
    ordinal: 'position',
    basisRevision: 'position',
    stream: 'text',
    type: 'text',
    actor: 'text',
    recordedAt: 'text',
    process: 'text?',
    organisation: 'text?',
    committee: 'text?',
  },
  key: ['event', 'on'],
  indexes: [['ordinal'], ['on', 'ordinal']],
  visibility: { boundTo: [{ stream: 'stream' }, { stream: 'on' }] },
});

export const conflictSettlements = table({
  name: 'conflictSettlements',
  columns: { conflict: 'text', reason: 'text', actor: 'text', settledOn: 'text' },
  key: ['conflict'],
  visibility: 'everyone',
});
