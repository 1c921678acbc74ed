import type { PartialDate } from '#event-sourcing';
import type { AssignmentStatus } from './compile/assignments.js';
import type { DecisionKind, Light, MeasureKind, MeasureStatus, RollUp, Schedule, TrafficLight } from '#steering';
import type { DecisionLevel, Provision, Subject } from '#shared-kernel';
import type { GoalStatus } from './compile/goals.js';
import type { OutcomeKind, Publicity } from '#council';
import type { Figures, LogPoint } from './progress-report.events.js';

/** An id with its name at the report's point of the log; `null` where nobody knows one. */
export interface Titled {
  readonly id: string;
  readonly name: string | null;
}

/**
 * The whole report, which is kept as canonical JSON (RFC 8785) by its SHA-256. Lists are in the order of the log unless
 * they say otherwise; days are `YYYY-MM-DD`, dates of facts as precise as they are known.
 */
export interface ReportContent {
  readonly title: string;
  readonly process: Titled;
  /** What was certainly later is left out. */
  readonly asOf: string;
  /** The last event of the log that was looked at. */
  readonly point: LogPoint;
  /** Versions of the rules by which it was computed. */
  readonly rules: string;
  /** Whether facts are counted that an illustration alone says. */
  readonly illustrations: boolean;
  readonly figures: Figures;
  readonly previous: PreviousReport | null;
  readonly fields: readonly FieldOfReport[];
  /** Every measure once, whatever fields of action it is in. */
  readonly measures: readonly MeasureOfReport[];
  readonly goals: readonly GoalOfReport[];
  /** Of those that are past their end; also among the measures. */
  readonly overdue: readonly OverdueMeasure[];
  /** Since the previous report; without one, all. */
  readonly decisions: readonly DecisionOfReport[];
  readonly outcomes: readonly OutcomeOfReport[];
  readonly assignments: AssignmentsOfReport;
  readonly round: RoundOfReport | null;
  /** Deviations from rules that are open in what belongs to the process. */
  readonly deviations: readonly OpenDeviation[];
}

/** The report that changes are measured against, as its newest version at the point says. */
export interface PreviousReport {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly asOf: string;
  readonly point: LogPoint;
}

/** The last one has `field: null` and holds the measures without a field of action, if there are any. */
export interface FieldOfReport {
  readonly field: string | null;
  readonly title: string | null;
  readonly progress: RollUp;
  /** Ids; a measure in two fields stands in both. */
  readonly measures: readonly string[];
}

/** What is said of a measure, and compared with the previous report. */
export interface MeasureState {
  readonly status: MeasureStatus;
  /** 0 to 100; `null` where nobody said, and of permanent tasks. */
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

/** A light that somebody set; `derived` is what the rule says. `until` is its last day. */
export interface OverrideOfReport {
  readonly light: Light;
  readonly derived: TrafficLight['derived'];
  readonly reason: string;
  readonly until: PartialDate | null;
}

/** `was` holds what is otherwise now. `isOverNow`: nothing more happens to it, and the previous report still awaited something. */
export type MeasureChange =
  | { readonly kind: 'new' }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'changed'; readonly was: Partial<MeasureState>; readonly isOverNow: boolean };

export interface GoalOfReport {
  readonly id: string;
  readonly title: string;
  readonly status: GoalStatus;
  readonly parent: string | null;
  /** Over its measures and those of the goals below it, each once. */
  readonly progress: RollUp;
}

export interface OverdueMeasure {
  readonly measure: string;
  readonly end: PartialDate;
  readonly lateMilestones: readonly { readonly title: string; readonly due: PartialDate }[];
  /** Why it is blocked, at most 300 characters; `null` when it is not. */
  readonly blocked: string | null;
  /** Not one report of its progress. */
  readonly noProgressReported: boolean;
}

export interface DecisionOfReport {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly title: string;
  readonly level: DecisionLevel | 'unknown';
  readonly on: PartialDate;
  readonly decides: readonly Subject[];
}

/** `public` is the item's: what is `no` or `unknown` is not for the public. */
export interface OutcomeOfReport {
  readonly meeting: string;
  readonly committee: Titled;
  readonly item: string;
  readonly number: string;
  readonly title: string;
  readonly public: Publicity;
  readonly outcome: OutcomeKind;
  readonly on: PartialDate;
  /** What the previous report took it for, where it was corrected since. */
  readonly was: OutcomeKind | null;
  /** An invalidating deviation keeps it from having an effect. */
  readonly withoutEffect: boolean;
}

export interface AssignmentsOfReport {
  /** Given, accepted, or reported done and not confirmed; the earliest due first. */
  readonly open: readonly OpenAssignment[];
  readonly confirmed: number;
  readonly dropped: number;
}

export interface OpenAssignment {
  readonly id: string;
  readonly title: string;
  readonly to: Titled;
  readonly status: Exclude<AssignmentStatus, 'confirmed' | 'dropped'>;
  readonly due: PartialDate;
  readonly overdue: boolean;
}

/** Answers count that were recorded up to the point: what they say is as of the round's day. */
export interface RoundOfReport {
  readonly id: string;
  readonly title: string;
  readonly asOf: string;
  readonly due: string;
  readonly closed: boolean;
  /** Organisations that lead a measure that is asked for; one has answered when none of its answers is missing. */
  readonly unitsAsked: number;
  readonly unitsAnswered: number;
  readonly measuresAsked: number;
  readonly measuresAnswered: number;
  readonly missing: readonly { readonly measure: Titled; readonly lead: Titled | null }[];
}

export interface OpenDeviation {
  /** Category of the stream and id of the entity that noted it. */
  readonly kind: string;
  readonly id: string;
  readonly rule: string;
  readonly weight: 'formal' | 'curable' | 'invalidating';
  readonly on: PartialDate;
}
