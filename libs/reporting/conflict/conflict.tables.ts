import { jsonOrNull, table } from '#event-sourcing';

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
 * Events that use another stream (`on`) at the `basisRevision`, the revision in their basis. `process`, `organisation` and
 * `committee` are those that the event itself names. `id` is that of the conflict, if there is one.
 */
export const conflictUses = table({
  name: 'conflictUses',
  columns: {
    id: 'text',
    event: 'text',
    on: 'text',
    rule: 'text',
    ordinal: 'position',
    basisRevision: 'position',
    stream: 'text',
    useRevision: 'position',
    type: 'text',
    actor: 'text',
    recordedAt: 'text',
    isSettled: 'boolean',
    settlement: jsonOrNull<{ readonly reason: string; readonly actor: string; readonly settledOn: string }>(),
    process: 'text?',
    organisation: 'text?',
    committee: 'text?',
  },
  key: ['event', 'on'],
  indexes: [['id'], ['ordinal'], ['on', 'ordinal']],
  visibility: { boundTo: [{ stream: 'stream' }, { stream: 'on' }] },
});
