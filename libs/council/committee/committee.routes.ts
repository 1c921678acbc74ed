import { commandRoutes } from '#http';
import { committeeStream } from './committee.stream.js';
import { committeeCommands } from './committee.commands.js';

export const CommitteeRoutes = commandRoutes({
  path: 'committees',
  tag: 'Committees',
  stream: committeeStream,
  commands: committeeCommands,
});
