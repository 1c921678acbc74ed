import { feature } from '#http';
import { DeviationReads } from '../deviations/deviations.controller.js';
import { deviationsProjection } from '../deviations/deviations.projection.js';
import { followUpCommands } from './follow-up.commands.js';
import { heldMeetingCommands } from './held-meeting.commands.js';
import { agendaCommands, attendanceCommands, sittingCommands } from './meeting.commands.js';
import { MeetingCommands } from './meeting.controller.js';
import { MeetingReads } from './meeting-reads.controller.js';
import { meetingStream } from './meeting-stream.js';
import { meetingsProjection } from './meetings.projection.js';
import { CorrectOutcome, outcomeCommands } from './outcome.commands.js';

/** Brings the register of deviations along: most of them are noted in meetings. */
export const meetingFeature = feature({
  name: 'meeting',
  streams: [
    {
      stream: meetingStream,
      commands: [
        ...sittingCommands,
        ...agendaCommands,
        ...attendanceCommands,
        ...outcomeCommands,
        CorrectOutcome,
        ...heldMeetingCommands,
        ...followUpCommands,
      ],
    },
  ],
  projections: [meetingsProjection, deviationsProjection],
  controllers: [MeetingCommands, MeetingReads, DeviationReads],
});
