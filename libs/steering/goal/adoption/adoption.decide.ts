import { acceptAsIs, acceptUnlessIrregular, refuse } from '#event-sourcing';
import { checkAdoption } from '../../basis/adoption-check.js';
import { questionBasis, resolveBasis } from '../../basis/basis.decide.js';
import { sameDecision } from '../../basis/basis.state.js';
import type { GoalDecideMap, GoalDecision, GoalFacts, Of } from '../goal-facts.js';
import type { GoalEvent } from '../goal.events.js';
import type { ExistingGoal } from '../goal.state.js';
import { adoptableIn, basisOf, goalAdoptionOf } from '../goal.state.js';

export const decideAdoption: GoalDecideMap<'AdoptGoal' | 'QuestionGoalBasis' | 'ResolveGoalBasis'> = {
  AdoptGoal: adopt,
  QuestionGoalBasis: ({ data, meta }, goal) => questionBasis(data, basisOf(goal), meta),
  ResolveGoalBasis: ({ data, meta }, goal, { decision: facts }) =>
    resolveBasis(data, basisOf(goal), { facts, adoptable: adoptableIn(goal, meta.id, goal.version), meta }),
};

function adopt({ data: { decision }, meta }: Of<'AdoptGoal'>, goal: ExistingGoal, facts: GoalFacts): GoalDecision {
  const before = goalAdoptionOf(goal);
  if (before !== undefined && sameDecision(before.decision, decision)) return acceptAsIs('adopted already');
  if (goal.status !== 'proposed' && goal.status !== 'reviewed') return refuse('goal is not open for adoption');
  const { version } = goal;
  const check = checkAdoption(facts.decision, adoptableIn(goal, meta.id, version));
  if (!check.adopts) return check.refused;
  return acceptUnlessIrregular<GoalEvent>(meta, check.violations, [
    { type: 'GoalAdopted', data: { decision, version, level: check.level } },
  ]);
}
