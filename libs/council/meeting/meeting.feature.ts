import { feature } from '#http';
import { followUpCommands } from './follow-up.commands.js';
import { heldMeetingCommands } from './held-meeting.commands.js';
import { agendaCommands, attendanceCommands, sittingCommands } from './meeting.commands.js';
import { MeetingCommands } from './meeting.routes.js';
import { MeetingReads } from './meeting.reads.js';
import { meetingStream } from './meeting.stream.js';
import { meetingsProjection } from './meeting.projection.js';
import { CorrectOutcome, outcomeCommands } from './outcome.commands.js';

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
  projections: [meetingsProjection],
  controllers: [MeetingCommands, MeetingReads],
});
