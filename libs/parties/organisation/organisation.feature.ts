import { feature } from '#http';
import { organisationCommands } from './organisation.commands.js';
import { OrganisationCommands, OrganisationReads } from './organisation.controller.js';
import { organisationStream } from './organisation.js';
import { organisationsProjection } from './organisation.projection.js';

export const organisationFeature = feature({
  name: 'organisation',
  streams: [{ stream: organisationStream, commands: organisationCommands }],
  projections: [organisationsProjection],
  controllers: [OrganisationCommands, OrganisationReads],
});
