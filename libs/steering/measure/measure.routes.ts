import { commandRoutes } from '#http';
import { measureCommands } from './measure.commands.js';
import { measureStream } from './measure.stream.js';

/** No route leads to the commands of policies, which remind of a measure and question its basis. */
export const MeasureRoutes = commandRoutes({
  path: 'measures',
  tag: 'Measures',
  stream: measureStream,
  commands: measureCommands,
});
