import type { DateRefined } from '#event-sourcing';
import type { CommitteeEvent, MeetingEvent, PaperEvent } from '#council';
import {
  COMMITTEE_ENTRIES,
  COMMITTEE_OWN_RECORD,
  MEETING_ENTRIES,
  MEETING_OWN_RECORD,
  PAPER_ENTRIES,
  PAPER_OWN_RECORD,
} from '#council';
import type {
  AssignmentEvent,
  DecisionEvent,
  GoalEvent,
  MeasureEvent,
  ReportingRoundEvent,
  StrategyProcessEvent,
} from '#steering';
import {
  ASSIGNMENT_ENTRIES,
  BASIS_ENTRIES,
  DECISION_ENTRIES,
  GOAL_ENTRIES,
  MEASURE_ENTRIES,
  MEASURE_OWN_RECORD,
  PROCESS_ENTRIES,
  PROCESS_OWN_RECORD,
  ROUND_ENTRIES,
  ROUND_OWN_RECORD,
} from '#steering';
import type { ProgressReportEvent } from '../progress-report/progress-report.events.js';
import { REPORT_ENTRIES } from '../progress-report/progress-report.events.js';

/** Categories of the streams that the time line reads. */
export const TIMELINE_CATEGORIES = [
  'strategyProcess',
  'committee',
  'meeting',
  'paper',
  'decision',
  'goal',
  'measure',
  'progressReport',
  'assignment',
  'reportingRound',
] as const;
export type TimelineCategory = (typeof TIMELINE_CATEGORIES)[number];

export type TimelineEvent =
  | StrategyProcessEvent
  | CommitteeEvent
  | MeetingEvent
  | PaperEvent
  | DecisionEvent
  | GoalEvent
  | MeasureEvent
  | ProgressReportEvent
  | AssignmentEvent
  | ReportingRoundEvent
  | DateRefined;

/** Events that each stream keeps to its own record: the stream names them beside its events. */
export const LEFT_TO_THE_STREAM = [
  ...PROCESS_OWN_RECORD,
  ...COMMITTEE_OWN_RECORD,
  ...MEETING_OWN_RECORD,
  ...PAPER_OWN_RECORD,
  ...MEASURE_OWN_RECORD,
  ...ROUND_OWN_RECORD,
] as const;

/** Events that become one entry and nothing else; the projection handles the others. */
export const PLAIN_ENTRIES = [
  ...PROCESS_ENTRIES,
  ...COMMITTEE_ENTRIES,
  ...MEETING_ENTRIES,
  ...PAPER_ENTRIES,
  ...GOAL_ENTRIES,
  ...BASIS_ENTRIES,
  ...MEASURE_ENTRIES,
  ...REPORT_ENTRIES,
  ...ASSIGNMENT_ENTRIES,
  ...ROUND_ENTRIES,
  ...DECISION_ENTRIES,
  // Deviations of any stream
  'DeviationNoted',
  'DeviationResolved',
] as const satisfies readonly TimelineEvent['type'][];
