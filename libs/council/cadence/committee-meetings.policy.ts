import type { DateRefined, PartialDate, Policy, Reaction, Recorded } from '#event-sourcing';
import { noReaction } from '#event-sourcing';
import type { NotedStatus } from '../committee/committee.events.js';
import type { MeetingEvent } from '../meeting/meeting.events.js';
import type { KnownMeeting } from '../meeting/meeting.state.js';
import { meetingDecider } from '../meeting/meeting.js';

type Moved = Extract<
  MeetingEvent,
  {
    readonly type:
      'MeetingScheduled' | 'MeetingRescheduled' | 'MeetingOpened' | 'MeetingCancelled' | 'HeldMeetingRecorded';
  }
>;

const CONCERNED: readonly string[] = [
  'MeetingScheduled',
  'MeetingRescheduled',
  'MeetingOpened',
  'MeetingCancelled',
  'HeldMeetingRecorded',
  'DateRefined',
] satisfies (Moved | DateRefined)['type'][];

interface Noted {
  readonly committee: string;
  readonly status: NotedStatus;
  readonly when: PartialDate;
}

/**
 * Tells a committee of its meetings, which write their own streams: its plans are measured by them. It begins at the
 * log's start, so that what was there before it is noted too.
 */
export const committeeMeetingsPolicy: Policy<Moved | DateRefined, Noted | undefined> = {
  name: 'committee-meetings',
  reads: ['meeting'],
  from: 'log start',
  // The category's decider alone writes its streams, so the type tells the event.
  concerns: (event): event is Recorded<Moved | DateRefined> => CONCERNED.includes(event.type),
  facts: async ({ id }, read) => {
    const meeting = await read.state(meetingDecider, id);
    return meeting.status === 'unknown' ? undefined : noted(meeting);
  },
  react: ({ id: meeting }, told): Reaction => {
    if (told === undefined) return noReaction;
    const { committee, status, when } = told;
    return { effects: [{ command: 'NoteMeeting', target: committee, body: { meeting, status, when } }], wakes: [] };
  },
};

function noted({ committee, ...meeting }: KnownMeeting): Noted {
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
