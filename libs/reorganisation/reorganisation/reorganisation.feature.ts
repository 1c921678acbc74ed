import { feature } from '#http';
import { reorganisationCommands } from './reorganisation.commands.js';
import { ReorganisationRoutes } from './reorganisation.routes.js';
import { reorganisationPolicy } from './reorganisation.policy.js';
import { ReorganisationReads } from './reorganisation.reads.js';
import { reorganisationStream } from './reorganisation.stream.js';
import { reorganisationsProjection } from './reorganisation.projection.js';

export const reorganisationFeature = feature({
  name: 'reorganisation',
  streams: [{ stream: reorganisationStream, commands: reorganisationCommands }],
  projections: [reorganisationsProjection],
  policies: [reorganisationPolicy],
  controllers: [ReorganisationRoutes, ReorganisationReads],
});
