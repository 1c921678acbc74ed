import type { Decider } from '#event-sourcing';
import { decideByType, decideResolveDeviation, publish, refuse, refuseMissing } from '#event-sourcing';
import type { SubjectState } from '#shared-kernel';
import { refuseForeignReference, refuseMissingReference, SUBJECT_STATES } from '#shared-kernel';
import { defineIndicator, recordIndicatorValue } from '../indicator/indicator.decide.js';
import { decideAdoption } from './adoption/adoption.decide.js';
import { decideContent, propose } from './content/content.decide.js';
import { decideEnding } from './ending/ending.decide.js';
import type { GoalCommand, GoalDecision, GoalFacts, Of } from './goal-facts.js';
import type { GoalEvent } from './goal.events.js';
import { goalShapes } from './goal.events.js';
import { evolveGoal } from './goal.evolve.js';
import type { GoalRefusal } from './goal.refusals.js';
import { germanGoal } from './goal.refusals.js';
import type { ExistingGoal, Goal } from './goal.state.js';
import { goalAdoptionOf, isGoalOver } from './goal.state.js';

const decideExisting = decideByType<
  Exclude<GoalCommand, Of<'ProposeGoal'>>,
  ExistingGoal,
  GoalEvent,
  GoalRefusal,
  GoalFacts
>({
  ...decideContent,
  ...decideAdoption,
  ...decideEnding,
  DefineGoalIndicator: ({ data, meta }, goal) =>
    isGoalOver(goal) ? refuse('goal is over') : defineIndicator(data, goal.indicators, meta),
  RecordGoalIndicatorValue: ({ data, meta }, { indicators }) => recordIndicatorValue(data, indicators, meta),
  ResolveDeviation: ({ data }, { deviations }) => decideResolveDeviation(data, deviations),
});

export const goalDecider: Decider<GoalCommand, Goal, GoalEvent, GoalRefusal, GoalFacts> = {
  category: 'goal',
  initial: { status: 'unknown' },
  events: goalShapes,
  german: germanGoal,
  decide,
  evolve: evolveGoal,
  publishes: [publish(SUBJECT_STATES.goal, subjectStateOf)],
};

function decide(command: GoalCommand, goal: Goal, facts: GoalFacts): GoalDecision {
  if (command.type !== 'ProposeGoal' && goal.status === 'unknown') return refuseMissing('goal is not known');
  if (facts.missing !== undefined) return refuseMissingReference(facts.missing);
  if (facts.foreign !== undefined) return refuseForeignReference(facts.foreign);
  if (command.type === 'ProposeGoal') return propose(command, goal, facts);
  return goal.status === 'unknown' ? refuseMissing('goal is not known') : decideExisting(command, goal, facts);
}

function subjectStateOf(goal: Goal): SubjectState | undefined {
  if (goal.status === 'unknown') return undefined;
  const { process, version, revisedBy, status } = goal;
  const basis = [goalAdoptionOf(goal)?.decision, revisedBy].filter((one) => one !== undefined);
  return { process, version, status, basis };
}
