import type { DeviationEvent, EventShapes, Message, PartialDate, Party } from '#event-sourcing';
import { deviationShapes } from '#event-sourcing';
import type { BasisEvent } from '../basis/basis.events.js';
import { basisShapes } from '../basis/basis.events.js';
import type { IndicatorEvent } from '../indicator/indicator.events.js';
import { indicatorShapes } from '../indicator/indicator.events.js';
import type { DecisionLevel, DecisionRef, Provision } from '#shared-kernel';
import type { Budget, MeasureContent, MeasureKind, Schedule } from './measure-content.js';
import type { Light } from './traffic-light/light.js';
import type { EscalationStage } from './watch/escalation.js';

type NoData = Readonly<Record<string, never>>;

/** Version 1 of its content. */
type Proposed = Message<
  'MeasureProposed',
  MeasureContent & {
    readonly process: string;
    readonly kind: MeasureKind;
    readonly decisionLevel: DecisionLevel;
    /** 1 to 1000. */
    readonly weight: number;
    /** The origin of the proposal, in words. */
    readonly source: string;
    readonly lead?: string;
  }
>;

export type AdoptionEvent =
  | Message<'MeasureReviewed', { readonly note?: string }>
  | Message<
      'MeasureAdopted',
      {
        readonly decision: DecisionRef;
        readonly version: number;
        readonly level: DecisionLevel | 'unknown';
        /** Provisions of the resolution; those of a recorded decision stay with it. */
        readonly subjectTo: readonly Provision[];
      }
    >
  | Message<'MeasureProvisionMet', { readonly provision: string }>
  | Message<'MeasureRejected', { readonly reason: string }>
  | BasisEvent
  | DeviationEvent;

export type PlanningEvent =
  /** `reorganisation` is the one that carried the lead over. */
  | Message<'MeasureLeadAssigned', { readonly lead: string; readonly reorganisation?: string }>
  | Message<'MeasurePartnerAdded', { readonly partner: Party }>
  | Message<'MeasurePartnerRemoved', { readonly partner: Party }>
  | Message<'MeasureWeighed', { readonly weight: number }>
  | Message<'MeasureDependencyAdded', { readonly on: string }>
  | Message<'MeasureDependencyRemoved', { readonly on: string }>;

/** A change of the content: the version that it makes, and whether a decision covers it. */
interface Changed {
  readonly version: number;
  readonly deviatesFromDecision: boolean;
}

export type ContentEvent =
  | Message<'MeasureScheduleSet', Changed & { readonly schedule: Schedule; readonly reason?: string }>
  | Message<'MeasureBudgetSet', Changed & { readonly budget: Budget; readonly reason?: string }>
  /** The whole content as it is from now on. */
  | Message<'MeasureRevised', Changed & MeasureContent & { readonly decision?: DecisionRef; readonly reason?: string }>;

export type MilestoneEvent =
  | Message<'MilestoneAdded', { readonly milestone: string; readonly title: string; readonly due: PartialDate }>
  | Message<'MilestoneMoved', { readonly milestone: string; readonly due: PartialDate; readonly reason: string }>
  /** Reached when the event occurred. */
  | Message<'MilestoneReached', { readonly milestone: string }>
  | Message<'MilestoneDropped', { readonly milestone: string; readonly reason: string }>;

export type CourseEvent =
  | Message<'MeasureStarted', NoData>
  /** `percent` 0 to 100, never of a permanent task; `round` is the reporting round in which it was answered. */
  | Message<
      'MeasureProgressReported',
      { readonly percent?: number; readonly note?: string; readonly reason?: string; readonly round?: string }
    >
  | Message<'MeasureBlocked', { readonly reason: string; readonly by?: string }>
  | Message<'MeasureUnblocked', NoData>;

export type EndingEvent =
  | Message<'MeasureCompletionReported', { readonly reportedBy: string; readonly note?: string }>
  | Message<'MeasureCompletionDeclined', { readonly reason: string }>
  | Message<'MeasureCompleted', NoData>
  | Message<'MeasureHandedOver', { readonly to: Party; readonly note?: string }>
  | Message<'MeasureCancelled', { readonly reason: string }>
  /** `by` may be a measure of another process: that is how a measure is transferred. */
  | Message<'MeasureSuperseded', { readonly by: string; readonly reason?: string }>;

