import type { FactReader, StreamDefinition } from '#event-sourcing';
import { usesOf } from '#event-sourcing';
import { decisionFacts } from '../decision/decision-facts.js';
import type { DecisionRef, ForeignReference, Reference } from '#shared-kernel';
import { findMissing, referenceIf, referencesOf } from '#shared-kernel';
import { foreignField, foreignGoal, processFacts } from '../strategy-process/process-facts.js';
import type { GoalEvent } from './goal.events.js';
import type { GoalCommand, GoalFacts } from './goal-facts.js';
import type { GoalRefusal } from './goal.refusals.js';
import type { Goal } from './goal.state.js';
import { goalDecider } from './goal.decide.js';
import { goalLikeness } from './goal-likeness.js';
import { goalStructures } from './goal-structures.js';

export const goalStream: StreamDefinition<GoalCommand, Goal, GoalEvent, GoalRefusal, GoalFacts> = {
  decider: goalDecider,
  edges: goalStructures,
  likenesses: [goalLikeness],
  uses: [usesOf<GoalEvent>()('strategyProcess', { GoalProposed: ({ data }) => [data.process] })],
  facts: async (command, goal, read) => {
    const reference = await findMissing(read, referencesIn(command));
    const foreign = reference.missing === undefined ? await foreignIn(command, goal, read) : undefined;
    const decision = decisionIn(command);
    return {
      ...reference,
      ...(foreign !== undefined && { foreign }),
      processIsClosed: command.type === 'ProposeGoal' && (await processFacts(read, command.data.process)).isClosed,
      ...(decision !== undefined && { decision: await decisionFacts(decision, read) }),
    };
  },
};

/** Called for `RefineDate` too, which every stream takes; it and the commands not named here refer to nothing. */
function referencesIn({ type, data }: GoalCommand): readonly Reference[] {
  if (type === 'ProposeGoal') {
    return [{ kind: 'process', id: data.process, field: 'process' }, ...referenceIf('goal', data.parent, 'parent')];
  }
  if (type === 'ReviseGoal') return referenceIf('goal', data.parent, 'parent');
  if (type === 'SupersedeGoal') return referenceIf('goal', data.by, 'by');
  if (type === 'ResolveDeviation') return referencesOf(data.by, 'by');
  return [];
}

async function foreignIn(
  { type, data }: GoalCommand,
  goal: Goal,
  read: FactReader,
): Promise<ForeignReference | undefined> {
  if (type !== 'ProposeGoal' && type !== 'ReviseGoal') return undefined;
  const process = processOf(type === 'ProposeGoal' ? data.process : undefined, goal);
  if (process === undefined) return undefined;
  const field = foreignField(data.fieldsOfAction, await processFacts(read, process));
  if (field !== undefined || data.parent === undefined) return field;
  return await foreignGoal(read, data.parent, { process, field: 'parent' });
}

function processOf(named: string | undefined, goal: Goal): string | undefined {
  return named ?? (goal.status === 'unknown' ? undefined : goal.process);
}

function decisionIn({ type, data }: GoalCommand): DecisionRef | undefined {
  const names = type === 'AdoptGoal' || type === 'ReviseGoal' || type === 'ResolveGoalBasis';
  return names ? data.decision : undefined;
}
