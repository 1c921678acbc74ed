import type { DeviationEvent, Message, PartialDate, Party } from '#event-sourcing';
import type { BasisEvent } from '../basis/basis.events.js';
import type { DecisionLevel, DecisionRef, Provision } from '#shared-kernel';
import type { IndicatorEvent } from '../indicator/indicator.events.js';

export const MEASURE_KINDS = ['project', 'permanentTask'] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

/** A permanent task has no end: `end` is `unknown` then. */
export interface Schedule {
  readonly start: PartialDate;
  readonly end: PartialDate;
}

/** `amount` in hundredths of the currency (ISO 4217), never negative. */
export interface Budget {
  readonly amount: number;
  readonly currency: string;
}

/** What is decided of a measure; every change of it makes a new version. */
export interface MeasureContent {
  readonly title: string;
  readonly description?: string;
  /** Of its process. */
  readonly fieldsOfAction: readonly string[];
  /** Of its process. */
  readonly goals: readonly string[];
  readonly schedule: Schedule;
  readonly budget?: Budget;
}

export const LIGHTS = ['green', 'amber', 'red'] as const;
export type Light = (typeof LIGHTS)[number];

/** Whom a reminder of an overdue measure reaches, in the order in which they are tried. */
export const ESCALATION = ['lead', 'processManager', 'steeringCircle'] as const;
export type EscalationStage = (typeof ESCALATION)[number];

/** A change after adoption that no decision covers. */
interface Changed {
  readonly version: number;
  readonly deviatesFromDecision: boolean;
}

type MeasurePlanEvent =
  /** Version 1. */
  | Message<
      'MeasureProposed',
      MeasureContent & {
        readonly process: string;
        readonly kind: MeasureKind;
        readonly decisionLevel: DecisionLevel;
        /** 1 to 1000. */
        readonly weight: number;
        /** Where it comes from, in words. */
        readonly source: string;
        readonly lead?: string;
      }
    >
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
  /** `reorganisation` says what carried the lead over. */
  | Message<'MeasureLeadAssigned', { readonly lead: string; readonly reorganisation?: string }>
  | Message<'MeasurePartnerAdded', { readonly partner: Party }>
  | Message<'MeasurePartnerRemoved', { readonly partner: Party }>
  | Message<'MeasureScheduleSet', Changed & { readonly schedule: Schedule }>
  | Message<'MeasureBudgetSet', Changed & { readonly budget: Budget }>
  /** The whole content as it is from now on. */
  | Message<'MeasureRevised', Changed & MeasureContent & { readonly decision?: DecisionRef }>
  | Message<'MeasureWeighed', { readonly weight: number }>
  | Message<'MeasureDependencyAdded', { readonly on: string }>
  | Message<'MeasureDependencyRemoved', { readonly on: string }>
  | Message<'MilestoneAdded', { readonly milestone: string; readonly title: string; readonly due: PartialDate }>
  | Message<'MilestoneMoved', { readonly milestone: string; readonly due: PartialDate; readonly reason: string }>
  /** Reached when the event occurred. */
  | Message<'MilestoneReached', { readonly milestone: string }>
  | Message<'MilestoneDropped', { readonly milestone: string; readonly reason: string }>;

type MeasureCourseEvent =
  | Message<'MeasureStarted', Readonly<Record<string, never>>>
  /** `percent` 0 to 100, never of a permanent task; `round` is the reporting round in which it was answered. */
  | Message<
      'MeasureProgressReported',
      { readonly percent?: number; readonly note?: string; readonly reason?: string; readonly round?: string }
    >
  | Message<'MeasureBlocked', { readonly reason: string; readonly by?: string }>
  | Message<'MeasureUnblocked', Readonly<Record<string, never>>>
  | Message<'MeasureCompletionReported', { readonly reportedBy: string; readonly note?: string }>
  | Message<'MeasureCompletionDeclined', { readonly reason: string }>
  | Message<'MeasureCompleted', Readonly<Record<string, never>>>
  | Message<'MeasureHandedOver', { readonly to: Party; readonly note?: string }>
  | Message<'MeasureCancelled', { readonly reason: string }>
  /** `by` may be a measure of another process: that is how one is transferred. */
  | Message<'MeasureSuperseded', { readonly by: string; readonly reason?: string }>
  /** Until the end of that day; without it until it is ended. */
  | Message<'TrafficLightOverridden', { readonly light: Light; readonly reason: string; readonly until?: PartialDate }>
  | Message<'TrafficLightOverrideEnded', Readonly<Record<string, never>>>
  /** By the policy. `overdueSince` is the first day after the end. */
  | Message<'MeasureReminded', { readonly stage: EscalationStage; readonly overdueSince: string }>;

export type MeasureEvent = MeasurePlanEvent | MeasureCourseEvent | IndicatorEvent | BasisEvent | DeviationEvent;

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
