import { feature } from '#http';
import { assignmentCommands } from './assignment.commands.js';
import { AssignmentRoutes } from './assignment.routes.js';
import { AssignmentReads } from './assignment.reads.js';
import { assignmentStream } from './assignment.stream.js';
import { assignmentsProjection } from './assignment.projection.js';

export const assignmentFeature = feature({
  name: 'assignment',
  streams: [{ stream: assignmentStream, commands: assignmentCommands }],
  projections: [assignmentsProjection],
  controllers: [AssignmentRoutes, AssignmentReads],
});
