import type { CommandMeta } from '#event-sourcing';
import {
  accept,
  acceptAsIs,
  acceptUnlessIrregular,
  canonicalJson,
  decideResolveDeviation,
  refuse,
  refuseInput,
} from '#event-sourcing';
import type { Adoptable } from '../basis/adoption-check.js';
import { checkAdoption } from '../basis/adoption-check.js';
import { sameDecision } from '../basis/basis.state.js';
import type { Resting } from '../basis/basis.decide.js';
import { questionBasis, resolveBasis } from '../basis/basis.decide.js';
import { defineIndicator, recordIndicatorValue } from '../indicator/indicator.decide.js';
import type { GoalContent, GoalEvent } from './goal.events.js';
import type { GoalCommand, GoalDecision, GoalFacts, Of } from './goal-decision.js';
import type { ExistingGoal, Goal } from './goal.state.js';
import { goalAdoptionOf } from './goal.state.js';

export function propose({ data }: Of<'ProposeGoal'>, goal: Goal, facts: GoalFacts): GoalDecision {
  if (goal.status !== 'unknown') return refuse('goal is proposed already');
  if (facts.processIsClosed) return refuse('process is closed');
  const refused = refusedParent(facts);
  if (refused !== undefined) return refused;
  const { fieldsOfAction = [], decisionLevel = 'administration', ...rest } = data;
  return accept<GoalEvent>({ type: 'GoalProposed', data: { ...rest, fieldsOfAction, decisionLevel } });
}

function refusedParent({ walk }: GoalFacts): GoalDecision | undefined {
  if (walk === 'circle') return refuse('goals would be parts of each other');
  return walk === 'too long' ? refuse('chain of goals is longer than 100') : undefined;
}

export function decideExisting(
  command: Exclude<GoalCommand, Of<'ProposeGoal'>>,
  goal: ExistingGoal,
  facts: GoalFacts,
): GoalDecision {
  const { meta } = command;
  switch (command.type) {
    case 'ReviewGoal':
      if (goal.status === 'reviewed') return acceptAsIs('reviewed already');
      if (goal.status !== 'proposed') return refuse('goal is not open for review');
      return accept<GoalEvent>({ type: 'GoalReviewed', data: command.data });
    case 'AdoptGoal':
      return adopt(command, goal, facts);
    case 'ReviseGoal':
      return revise(command, goal, facts);
    case 'RejectGoal':
    case 'AchieveGoal':
    case 'CancelGoal':
    case 'SupersedeGoal':
      return end(command, goal, facts);
    case 'DefineGoalIndicator':
      return isOver(goal) ? refuse('goal is over') : defineIndicator(command.data, goal.indicators, meta);
    case 'RecordGoalIndicatorValue':
      return recordIndicatorValue(command.data, goal.indicators, meta);
    case 'QuestionGoalBasis':
      return questionBasis(command.data, restingOf(goal), meta);
    case 'ResolveGoalBasis':
      return resolveBasis(command.data, restingOf(goal), {
        facts: facts.decision,
        adoptable: adoptableIn(goal, meta, goal.version),
        meta,
      });
    case 'ResolveDeviation':
      return decideResolveDeviation(command.data, goal.deviations);
  }
}

function isOver({ status }: ExistingGoal): boolean {
  return status !== 'proposed' && status !== 'reviewed' && status !== 'adopted';
}

function adopt({ data: { decision }, meta }: Of<'AdoptGoal'>, goal: ExistingGoal, facts: GoalFacts): GoalDecision {
  const before = goalAdoptionOf(goal);
  if (before !== undefined && sameDecision(before.decision, decision)) return acceptAsIs('adopted already');
  if (goal.status !== 'proposed' && goal.status !== 'reviewed') return refuse('goal is not open for adoption');
  const { version } = goal;
  const check = checkAdoption(facts.decision, adoptableIn(goal, meta, version));
  if (!check.adopts) return check.refused;
  return acceptUnlessIrregular<GoalEvent>(meta, check.violations, [
    { type: 'GoalAdopted', data: { decision, version, level: check.level } },
  ]);
}

