import type { ProjectionHandlers } from '#event-sourcing';
import { put } from '#event-sourcing';
import { progressEntries } from '../measure-parts.tables.js';
import { changed, dated } from '../measure-rows.js';
import type { CourseEvent } from '../measure.events.js';

export const courseRows: ProjectionHandlers<CourseEvent> = {
  MeasureStarted: (event) => [changed(event, { status: 'inProgress' })],
  MeasureProgressReported: (event) => {
    const { id: measure, eventId, position: ordinal, occurredOn: on, data, metadata } = event;
    const { percent = null, note = null, reason = null, round = null } = data;
    const { actedBy: by, evidence } = metadata;
    const row = { event: eventId, ordinal, measure, percent, note, reason, round, by, on, evidence };
    return [changed(event), put(progressEntries, row)];
  },
  MeasureBlocked: (event) => [changed(event, { status: 'blocked', blocked: event.data }), dated(event)],
  MeasureUnblocked: (event) => [changed(event, { status: 'inProgress', blocked: null })],
};
