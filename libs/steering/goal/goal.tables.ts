import type { Evidence, RowOf } from '#event-sourcing';
import { json, jsonOrNull, table, word, wordOrNull } from '#event-sourcing';
import type { DecisionLevel, DecisionRef } from '#shared-kernel';
import { namesIn, registerNames } from '#shared-kernel';
import type { GoalEvent } from './goal.events.js';
import type { GOAL_STATUSES } from './goal.state.js';

type GoalStatus = (typeof GOAL_STATUSES)[number];
type Ending = Extract<
  GoalEvent,
  { readonly type: 'GoalRejected' | 'GoalAchieved' | 'GoalCancelled' | 'GoalSuperseded' }
>['data'];

export const goals = table({
  name: 'goals',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    process: 'text',
    status: word<GoalStatus>(),
    title: 'text',
    description: 'text?',
    searched: 'text',
    source: 'text',
    fieldsOfAction: json<readonly string[]>(),
    parent: 'text?',
    decisionLevel: word<DecisionLevel>(),
    version: 'integer',
    decision: jsonOrNull<DecisionRef>(),
    adoptedVersion: 'integer?',
    adoptedLevel: wordOrNull<DecisionLevel | 'unknown'>(),
    /** The decision on its adoption was withdrawn: it is proposed again unless it is over. */
    isAdoptionWithdrawn: 'boolean',
    /** The decision by which it was revised last, after its adoption. */
    revisedBy: jsonOrNull<DecisionRef>(),
    deviatesFromDecision: 'boolean',
    /** The data of its last event: the goal that superseded it, the reason of a rejection, or the note of its achievement. */
    ending: jsonOrNull<Ending>(),
    evidence: json<Evidence>(),
  },
  key: ['id'],
  indexes: [['ordinal'], ['process', 'ordinal']],
  visibility: 'everyone',
});

registerNames(
  'goal',
  namesIn(goals, ({ title }) => title),
);

/** The status by its course and its adoption. */
export function goalStatusOf({ status, isAdoptionWithdrawn }: RowOf<typeof goals>): GoalStatus {
  return isAdoptionWithdrawn && status === 'adopted' ? 'proposed' : status;
}