export type WatchEvent =
  /** Until the end of that day; without `until` until it is ended. */
  | Message<'TrafficLightOverridden', { readonly light: Light; readonly reason: string; readonly until?: PartialDate }>
  | Message<'TrafficLightOverrideEnded', NoData>
  /** By the policy. `overdueSince` is the first day after the end. */
  | Message<'MeasureReminded', { readonly stage: EscalationStage; readonly overdueSince: string }>
  | IndicatorEvent;

export type MeasureEvent =
  Proposed | AdoptionEvent | PlanningEvent | ContentEvent | MilestoneEvent | CourseEvent | EndingEvent | WatchEvent;

// Shapes by part, so that a reader can leave a part as a whole.
export const adoptionShapes: EventShapes<AdoptionEvent> = {
  MeasureReviewed: 1,
  MeasureAdopted: 1,
  MeasureProvisionMet: 1,
  MeasureRejected: 1,
  ...basisShapes,
  ...deviationShapes,
};

export const planningShapes: EventShapes<PlanningEvent> = {
  MeasureLeadAssigned: 1,
  MeasurePartnerAdded: 1,
  MeasurePartnerRemoved: 1,
  MeasureWeighed: 1,
  MeasureDependencyAdded: 1,
  MeasureDependencyRemoved: 1,
};

export const contentShapes: EventShapes<ContentEvent> = {
  // The second version may have a reason.
  MeasureScheduleSet: { version: 2, upcasts: [(data) => data] },
  MeasureBudgetSet: { version: 2, upcasts: [(data) => data] },
  MeasureRevised: { version: 2, upcasts: [(data) => data] },
};

export const milestoneShapes: EventShapes<MilestoneEvent> = {
  MilestoneAdded: 1,
  MilestoneMoved: 1,
  MilestoneReached: 1,
  MilestoneDropped: 1,
};

export const courseShapes: EventShapes<CourseEvent> = {
  MeasureStarted: 1,
  MeasureProgressReported: 1,
  MeasureBlocked: 1,
  MeasureUnblocked: 1,
};

export const endingShapes: EventShapes<EndingEvent> = {
  MeasureCompletionReported: 1,
  MeasureCompletionDeclined: 1,
  MeasureCompleted: 1,
  MeasureHandedOver: 1,
  MeasureCancelled: 1,
  MeasureSuperseded: 1,
};

export const watchShapes: EventShapes<WatchEvent> = {
  TrafficLightOverridden: 1,
  TrafficLightOverrideEnded: 1,
  MeasureReminded: 1,
  ...indicatorShapes,
};

export const measureShapes: EventShapes<MeasureEvent> = {
  MeasureProposed: 1,
  ...adoptionShapes,
  ...planningShapes,
  ...contentShapes,
  ...milestoneShapes,
  ...courseShapes,
  ...endingShapes,
  ...watchShapes,
};

/** Events that the time line leaves out: how a measure is kept, and its figures. */
export const MEASURE_OWN_RECORD = [
  'MeasurePartnerAdded',
  'MeasurePartnerRemoved',
  'MeasureWeighed',
  'MeasureDependencyAdded',
  'MeasureDependencyRemoved',
  'MilestoneAdded',
  'MilestoneMoved',
  'MilestoneDropped',
  'MeasureProgressReported',
  'IndicatorDefined',
  'IndicatorValueRecorded',
] as const satisfies readonly MeasureEvent['type'][];

/** Events that are one entry of the time line and nothing else. */
export const MEASURE_ENTRIES = [
  'MeasureReviewed',
  'MeasureAdopted',
  'MeasureProvisionMet',
  'MeasureRejected',
  'MeasureLeadAssigned',
  'MeasureScheduleSet',
  'MeasureBudgetSet',
  'MeasureRevised',
  'MilestoneReached',
  'MeasureStarted',
  'MeasureBlocked',
  'MeasureUnblocked',
  'MeasureCompletionReported',
  'MeasureCompletionDeclined',
  'MeasureCompleted',
  'MeasureHandedOver',
  'MeasureCancelled',
  'MeasureSuperseded',
  'TrafficLightOverridden',
  'TrafficLightOverrideEnded',
  'MeasureReminded',
] as const satisfies readonly MeasureEvent['type'][];
