import { accept, acceptAsIs, acceptUnlessIrregular, canonicalJson, refuse, refuseInput } from '#event-sourcing';
import type { DecisionRef } from '#shared-kernel';
import { checkAdoption } from '../../basis/adoption-check.js';
import type { GoalDecideMap, GoalDecision, GoalFacts, Of } from '../goal-facts.js';
import type { GoalContent, GoalEvent } from '../goal.events.js';
import type { ExistingGoal, Goal } from '../goal.state.js';
import { adoptableIn, goalAdoptionOf, isGoalOver } from '../goal.state.js';

export function propose({ data }: Of<'ProposeGoal'>, goal: Goal, facts: GoalFacts): GoalDecision {
  if (goal.status !== 'unknown') return refuse('goal is proposed already');
  if (facts.processIsClosed) return refuse('process is closed');
  const { fieldsOfAction = [], decisionLevel = 'administration', ...rest } = data;
  return accept<GoalEvent>({ type: 'GoalProposed', data: { ...rest, fieldsOfAction, decisionLevel } });
}

export const decideContent: GoalDecideMap<'ReviewGoal' | 'ReviseGoal'> = {
  ReviewGoal: ({ data }, { status }) => {
    if (status === 'reviewed') return acceptAsIs('reviewed already');
    if (status !== 'proposed') return refuse('goal is not open for review');
    return accept<GoalEvent>({ type: 'GoalReviewed', data });
  },
  ReviseGoal: revise,
};

/** As for measures: a decision lists the version that the revision makes, or the present one that deviates. */
function revise(command: Of<'ReviseGoal'>, goal: ExistingGoal, facts: GoalFacts): GoalDecision {
  if (isGoalOver(goal)) return refuse('goal is over');
  const { decision, reason, withoutParent = false, ...changes } = command.data;
  if (withoutParent && changes.parent !== undefined) return refuseInput('a goal has a parent or none', 'withoutParent');
  const { parent, ...rest } = { ...goal.content, ...changes };
  const content: GoalContent = { ...rest, ...(!withoutParent && parent !== undefined && { parent }) };
  const isChanged = canonicalJson(content) !== canonicalJson(goal.content);
  if (!isChanged && (decision === undefined || !goal.deviatesFromDecision)) {
    return refuse('revision would change nothing');
  }
  const version = isChanged ? goal.version + 1 : goal.version;
  const revision = { ...content, version, ...(reason !== undefined && { reason }) };
  return decision === undefined
    ? reviseWithoutDecision(command, goal, revision)
    : reviseByDecision(decision, command, goal, revision, facts);
}

type Revision = GoalContent & { readonly version: number; readonly reason?: string };

function reviseWithoutDecision({ meta }: Of<'ReviseGoal'>, goal: ExistingGoal, revision: Revision): GoalDecision {
  const deviatesFromDecision = goalAdoptionOf(goal) !== undefined && isDecidedAnew(goal.content, revision);
  return acceptUnlessIrregular<GoalEvent>(
    meta,
    [],
    [{ type: 'GoalRevised', data: { ...revision, deviatesFromDecision } }],
  );
}

function reviseByDecision(
  decision: DecisionRef,
  { meta }: Of<'ReviseGoal'>,
  goal: ExistingGoal,
  revision: Revision,
  facts: GoalFacts,
): GoalDecision {
  if (goalAdoptionOf(goal) === undefined) return refuse('goal is not adopted');
  const check = checkAdoption(facts.decision, adoptableIn(goal, meta.id, revision.version));
  if (!check.adopts) return check.refused;
  return acceptUnlessIrregular<GoalEvent>(meta, check.violations, [
    { type: 'GoalRevised', data: { ...revision, deviatesFromDecision: false, decision } },
  ]);
}

/** Another wording or another parent was decided otherwise; other fields of action alone were not. */
function isDecidedAnew(one: GoalContent, other: GoalContent): boolean {
  return one.title !== other.title || one.description !== other.description || one.parent !== other.parent;
}
