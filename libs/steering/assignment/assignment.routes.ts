import { commandRoutes } from '#http';
import { assignmentStream } from './assignment.stream.js';
import { assignmentCommands } from './assignment.commands.js';

export const AssignmentRoutes = commandRoutes({
  path: 'assignments',
  tag: 'Assignments',
  stream: assignmentStream,
  commands: assignmentCommands,
});
