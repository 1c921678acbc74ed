import { feature } from '#http';
import { meetingCommands } from './meeting.commands.js';
import { meetingsProjection } from './meeting.projection.js';
import { MeetingReads } from './meeting.reads.js';
import { MeetingRoutes } from './meeting.routes.js';
import { meetingStream } from './meeting.stream.js';

export const meetingFeature = feature({
  name: 'meeting',
  streams: [{ stream: meetingStream, commands: meetingCommands }],
  projections: [meetingsProjection],
  controllers: [MeetingRoutes, MeetingReads],
});
