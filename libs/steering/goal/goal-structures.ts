import type { EdgeStructure } from '#event-sourcing';
import { edgeDecider, impossibleEdges } from '#event-sourcing';
import { goalDecider } from './goal.decide.js';
import type { GoalRefusal } from './goal.refusals.js';
import type { Goal } from './goal.state.js';

/** The most goals in a chain of parents, and of supersessions. */
const MOST_IN_CHAIN = 100;

/** The goals of a process and the goals that they are parts of. */
const goalTree: EdgeStructure<Goal> = {
  decider: edgeDecider('goaltree', MOST_IN_CHAIN),
  holders: goalDecider,
  endedBy: ['GoalRevised'],
  refusals: impossibleEdges<GoalRefusal>({
    circle: 'goals would be parts of each other',
    tooLong: 'chain of goals is longer than 100',
  }),
  idOf: (goal) => (goal.status === 'unknown' ? undefined : goal.process),
  edgesOf: (goal) => (goal.status === 'unknown' || goal.content.parent === undefined ? [] : [goal.content.parent]),
};

/** Goals of all processes and the goals that took their place. */
const goalSupersessions: EdgeStructure<Goal> = {
  decider: edgeDecider('goalsupersessions', MOST_IN_CHAIN),
  holders: goalDecider,
  endedBy: [],
  refusals: impossibleEdges<GoalRefusal>({
    circle: 'supersessions would form a circle',
    tooLong: 'chain of supersessions is longer than 100',
  }),
  idOf: ({ status }) => (status === 'unknown' ? undefined : 'all'),
  edgesOf: (goal) => (goal.status === 'superseded' ? [goal.by] : []),
};

export const goalStructures: readonly EdgeStructure[] = [goalTree, goalSupersessions];