function adoptableIn({ decisionLevel: level, process }: ExistingGoal, meta: CommandMeta, version: number): Adoptable {
  return { subject: { kind: 'goal', id: meta.id, version }, level, process };
}

/** As for measures: a decision lists the version that the revision makes, or the present one that deviates. */
function revise({ data, meta }: Of<'ReviseGoal'>, goal: ExistingGoal, facts: GoalFacts): GoalDecision {
  if (isOver(goal)) return refuse('goal is over');
  const { decision, withoutParent = false, ...changes } = data;
  if (withoutParent && changes.parent !== undefined) return refuseInput('a goal has a parent or none', 'withoutParent');
  const refused = refusedParent(facts);
  if (refused !== undefined) return refused;
  const { parent, ...rest } = { ...goal.content, ...changes };
  const content: GoalContent = { ...rest, ...(!withoutParent && parent !== undefined && { parent }) };
  const isChanged = canonicalJson(content) !== canonicalJson(goal.content);
  if (!isChanged && (decision === undefined || !goal.deviatesFromDecision)) {
    return refuse('revision would change nothing');
  }
  const version = isChanged ? goal.version + 1 : goal.version;
  if (decision === undefined) {
    const deviatesFromDecision = goalAdoptionOf(goal) !== undefined && isDecidedAnew(goal.content, content);
    return acceptUnlessIrregular<GoalEvent>(
      meta,
      [],
      [{ type: 'GoalRevised', data: { ...content, version, deviatesFromDecision } }],
    );
  }
  if (goalAdoptionOf(goal) === undefined) return refuse('goal is not adopted');
  const check = checkAdoption(facts.decision, adoptableIn(goal, meta, version));
  if (!check.adopts) return check.refused;
  return acceptUnlessIrregular<GoalEvent>(meta, check.violations, [
    { type: 'GoalRevised', data: { ...content, version, deviatesFromDecision: false, decision } },
  ]);
}

/** Another wording, or another goal that it is a part of. Other fields of action alone are none. */
function isDecidedAnew(one: GoalContent, other: GoalContent): boolean {
  return one.title !== other.title || one.description !== other.description || one.parent !== other.parent;
}

type EndCommand = Of<'RejectGoal'> | Of<'AchieveGoal'> | Of<'CancelGoal'> | Of<'SupersedeGoal'>;

function end({ type, data, meta }: EndCommand, goal: ExistingGoal, { walk }: GoalFacts): GoalDecision {
  switch (type) {
    case 'RejectGoal':
      if (goal.status === 'rejected') return acceptAsIs('rejected already');
      if (goal.status !== 'proposed' && goal.status !== 'reviewed') return refuse('goal is not open for adoption');
      return accept<GoalEvent>({ type: 'GoalRejected', data });
    case 'AchieveGoal':
      if (goal.status === 'achieved') return acceptAsIs('achieved already');
      if (goal.status !== 'adopted') return refuse(isOver(goal) ? 'goal is over' : 'goal is not adopted');
      return accept<GoalEvent>({ type: 'GoalAchieved', data });
    case 'CancelGoal':
      if (goal.status === 'cancelled') return acceptAsIs('cancelled already');
      if (isOver(goal)) return refuse('goal is over');
      return accept<GoalEvent>({ type: 'GoalCancelled', data });
    case 'SupersedeGoal':
      if (goal.status === 'superseded' && goal.by === data.by) return acceptAsIs('superseded already');
      if (isOver(goal)) return refuse('goal is over');
      if (data.by === meta.id) return refuse('goal cannot supersede itself');
      if (walk === 'circle') return refuse('supersessions would form a circle');
      if (walk === 'too long') return refuse('chain of supersessions is longer than 100');
      return accept<GoalEvent>({ type: 'GoalSuperseded', data });
  }
}

function restingOf(goal: ExistingGoal): Resting {
  const { revisedBy, questions, deviatesFromDecision } = goal;
  return { adoption: goalAdoptionOf(goal), revisedBy, questions, deviatesFromDecision };
}
