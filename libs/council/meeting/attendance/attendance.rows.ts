import type { Recorded, RowChange } from '#event-sourcing';
import { put } from '#event-sourcing';
import type { MeetingHandlers } from '../meeting.rows.js';
import { changed, made } from '../meeting.rows.js';
import { meetingAttendance } from '../meeting.tables.js';
import type { Attendee, Capacity } from './attendee.js';

export const attendanceRows = {
  ArrivalRecorded: (event) => [attended(event, 'arrival', event.data.attendee, event.data.capacity), changed(event)],
  DepartureRecorded: (event) => [attended(event, 'departure', event.data.attendee, null), changed(event)],
  GuestRecorded: (event) => [attended(event, 'guest', event.data.guest, null), changed(event)],
} satisfies Partial<MeetingHandlers>;

function attended(event: Recorded, what: string, attendee: Attendee, capacity: Capacity | null): RowChange {
  return put(meetingAttendance, { ...made(event), what, attendee, capacity });
}
