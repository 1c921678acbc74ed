import { commandRoutes } from '#http';
import { paperStream } from './paper.stream.js';
import { paperCommands } from './paper.commands.js';

/** No route leads to what the policies alone may do: outcomes of steps, the conclusion, an abandoned submission, the report it brings. */
export const PaperRoutes = commandRoutes({
  path: 'papers',
  tag: 'Papers',
  stream: paperStream,
  commands: paperCommands,
});
