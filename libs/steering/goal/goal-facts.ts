import type { CommandOf } from '#commands';
import type { Command, DecideMap, Decision } from '#event-sourcing';
import type { ForeignReference, ReferenceFacts } from '#shared-kernel';
import type { DecisionFacts } from '../decision/decision-facts.js';
import type { goalCommands } from './goal.commands.js';
import type { GoalEvent } from './goal.events.js';
import type { GoalRefusal } from './goal.refusals.js';
import type { ExistingGoal } from './goal.state.js';

export type GoalCommand = CommandOf<(typeof goalCommands)[number]>;
export type Of<T extends GoalCommand['type']> = Extract<GoalCommand, Command<T>>;

/** The facts from other streams that a decision needs. */
export interface GoalFacts extends ReferenceFacts {
  /** The first reference of the command to something of another process. */
  readonly foreign?: ForeignReference;
  readonly processIsClosed: boolean;
  /** The effect of the decision that the command names; absent where it names none. */
  readonly decision?: DecisionFacts;
}

export type GoalDecision = Decision<GoalEvent, GoalRefusal>;

/** The decisions of an existing goal, by command. */
export type GoalDecideMap<T extends GoalCommand['type']> = DecideMap<
  Of<T>,
  ExistingGoal,
  GoalEvent,
  GoalRefusal,
  GoalFacts
>;
