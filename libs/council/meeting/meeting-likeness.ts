import type { Likeness } from '#event-sourcing';
import { isDay } from '#event-sourcing';
import type { Meeting } from './meeting.state.js';

/** Two meetings of one committee on one day have numbers; without a day nothing is known. */
export const meetingLikeness: Likeness<Meeting> = {
  code: 'meetingOfSameDay',
  english: 'The committee has another meeting with this number on that day.',
  german: 'Das Gremium hat an diesem Tag schon eine Sitzung mit dieser Nummer.',
  featuresOf: (meeting) =>
    meeting.status === 'unknown' || meeting.status === 'cancelled' || !isDay(meeting.when)
      ? undefined
      : [meeting.committee, meeting.when, String(meeting.sequence)],
};
