import type { EvolveMap, OccurredAt } from '#event-sourcing';
import type { AttendanceEvent } from '../meeting.events.js';
import type { KnownMeeting } from '../meeting.state.js';
import { movesOf } from './presence.js';

export const attendanceEvolution: EvolveMap<KnownMeeting, AttendanceEvent> = {
  ArrivalRecorded: (meeting, { data, occurredAt }) => ({
    ...meeting,
    moves: [...meeting.moves, { kind: 'arrival', ...data, ...momentOf(occurredAt) }],
  }),
  DepartureRecorded: (meeting, { data: { attendee }, occurredAt }) => {
    const capacity = movesOf(meeting.moves, attendee).at(-1)?.capacity ?? 'member';
    return {
      ...meeting,
      moves: [...meeting.moves, { kind: 'departure', attendee, capacity, ...momentOf(occurredAt) }],
    };
  },
  GuestRecorded: (meeting, { data }) => ({ ...meeting, guests: [...meeting.guests, data.guest] }),
};

function momentOf(at: OccurredAt | undefined): { readonly at?: OccurredAt } {
  return at === undefined ? {} : { at };
}
