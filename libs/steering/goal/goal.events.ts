import type { DeviationEvent, EventShapes, Message } from '#event-sourcing';
import { deviationShapes } from '#event-sourcing';
import type { DecisionLevel, DecisionRef } from '#shared-kernel';
import type { BasisEvent } from '../basis/basis.events.js';
import { basisShapes } from '../basis/basis.events.js';
import type { IndicatorEvent } from '../indicator/indicator.events.js';
import { indicatorShapes } from '../indicator/indicator.events.js';

export interface GoalContent {
  readonly title: string;
  readonly description?: string;
  /** Of its process. */
  readonly fieldsOfAction: readonly string[];
  /** The goal of its process that it is a part of. */
  readonly parent?: string;
}

export type GoalEvent =
  /** Version 1. */
  | Message<
      'GoalProposed',
      GoalContent & { readonly process: string; readonly decisionLevel: DecisionLevel; readonly source: string }
    >
  | Message<'GoalReviewed', { readonly note?: string }>
  | Message<
      'GoalAdopted',
      { readonly decision: DecisionRef; readonly version: number; readonly level: DecisionLevel | 'unknown' }
    >
  /** The whole content as it is from now on. */
  | Message<
      'GoalRevised',
      GoalContent & {
        readonly version: number;
        readonly deviatesFromDecision: boolean;
        readonly decision?: DecisionRef;
        readonly reason?: string;
      }
    >
  | Message<'GoalRejected', { readonly reason: string }>
  | Message<'GoalAchieved', { readonly note?: string }>
  | Message<'GoalCancelled', { readonly reason: string }>
  | Message<'GoalSuperseded', { readonly by: string; readonly reason?: string }>
  | IndicatorEvent
  | BasisEvent
  | DeviationEvent;

export const goalShapes: EventShapes<GoalEvent> = {
  GoalProposed: 1,
  GoalReviewed: 1,
  GoalAdopted: 1,
  // The second version may have a reason.
  GoalRevised: { version: 2, upcasts: [(data) => data] },
  GoalRejected: 1,
  GoalAchieved: 1,
  GoalCancelled: 1,
  GoalSuperseded: 1,
  ...indicatorShapes,
  ...basisShapes,
  ...deviationShapes,
};

/** Events that are one entry of the time line and nothing else. */
export const GOAL_ENTRIES = [
  'GoalReviewed',
  'GoalAdopted',
  'GoalRevised',
  'GoalRejected',
  'GoalAchieved',
  'GoalCancelled',
  'GoalSuperseded',
] as const satisfies readonly GoalEvent['type'][];
