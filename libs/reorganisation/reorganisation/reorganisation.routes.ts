import { commandRoutes } from '#http';
import { reorganisationStream } from './reorganisation.stream.js';
import { reorganisationCommands } from './reorganisation.commands.js';

export const ReorganisationRoutes = commandRoutes({
  path: 'reorganisations',
  tag: 'Reorganisations',
  stream: reorganisationStream,
  commands: reorganisationCommands,
});
