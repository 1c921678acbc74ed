import type { EvolveMap } from '#event-sourcing';
import { inProgress } from '../course/course.evolve.js';
import { bodyOf, endedOn } from '../measure-body.js';
import type { EndingEvent } from '../measure.events.js';
import type { ExistingMeasure } from '../measure.state.js';
import { adoptionOf } from '../measure.state.js';

export const endingSteps: EvolveMap<ExistingMeasure, EndingEvent> = {
  MeasureCompletionReported: (measure, { data }) => {
    const adoption = adoptionOf(measure);
    return adoption === undefined ? measure : { ...bodyOf(measure), adoption, status: 'inProgress', completion: data };
  },
  MeasureCompletionDeclined: inProgress,
  MeasureCompleted: (measure, { occurredOn }) => ({ ...endedOn(measure, occurredOn), status: 'completed' }),
  MeasureHandedOver: (measure, { data, occurredOn }) => ({
    ...endedOn(measure, occurredOn),
    status: 'handedOver',
    to: data.to,
  }),
  MeasureCancelled: (measure, { occurredOn }) => ({ ...endedOn(measure, occurredOn), status: 'cancelled' }),
  MeasureSuperseded: (measure, { data, occurredOn }) => ({
    ...endedOn(measure, occurredOn),
    status: 'superseded',
    by: data.by,
  }),
};
