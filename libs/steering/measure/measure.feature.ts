import { edgeStream } from '#commands';
import { orphanedEdgesPolicy } from '#event-sourcing';
import { feature } from '#http';
import { measureCommands } from './measure.commands.js';
import { measuresProjection } from './measure.projection.js';
import { MeasureReads } from './measure.reads.js';
import { MeasureRoutes } from './measure.routes.js';
import { measureStream } from './measure.stream.js';
import { measureStructures } from './measure-structures.js';

export const measureFeature = feature({
  name: 'measure',
  streams: [{ stream: measureStream, commands: measureCommands }, ...measureStructures.map(edgeStream)],
  policies: [orphanedEdgesPolicy('measure-structures', measureStructures)],
  projections: [measuresProjection],
  controllers: [MeasureRoutes, MeasureReads],
});
