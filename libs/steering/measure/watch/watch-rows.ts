import type { ProjectionHandlers } from '#event-sourcing';
import { put } from '#event-sourcing';
import { measureReminders } from '../measure-parts.tables.js';
import { changed } from '../measure-rows.js';
import type { WatchEvent } from '../measure.events.js';

export const watchRows: ProjectionHandlers<WatchEvent> = {
  TrafficLightOverridden: (event) => {
    const { light, reason, until = null } = event.data;
    const { actedBy: by, actor } = event.metadata;
    const override = { light, reason, until, since: event.occurredOn, by, actor };
    return [changed(event, { override, overrideUntil: until })];
  },
  TrafficLightOverrideEnded: (event) => [changed(event, { override: null, overrideUntil: null })],
  MeasureReminded: (event) => {
    const { id: measure, eventId, position: ordinal, occurredOn: on, data } = event;
    return [changed(event), put(measureReminders, { event: eventId, ordinal, measure, ...data, on })];
  },
  IndicatorDefined: (event) => [changed(event)],
  IndicatorValueRecorded: (event) => [changed(event)],
};
