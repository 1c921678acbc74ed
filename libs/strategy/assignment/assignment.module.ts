import { feature } from '#http';
import { requestsPolicy } from '../requests/requests.policy.js';
import { assignmentCommands } from './assignment.commands.js';
import { AssignmentCommands } from './assignment.controller.js';
import { AssignmentReads } from './assignment-reads.controller.js';
import { assignmentStream } from './assignment-stream.js';
import { assignmentsProjection } from './assignments.projection.js';

export const assignmentFeature = feature({
  name: 'assignment',
  streams: [{ stream: assignmentStream, commands: assignmentCommands }],
  projections: [assignmentsProjection],
  policies: [requestsPolicy],
  controllers: [AssignmentCommands, AssignmentReads],
});
