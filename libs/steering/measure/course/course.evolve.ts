import type { EvolveMap } from '#event-sourcing';
import { bodyOf } from '../measure-body.js';
import type { CourseEvent } from '../measure.events.js';
import type { ExistingMeasure } from '../measure.state.js';
import { adoptionOf } from '../measure.state.js';
import { withProgress } from './progress.js';

export const courseSteps: EvolveMap<ExistingMeasure, CourseEvent> = {
  MeasureStarted: inProgress,
  MeasureProgressReported: (measure, { data: { percent }, occurredOn: on, eventId: event }) =>
    percent === undefined ? measure : { ...measure, reports: withProgress(measure.reports, { percent, on, event }) },
  MeasureBlocked: (measure, { data }) => {
    const adoption = adoptionOf(measure);
    return adoption === undefined ? measure : { ...bodyOf(measure), adoption, status: 'blocked', ...data };
  },
  MeasureUnblocked: inProgress,
};

/** A measure without an adoption cannot be in progress and stays as it is. */
export function inProgress(measure: ExistingMeasure): ExistingMeasure {
  const adoption = adoptionOf(measure);
  return adoption === undefined ? measure : { ...bodyOf(measure), adoption, status: 'inProgress' };
}
