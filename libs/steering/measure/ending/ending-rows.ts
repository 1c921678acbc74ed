import type { ProjectionHandlers } from '#event-sourcing';
import { changed, dated, ended } from '../measure-rows.js';
import type { EndingEvent } from '../measure.events.js';

export const endingRows: ProjectionHandlers<EndingEvent> = {
  MeasureCompletionReported: (event) => [changed(event, { completionReported: event.data })],
  MeasureCompletionDeclined: (event) => [changed(event, { completionReported: null })],
  MeasureCompleted: (event) => [ended(event, { status: 'completed', ending: null }), dated(event)],
  MeasureHandedOver: (event) => [ended(event, { status: 'handedOver', ending: event.data }), dated(event)],
  MeasureCancelled: (event) => [ended(event, { status: 'cancelled', ending: event.data })],
  MeasureSuperseded: (event) => [
    ended(event, { status: 'superseded', ending: event.data }),
    changed(event, { supersededBy: event.data.by }),
  ],
};
