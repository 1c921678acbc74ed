import type { DateRefined } from '#event-sourcing';
import { patch, projection } from '#event-sourcing';
import { registerNames } from '#shared-kernel';
import { agendaRows } from './agenda/agenda.rows.js';
import { attendanceRows } from './attendance/attendance.rows.js';
import { meetingNames } from './meeting-names.js';
import type { MeetingEvent } from './meeting.events.js';
import { changed } from './meeting.rows.js';
import {
  agendaItems,
  itemCorrections,
  itemFindings,
  itemOutcomes,
  itemRequests,
  jointSittings,
  meetingAttendance,
  meetingCourse,
  meetingProcesses,
  meetings,
} from './meeting.tables.js';
import { outcomeRows } from './outcome/outcome.rows.js';
import { sittingRows } from './sitting/sitting.rows.js';

registerNames('meeting', meetingNames);

export const meetingsProjection = projection<MeetingEvent | DateRefined>()({
  name: 'meetings',
  version: 3,
  tables: [
    meetings,
    meetingProcesses,
    jointSittings,
    meetingCourse,
    agendaItems,
    itemCorrections,
    itemFindings,
    itemRequests,
    itemOutcomes,
    meetingAttendance,
  ],
  reads: ['meeting'],
  leaves: [],
  handlers: {
    ...sittingRows,
    ...agendaRows,
    ...outcomeRows,
    ...attendanceRows,
    // The register of deviations shows them.
    DeviationNoted: (event) => [changed(event)],
    DeviationResolved: (event) => [changed(event)],
    DateRefined: (event) => {
      const { event: refined, to: on } = event.data;
      const key = { event: refined };
      const dated = [meetingCourse, itemOutcomes, itemRequests, itemCorrections, itemFindings, meetingAttendance];
      return [...dated.map((of) => patch(of, key, { on })), changed(event)];
    },
  },
});
