import { feature } from '#http';
import { organisationCommands } from './organisation.commands.js';
import { organisationsProjection } from './organisation.projection.js';
import { OrganisationReads } from './organisation.reads.js';
import { OrganisationRoutes } from './organisation.routes.js';
import { organisationStream } from './organisation.stream.js';

export const organisationFeature = feature({
  name: 'organisation',
  streams: [{ stream: organisationStream, commands: organisationCommands }],
  projections: [organisationsProjection],
  controllers: [OrganisationRoutes, OrganisationReads],
});
