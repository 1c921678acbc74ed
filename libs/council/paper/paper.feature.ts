import { feature } from '#http';
import { paperCommands } from './paper.commands.js';
import { PaperReads } from './paper.reads.js';
import { PaperRoutes } from './paper.routes.js';
import { paperStream } from './paper.stream.js';
import { papersProjection } from './paper.projection.js';

export const paperFeature = feature({
  name: 'paper',
  streams: [{ stream: paperStream, commands: paperCommands }],
  projections: [papersProjection],
  controllers: [PaperRoutes, PaperReads],
});
