import type { ProjectionHandlers, Recorded, RowChange, RowOf } from '#event-sourcing';
import { patch, put } from '#event-sourcing';
import { milestones } from '../measure-parts.tables.js';
import { changed, dated } from '../measure-rows.js';
import type { MilestoneEvent } from '../measure.events.js';

export const milestoneRows: ProjectionHandlers<MilestoneEvent> = {
  MilestoneAdded: (event) => {
    const { id: measure, position: ordinal, data } = event;
    const { milestone: id, title, due } = data;
    const row = { id, ordinal, measure, title, due, reachedEvent: null, dropped: null };
    return [changed(event), put(milestones, row)];
  },
  MilestoneMoved: (event) => milestone(event, { due: event.data.due }),
  MilestoneReached: (event) => [...milestone(event, { reachedEvent: event.eventId }), dated(event)],
  MilestoneDropped: (event) => milestone(event, { dropped: event.data.reason }),
};

function milestone(
  event: Recorded<MilestoneEvent>,
  columns: Partial<Omit<RowOf<typeof milestones>, 'id'>>,
): readonly RowChange[] {
  return [changed(event), patch(milestones, { id: event.data.milestone }, columns)];
}
