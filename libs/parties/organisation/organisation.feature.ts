import { edgeStream } from '#commands';
import { orphanedEdgesPolicy } from '#event-sourcing';
import { feature } from '#http';
import { organisationCommands } from './organisation.commands.js';
import { organisationsProjection } from './organisation.projection.js';
import { OrganisationReads } from './organisation.reads.js';
import { OrganisationRoutes } from './organisation.routes.js';
import { organisationStream } from './organisation.stream.js';
import { organisationTree } from './organisation-tree.js';

export const organisationFeature = feature({
  name: 'organisation',
  streams: [{ stream: organisationStream, commands: organisationCommands }, edgeStream(organisationTree)],
  projections: [organisationsProjection],
  policies: [orphanedEdgesPolicy('organisation-tree', [organisationTree])],
  controllers: [OrganisationRoutes, OrganisationReads],
});
