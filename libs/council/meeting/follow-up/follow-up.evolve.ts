import type { EvolveMap } from '#event-sourcing';
import { everListed } from '#shared-kernel';
import { withItem } from '../agenda/agenda.state.js';
import type { FollowUpEvent } from '../meeting.events.js';
import type { KnownMeeting } from '../meeting.state.js';

export const followUpEvolution: EvolveMap<KnownMeeting, FollowUpEvent> = {
  ItemSubjectsNamed: (meeting, { data: { item: id, subjects } }) =>
    withItem(meeting, id, (item) => ({ ...item, subjects, everListed: everListed(item.everListed, subjects) })),
  ItemRequestRecorded: (meeting, { data }) =>
    withItem(meeting, data.item, (item) => ({ ...item, requests: item.requests + 1 })),
  OutcomeFollowUpDue: (meeting, { data }) =>
    withItem(meeting, data.item, (item) => ({
      ...item,
      outcomes: item.outcomes.map((one) => (one.event === data.event ? { ...one, followUpDue: true } : one)),
    })),
};
