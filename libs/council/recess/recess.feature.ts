import { feature } from '#http';
import { recessCommands } from './recess.commands.js';
import { recessesProjection } from './recess.projection.js';
import { RecessReads } from './recess.reads.js';
import { RecessRoutes } from './recess.routes.js';
import { recessStream } from './recess.stream.js';

export const recessFeature = feature({
  name: 'recess',
  streams: [{ stream: recessStream, commands: recessCommands }],
  projections: [recessesProjection],
  controllers: [RecessRoutes, RecessReads],
});
