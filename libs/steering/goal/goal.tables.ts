import type { RowOf } from '#event-sourcing';
import { table } from '#event-sourcing';
import { namesIn, registerNames } from '#shared-kernel';

export const goals = table({
  name: 'goals',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    process: 'text',
    status: 'text',
    title: 'text',
    description: 'text?',
    searched: 'text',
    source: 'text',
    fieldsOfAction: 'json',
    parent: 'text?',
    decisionLevel: 'text',
    version: 'integer',
    decision: 'json?',
    adoptedVersion: 'integer?',
    adoptedLevel: 'text?',
    /** What it rested on was withdrawn: it is proposed again unless it is over. */
    isAdoptionWithdrawn: 'boolean',
    /** The decision by which it was revised last, after its adoption. */
    revisedBy: 'json?',
    deviatesFromDecision: 'boolean',
    /** How it ended: what superseded it, why it was rejected or cancelled, what was said when it was achieved. */
    ending: 'json?',
    evidence: 'json',
  },
  key: ['id'],
  indexes: [['ordinal'], ['process', 'ordinal']],
});

registerNames(
  'goal',
  namesIn(goals, ({ title }) => title),
);

/** What its course and its adoption say together. */
export function goalStatusOf({ status, isAdoptionWithdrawn }: RowOf<typeof goals>): string {
  return isAdoptionWithdrawn && status === 'adopted' ? 'proposed' : status;
}
