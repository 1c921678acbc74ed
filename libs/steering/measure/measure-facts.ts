import type { Command, DecideMap, Decision } from '#event-sourcing';
import type { DecisionFacts } from '../decision/decision-facts.js';
import type { ForeignReference, ReferenceFacts } from '#shared-kernel';
import type { MeasureEvent } from './measure.events.js';
import type { MeasureRefusal } from './measure.refusals.js';
import type { ExistingMeasure } from './measure.state.js';

/** Facts from other streams that a decision about a measure needs. */
export interface MeasureFacts extends ReferenceFacts {
  /** The first reference of the command to something of another process. */
  readonly foreign?: ForeignReference;
  readonly process: { readonly isClosed: boolean; readonly currency: string };
  /** Whether the organisation that is to lead has ended. */
  readonly leadHasEnded: boolean;
  /** The decision that the command names; absent where it names none. */
  readonly decision?: DecisionFacts;
  /** Whether the recorded decision that adopted the measure has provisions that are not met. */
  readonly hasOpenDecisionProvisions: boolean;
}

export type MeasureDecision = Decision<MeasureEvent, MeasureRefusal>;

/** Decisions about a measure that exists, by the type of the command. */
export type MeasureDecisions<C extends Command> = DecideMap<
  C,
  ExistingMeasure,
  MeasureEvent,
  MeasureRefusal,
  MeasureFacts
>;
