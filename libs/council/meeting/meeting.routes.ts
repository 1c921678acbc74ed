import { commandRoutes } from '#http';
import { meetingStream } from './meeting.stream.js';
import { meetingCommands } from './meeting.commands.js';

export const MeetingRoutes = commandRoutes({
  path: 'meetings',
  tag: 'Meetings',
  stream: meetingStream,
  commands: meetingCommands,
});
