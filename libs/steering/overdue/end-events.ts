import type { DateRefined } from '#event-sourcing';
import { takes, typesOf } from '#event-sourcing';
import type { MeasureEvent } from '../measure/measure.events.js';
import { courseShapes, endingShapes, milestoneShapes, planningShapes } from '../measure/measure.events.js';

/** Events that may change the end of a measure that is to be reminded of, or the next reminder. */
export const endEvents = takes<MeasureEvent | DateRefined>()({
  takes: ['MeasureAdopted', 'MeasureScheduleSet', 'MeasureRevised', 'MeasureReminded'],
  leaves: [
    'MeasureProposed',
    'MeasureReviewed',
    'MeasureProvisionMet',
    'MeasureRejected',
    'BasisQuestioned',
    'BasisResolved',
    'DeviationNoted',
    'DeviationResolved',
    'MeasureBudgetSet',
    ...typesOf(planningShapes),
    ...typesOf(milestoneShapes),
    ...typesOf(courseShapes),
    ...typesOf(endingShapes),
    'TrafficLightOverridden',
    'TrafficLightOverrideEnded',
    'IndicatorDefined',
    'IndicatorValueRecorded',
    'DateRefined',
  ],
});

export type EndEvent = Extract<
  MeasureEvent,
  { readonly type: 'MeasureAdopted' | 'MeasureScheduleSet' | 'MeasureRevised' | 'MeasureReminded' }
>;
