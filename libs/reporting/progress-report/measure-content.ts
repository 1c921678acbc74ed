import type { PartialDate } from '#event-sourcing';
import type { Provision } from '#shared-kernel';
import type { Light, MeasureKind, MeasureStatus, RollUp, Schedule, TrafficLight } from '#steering';

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
  /** 0 to 100; `null` where none was reported, and for permanent tasks. */
  readonly percent: number | null;
  readonly light: TrafficLight['light'];
  readonly lead: Titled | null;
}

export interface MeasureOfReport extends MeasureState {
  readonly id: string;
  readonly title: string;
  readonly kind: MeasureKind;
  readonly schedule: Schedule;
  readonly lightReasons: TrafficLight['reasons'];
  readonly override: OverrideOfReport | null;
  readonly deviatesFromDecision: boolean;
  readonly openProvisions: readonly Omit<Provision, 'provision'>[];
  /** `null` without a previous report. */
  readonly change: MeasureChange | null;
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
