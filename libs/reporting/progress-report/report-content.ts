import type { PartialDate } from '#event-sourcing';
import type { AssignmentStatus, DecisionKind, ExistingGoal, RollUp } from '#steering';
import type { DecisionLevel, Subject } from '#shared-kernel';
import type { OutcomeKind, Publicity } from '#council';
import type { FieldOfReport, MeasureOfReport, OverdueMeasure, Titled } from './measure-content.js';
import type { Figures, LogPoint } from './progress-report.events.js';

export type GoalStatus = ExistingGoal['status'];

/**
 * The whole report, which is kept as canonical JSON (RFC 8785) by its SHA-256. Lists are in the order of the log unless
 * stated otherwise; days are `YYYY-MM-DD`, dates of facts as precise as they are known.
 */
export interface ReportContent {
  readonly title: string;
  readonly process: Titled;
  /** The day as of which it is: facts that are certainly later are left out. */
  readonly asOf: string;
  /** The last event of the log that was taken. */
  readonly point: LogPoint;
  /** Versions of the rules by which it was computed. */
  readonly rules: string;
  /** Whether facts with an illustration as evidence count. */
  readonly illustrations: boolean;
  readonly figures: Figures;
  readonly previous: PreviousReport | null;
  readonly fields: readonly FieldOfReport[];
  /** Every measure once, also one in several fields of action. */
  readonly measures: readonly MeasureOfReport[];
  readonly goals: readonly GoalOfReport[];
  /** Measures that are past their end; they are among `measures`, too. */
  readonly overdue: readonly OverdueMeasure[];
  /** Since the previous report; without one, all. */
  readonly decisions: readonly DecisionOfReport[];
  readonly outcomes: readonly OutcomeOfReport[];
  readonly assignments: AssignmentsOfReport;
  readonly round: RoundOfReport | null;
  /** Open deviations from rules in the entities of the process. */
  readonly deviations: readonly OpenDeviation[];
}

/** The report that changes are measured against, in its newest version at the point. */
export interface PreviousReport {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly asOf: string;
  readonly point: LogPoint;
}

export interface GoalOfReport {
  readonly id: string;
  readonly title: string;
  readonly status: GoalStatus;
  readonly parent: string | null;
  /** Over its measures and those of the goals below it, each once. */
  readonly progress: RollUp;
}

export interface DecisionOfReport {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly title: string;
  readonly level: DecisionLevel | 'unknown';
  readonly on: PartialDate;
  readonly decides: readonly Subject[];
}

/** `public` is the item's publicity: `no` and `unknown` are not for the public. */
export interface OutcomeOfReport {
  readonly meeting: string;
  readonly committee: Titled;
  readonly item: string;
  readonly number: string;
  readonly title: string;
  readonly public: Publicity;
  readonly outcome: OutcomeKind;
  readonly on: PartialDate;
  /** The outcome in the previous report, where it was corrected since. */
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

/** Answers recorded up to the point; they are as of the round's day. */
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
