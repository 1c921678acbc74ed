import type { Decider } from '#event-sourcing';
import { deviationShapes, publish, refuseMissing } from '#event-sourcing';
import { basisShapes } from '../basis/basis.events.js';
import { indicatorShapes } from '../indicator/indicator.events.js';
import type { SubjectState } from '#shared-kernel';
import { refuseForeignReference, refuseMissingReference, SUBJECT_STATES } from '#shared-kernel';
import { decideExisting, propose } from './decide-goal.js';
import type { GoalEvent } from './goal.events.js';
import type { GoalCommand, GoalFacts } from './goal-decision.js';
import type { GoalRefusal } from './goal.refusals.js';
import { germanGoal } from './goal.refusals.js';
import type { Goal } from './goal.state.js';
import { evolveGoal, goalAdoptionOf } from './goal.state.js';

export const goalDecider: Decider<GoalCommand, Goal, GoalEvent, GoalRefusal, GoalFacts> = {
  category: 'goal',
  initial: { status: 'unknown' },
  events: {
    GoalProposed: 1,
    GoalReviewed: 1,
    GoalAdopted: 1,
    GoalRevised: 1,
    GoalRejected: 1,
    GoalAchieved: 1,
    GoalCancelled: 1,
    GoalSuperseded: 1,
    ...indicatorShapes,
    ...basisShapes,
    ...deviationShapes,
  },
  german: germanGoal,
  decide: (command, goal, facts) => {
    if (command.type !== 'ProposeGoal' && goal.status === 'unknown') return refuseMissing('goal is not known');
    if (facts.missing !== undefined) return refuseMissingReference(facts.missing);
    if (facts.elsewhere !== undefined) return refuseForeignReference(facts.elsewhere);
    if (command.type === 'ProposeGoal') return propose(command, goal, facts);
    return goal.status === 'unknown' ? refuseMissing('goal is not known') : decideExisting(command, goal, facts);
  },
  evolve: evolveGoal,
  publishes: [publish(SUBJECT_STATES.goal, subjectStateOf)],
};

function subjectStateOf(goal: Goal): SubjectState | undefined {
  if (goal.status === 'unknown') return undefined;
  const { process, version, revisedBy, status } = goal;
  const basis = [goalAdoptionOf(goal)?.decision, revisedBy].filter((one) => one !== undefined);
  return { process, version, status, basis };
}
