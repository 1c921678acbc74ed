import type { MeetingEvent } from '#council';
import { agendaShapes, attendanceShapes, beginningShapes, followUpShapes, sittingShapes } from '#council';
import type { DateRefined, Takes } from '#event-sourcing';
import { takes, takesByCategory, typesOf } from '#event-sourcing';
import type { DecisionEvent } from '../decision/decision.events.js';
import type { GoalEvent } from '../goal/goal.events.js';
import type { MeasureEvent } from '../measure/measure.events.js';
import { courseShapes, endingShapes, milestoneShapes, planningShapes, watchShapes } from '../measure/measure.events.js';

/** Events of a meeting that may take the effect of an outcome away. */
export const ofMeeting = takes<MeetingEvent | DateRefined>()({
  takes: ['OutcomeCorrected', 'DeviationResolved'],
  leaves: [
    ...typesOf(beginningShapes),
    ...typesOf(sittingShapes),
    ...typesOf(agendaShapes),
    ...typesOf(followUpShapes),
    ...typesOf(attendanceShapes),
    'ItemOutcomeRecorded',
    'FurtherOutcomesRecorded',
    'PaperOutcomesRecorded',
    'VoteQuestioned',
    'DeviationNoted',
    'DateRefined',
  ],
});

/** Events that change or withdraw a recorded decision. */
export const ofDecision = takes<DecisionEvent | DateRefined>()({
  takes: ['DecisionCorrected', 'DecisionWithdrawn'],
  leaves: ['DecisionRecorded', 'DecisionProvisionMet', 'DecisionFollowUpDue', 'DateRefined'],
});

const ofMeasure = takes<MeasureEvent | DateRefined>()({
  takes: ['MeasureAdopted', 'MeasureRevised', 'BasisResolved'],
  leaves: [
    'MeasureProposed',
    'MeasureReviewed',
    'MeasureProvisionMet',
    'MeasureRejected',
    'BasisQuestioned',
    'DeviationNoted',
    'DeviationResolved',
    'MeasureScheduleSet',
    'MeasureBudgetSet',
    ...typesOf(planningShapes),
    ...typesOf(milestoneShapes),
    ...typesOf(courseShapes),
    ...typesOf(endingShapes),
    ...typesOf(watchShapes),
    'DateRefined',
  ],
});

const ofGoal = takes<GoalEvent | DateRefined>()({
  takes: ['GoalAdopted', 'GoalRevised', 'BasisResolved'],
  leaves: [
    'GoalProposed',
    'GoalReviewed',
    'GoalRejected',
    'GoalAchieved',
    'GoalCancelled',
    'GoalSuperseded',
    'IndicatorDefined',
    'IndicatorValueRecorded',
    'BasisQuestioned',
    'DeviationNoted',
    'DeviationResolved',
    'DateRefined',
  ],
});

/** Events of measures and goals that may name a decision on which they rest from then on. */
export const ofSubject = takesByCategory({ measure: ofMeasure, goal: ofGoal });

export const reviewTriggers = takesByCategory({
  meeting: ofMeeting,
  decision: ofDecision,
  measure: ofMeasure,
  goal: ofGoal,
});

type TakenBy<G> = G extends Takes<infer E> ? E : never;
export type MeetingTrigger = TakenBy<typeof ofMeeting>;
export type DecisionTrigger = TakenBy<typeof ofDecision>;
export type SubjectTrigger = TakenBy<typeof ofSubject>;
export type ReviewTrigger = MeetingTrigger | DecisionTrigger | SubjectTrigger;
