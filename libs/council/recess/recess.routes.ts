import { commandRoutes } from '#http';
import { recessCommands } from './recess.commands.js';
import { recessStream } from './recess.stream.js';

export const RecessRoutes = commandRoutes({
  path: 'recesses',
  tag: 'Recesses',
  stream: recessStream,
  commands: recessCommands,
});
