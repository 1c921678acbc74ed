import type { CommandOf } from '#commands';
import type { Command, Decision } from '#event-sourcing';
import type { DecisionFacts } from '../decision/decision-facts.js';
import type { ForeignReference, ReferenceFacts, WalkEnd } from '#shared-kernel';
import type { courseCommands, watchCommands } from './course/course.commands.js';
import type { adoptionCommands, planningCommands, ProposeMeasure } from './measure.commands.js';
import type { MeasureEvent } from './measure.events.js';
import type { MeasureRefusal } from './measure.refusals.js';

export type PlanningCommand = CommandOf<(typeof planningCommands)[number]>;
export type AdoptionCommand = CommandOf<(typeof adoptionCommands)[number]>;
export type CourseCommand = CommandOf<(typeof courseCommands)[number]>;
export type WatchCommand = CommandOf<(typeof watchCommands)[number]>;

export type MeasureCommand =
  CommandOf<typeof ProposeMeasure> | PlanningCommand | AdoptionCommand | CourseCommand | WatchCommand;
export type Of<T extends MeasureCommand['type']> = Extract<MeasureCommand, Command<T>>;

/** What a decision needs to know of other streams. */
export interface MeasureFacts extends ReferenceFacts {
  /** The first reference of the command to something of another process. */
  readonly elsewhere?: ForeignReference;
  readonly process: { readonly isClosed: boolean; readonly currency: string };
  /** Whether the organisation that is to lead has ended. */
  readonly leadHasEnded: boolean;
  /** What the decision says that the command names; absent where it names none. */
  readonly decision?: DecisionFacts;
  /** Whether the recorded decision that adopted the measure has provisions that are not met. */
  readonly hasOpenDecisionProvisions: boolean;
  /** How the walk along dependencies, or along supersessions, ended; absent where it ended well. */
  readonly walk?: WalkEnd;
}

export type MeasureDecision = Decision<MeasureEvent, MeasureRefusal>;
