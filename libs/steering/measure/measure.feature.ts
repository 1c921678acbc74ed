import { feature } from '#http';
import { measureCommands } from './measure.commands.js';
import { measuresProjection } from './measure.projection.js';
import { MeasureReads } from './measure.reads.js';
import { MeasureRoutes } from './measure.routes.js';
import { measureStream } from './measure.stream.js';

export const measureFeature = feature({
  name: 'measure',
  streams: [{ stream: measureStream, commands: measureCommands }],
  projections: [measuresProjection],
  controllers: [MeasureRoutes, MeasureReads],
});
