import type { RowOf } from '#event-sourcing';
import { json, jsonOrNull, table } from '#event-sourcing';
import type { DecisionRef } from '#shared-kernel';
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
    fieldsOfAction: json<readonly string[]>(),
    parent: 'text?',
    decisionLevel: 'text',
    version: 'integer',
    decision: jsonOrNull<DecisionRef>(),
    adoptedVersion: 'integer?',
    adoptedLevel: 'text?',
    /** What it rested on was withdrawn: it is proposed again unless it is over. */
    isAdoptionWithdrawn: 'boolean',
    /** The decision by which it was revised last, after its adoption. */
    revisedBy: jsonOrNull<DecisionRef>(),
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
