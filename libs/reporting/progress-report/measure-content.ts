import type { PartialDate } from '#event-sourcing';
import type { Provision } from '#shared-kernel';
import type { Budget, Light, MeasureKind, MeasureStatus, RollUp, Schedule, TrafficLight } from '#steering';

/** An id with its name at the report's point of the log; `null` where it is unknown. */
export interface Titled {
  readonly id: string;
  readonly name: string | null;
}

/** The last one has `field: null` and holds the measures without a field of action, if there are any. */
export interface FieldOfReport {
  readonly field: string | null;
  readonly title: string | null;
  readonly progress: RollUp;
  /** Ids; a measure may be in several fields. */
  readonly measures: readonly string[];
}

/** The state of a measure, which is compared with the previous report. */
export interface MeasureState {
  readonly status: MeasureStatus;
  /** The percent that the roll-up counts: 100 once it is completed. `null` where none is known, and for permanent tasks. */
  readonly percent: number | null;
  readonly light: TrafficLight['light'];
  readonly lead: Titled | null;
}

export interface MeasureOfReport extends MeasureState {
  readonly id: string;
  readonly title: string;
  readonly kind: MeasureKind;
  readonly schedule: Schedule;
  /** The last report of its progress with the day of that report; `null` where none was reported. */
  readonly reported: ReportedProgress | null;
  readonly budget: Budget | null;
  readonly milestones: readonly MilestoneOfReport[];
  readonly indicators: readonly IndicatorOfReport[];
  readonly lightReasons: TrafficLight['reasons'];
  readonly override: OverrideOfReport | null;
  readonly deviatesFromDecision: boolean;
  readonly openProvisions: readonly Omit<Provision, 'provision'>[];
  /** `null` without a previous report. */
  readonly change: MeasureChange | null;
}

export interface ReportedProgress {
  readonly percent: number;
  readonly on: PartialDate;
}

/** `on` is the day on which it was reached; `null` for an open or dropped milestone. */
export interface MilestoneOfReport {
  readonly title: string;
  readonly due: PartialDate;
  readonly status: 'open' | 'reached' | 'dropped';
  readonly on: PartialDate | null;
}

/** `last` is the value of the latest date, as far as dates can be ordered. */
export interface IndicatorOfReport {
  readonly title: string;
  readonly unit: string;
  readonly baseline: { readonly value: number; readonly on: PartialDate } | null;
  readonly target: { readonly value: number; readonly by: PartialDate } | null;
  readonly last: { readonly value: number; readonly on: PartialDate } | null;
}

/** A light set by a person; `derived` is the light by the rule. `until` is its last day. */
export interface OverrideOfReport {
  readonly light: Light;
  readonly derived: TrafficLight['derived'];
  readonly reason: string;
  readonly until: PartialDate | null;
}

/** `was` has the former values of changed fields. `isOverNow`: the measure ended since the previous report. */
export type MeasureChange =
  | { readonly kind: 'new' }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'changed'; readonly was: Partial<MeasureState>; readonly isOverNow: boolean };

export interface OverdueMeasure {
  readonly measure: string;
  readonly end: PartialDate;
  readonly lateMilestones: readonly { readonly title: string; readonly due: PartialDate }[];
  /** The reason of the block, at most 300 characters; `null` without a block. */
  readonly blocked: string | null;
  /** Not one report of its progress. */
  readonly noProgressReported: boolean;
}
