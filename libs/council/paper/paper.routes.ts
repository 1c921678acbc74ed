import { commandRoutes } from '#http';
import { paperStream } from './paper.stream.js';
import { paperCommands } from './paper.commands.js';

/** Commands that the policies alone send have no route: outcomes of steps, the conclusion, an abandoned submission, the linked report. */
export const PaperRoutes = commandRoutes({
  path: 'papers',
  tag: 'Papers',
  stream: paperStream,
  commands: paperCommands,
});
