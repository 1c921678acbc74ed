import type { DateRefined, PartialDate, Recorded, RowChange } from '#event-sourcing';
import { categoryOf, daysBetween, handleAlike, intervalOf, projection, put } from '#event-sourcing';
import { itemPlaceOf } from '#places';
import type { CommitteeEvent, MeetingEvent, PaperEvent } from '#council';
import { committeeDecider, meetingDecider, paperDecider } from '#council';
import type { OrganisationEvent } from '#parties';
import { organisationDecider } from '#parties';
import type { ReorganisationEvent } from '#reorganisation';
import { reorganisationDecider } from '#reorganisation';
import type {
  AssignmentEvent,
  DecisionEvent,
  GoalEvent,
  MeasureEvent,
  ReportingRoundEvent,
  StrategyProcessEvent,
} from '#steering';
import {
  assignmentDecider,
  decisionDecider,
  goalDecider,
  measureDecider,
  reportingRoundDecider,
  strategyProcessDecider,
} from '#steering';
import { progressReportDecider } from '../progress-report/progress-report.decide.js';
import type { ProgressReportEvent } from '../progress-report/progress-report.events.js';
import { lateEntries } from './late-entries.tables.js';

/** Recorded later than this many days after it happened, an entry is late. */
export const LATE_AFTER_DAYS = 14;

/** Every category of the domain but persons: no figure shows when the data of a person were entered. */
export const LATE_CATEGORIES = [
  'strategyProcess',
  'organisation',
  'committee',
  'meeting',
  'paper',
  'decision',
  'goal',
  'measure',
  'assignment',
  'reportingRound',
  'progressReport',
  'reorganisation',
] as const;

type LateEvent =
  | StrategyProcessEvent
  | OrganisationEvent
  | CommitteeEvent
  | MeetingEvent
  | PaperEvent
  | DecisionEvent
  | GoalEvent
  | MeasureEvent
  | AssignmentEvent
  | ReportingRoundEvent
  | ProgressReportEvent
  | ReorganisationEvent
  | DateRefined;

/** Every event that a stream declares may be late: a new one needs no edit here. */
const shapes = {
  ...strategyProcessDecider.events,
  ...organisationDecider.events,
  ...committeeDecider.events,
  ...meetingDecider.events,
  ...paperDecider.events,
  ...decisionDecider.events,
  ...goalDecider.events,
  ...measureDecider.events,
  ...assignmentDecider.events,
  ...reportingRoundDecider.events,
  ...progressReportDecider.events,
  ...reorganisationDecider.events,
};
// The keys of the shapes are the events' types.
const types = Object.keys(shapes) as (keyof typeof shapes)[];

/** A register over many streams: of their events it takes two dates. */
export const lateEntriesProjection = projection<LateEvent>()({
  name: 'lateEntries',
  version: 4,
  tables: [lateEntries],
  reads: LATE_CATEGORIES,
  // A date that is refined later was no late entry: the date as entered counts.
  leaves: ['DateRefined'],
  handlers: handleAlike(types, entered),
});

function entered(event: Recorded): readonly RowChange[] {
  const recordedOn = event.metadata.recordedAt.slice(0, 10);
  const daysLate = daysLateOf(event.occurredOn, recordedOn);
  if (daysLate <= LATE_AFTER_DAYS) return [];
  const { eventId, position: ordinal, stream, id: entity, type, occurredOn, metadata } = event;
  const { actor, evidence } = metadata;
  const where = { event: eventId, ordinal, stream, category: categoryOf(stream), entity, type };
  return [put(lateEntries, { ...where, occurredOn, recordedOn, daysLate, actor, evidence, ...itemPlaceOf(event) })];
}

function daysLateOf(occurredOn: PartialDate, recordedOn: string): number {
  const last = intervalOf(occurredOn)?.last;
  if (last === undefined || last >= recordedOn) return 0;
  return daysBetween(last, recordedOn);
}
