import type { EvolveMap } from '#event-sourcing';
import type { SittingEvent } from '../meeting.events.js';
import type { KnownMeeting } from '../meeting.state.js';

export const sittingEvolution: EvolveMap<KnownMeeting, SittingEvent> = {
  MeetingRescheduled: (meeting, { data }) => ({ ...meeting, ...data, status: 'planned' }),
  MeetingInvited: (meeting, { data }) => ({ ...meeting, status: 'invited', invitedAgenda: data.agenda }),
  MeetingOpened: (meeting, { eventId, occurredOn }) => {
    const invitedAgenda = 'invitedAgenda' in meeting ? meeting.invitedAgenda : [];
    return { ...meeting, status: 'open', invitedAgenda, opened: { event: eventId, on: occurredOn } };
  },
  MeetingChairAssigned: (meeting, { data }) => ({ ...meeting, chair: data.chair }),
  MinuteTakerAssigned: (meeting, { data }) => ({ ...meeting, minuteTaker: data.minuteTaker }),
  MeetingInterrupted: (meeting) => ('opened' in meeting ? { ...meeting, status: 'interrupted' } : meeting),
  MeetingResumed: (meeting) => ('opened' in meeting ? { ...meeting, status: 'open' } : meeting),
  MeetingClosed: (meeting) => ('opened' in meeting ? { ...meeting, status: 'closed' } : meeting),
  MeetingCancelled: (meeting) => ({ ...meeting, status: 'cancelled' }),
  MeetingLinkedToProcess: (meeting, { data }) => ({
    ...meeting,
    processes: [...meeting.processes, data.process],
  }),
};
