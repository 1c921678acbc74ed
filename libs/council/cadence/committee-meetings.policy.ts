import type { DateRefined, PartialDate, Policy, Reaction } from '#event-sourcing';
import { effect, noReaction, takes, typesOf } from '#event-sourcing';
import type { NotedStatus } from '../committee/planned-meetings/cadence.js';
import type { NoteMeeting } from '../committee/planned-meetings/planned-meetings.commands.js';
import type { MeetingEvent } from '../meeting/meeting.events.js';
import { agendaShapes, attendanceShapes, followUpShapes, outcomeShapes } from '../meeting/meeting.events.js';
import type { KnownMeeting } from '../meeting/meeting.state.js';
import { meetingDecider } from '../meeting/meeting.decide.js';

const ofSchedule = takes<MeetingEvent | DateRefined>()({
  takes: [
    'MeetingScheduled',
    'MeetingRescheduled',
    'MeetingOpened',
    'MeetingCancelled',
    'HeldMeetingRecorded',
    'DateRefined',
  ],
  leaves: [
    'MeetingInvited',
    'MeetingChairAssigned',
    'MinuteTakerAssigned',
    'MeetingInterrupted',
    'MeetingResumed',
    'MeetingClosed',
    'MeetingLinkedToProcess',
    ...typesOf(agendaShapes),
    ...typesOf(attendanceShapes),
    ...typesOf(outcomeShapes),
    ...typesOf(followUpShapes),
    'DeviationNoted',
    'DeviationResolved',
  ],
});
type ScheduleEvent = Extract<MeetingEvent | DateRefined, { readonly type: (typeof ofSchedule.types)[number] }>;

interface Noted {
  readonly committee: string;
  readonly status: NotedStatus;
  readonly when: PartialDate;
}

/**
 * Notes the meetings of a committee in the committee's stream, because its plans are measured by them. It begins at the
 * log's start, so that meetings from before it are noted too.
 */
export const committeeMeetingsPolicy: Policy<ScheduleEvent, Noted | undefined> = {
  name: 'committee-meetings',
  reads: ['meeting'],
  from: 'log start',
  concerns: ofSchedule,
  facts: async ({ id }, read) => {
    const meeting = await read.state(meetingDecider, id);
    return meeting.status === 'unknown' ? undefined : notedOf(meeting);
  },
  react: ({ id: meeting }, noted): Reaction => {
    if (noted === undefined) return noReaction;
    const { committee, status, when } = noted;
    const note = effect<typeof NoteMeeting>('NoteMeeting', { target: committee, body: { meeting, status, when } });
    return { effects: [note], wakes: [] };
  },
};

function notedOf({ committee, ...meeting }: KnownMeeting): Noted {
  switch (meeting.status) {
    case 'planned':
    case 'invited':
      return { committee, status: 'planned', when: meeting.when };
    case 'cancelled':
      return { committee, status: 'cancelled', when: meeting.when };
    case 'held':
      return { committee, status: 'held', when: meeting.when };
    case 'open':
    case 'interrupted':
    case 'closed':
      return { committee, status: 'held', when: meeting.opened.on };
  }
}
