import { commandRoutes } from '#http';
import { conflictCommands } from './conflict.commands.js';
import { MAY_READ_CONFLICTS } from './conflict.answer.js';
import { conflictStream } from './conflict.stream.js';

export const ConflictRoutes = commandRoutes({
  path: 'conflicts',
  tag: 'Conflicts',
  stream: conflictStream,
  commands: conflictCommands,
  mayReadHistory: MAY_READ_CONFLICTS,
});
