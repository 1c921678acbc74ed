import type { DateRefined } from '#event-sourcing';
import { takes } from '#event-sourcing';
import type { MeasureEvent } from '../measure/measure.events.js';

/** Events that may change the end of a measure that is to be reminded of, or the next reminder. */
export const endEvents = takes<MeasureEvent | DateRefined>()({
  takes: ['MeasureAdopted', 'MeasureScheduleSet', 'MeasureRevised', 'MeasureReminded'],
  leaves: [
    'MeasureProposed',
    'MeasureReviewed',
    'MeasureProvisionMet',
    'MeasureRejected',
    'MeasureLeadAssigned',
    'MeasurePartnerAdded',
    'MeasurePartnerRemoved',
    'MeasureBudgetSet',
    'MeasureWeighed',
    'MeasureDependencyAdded',
    'MeasureDependencyRemoved',
    'MilestoneAdded',
    'MilestoneMoved',
    'MilestoneReached',
    'MilestoneDropped',
    'MeasureStarted',
    'MeasureProgressReported',
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
    'IndicatorDefined',
    'IndicatorValueRecorded',
    'BasisQuestioned',
    'BasisResolved',
    'DeviationNoted',
    'DeviationResolved',
    'DateRefined',
  ],
});

export type EndEvent = Extract<
  MeasureEvent,
  { readonly type: 'MeasureAdopted' | 'MeasureScheduleSet' | 'MeasureRevised' | 'MeasureReminded' }
>;
