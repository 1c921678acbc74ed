import { feature } from '#http';
import { organisationCommands } from './organisation.commands.js';
import { OrganisationCommands, OrganisationReads } from './organisation.controller.js';
import { organisationStream } from './organisation.js';
import { WeekReads } from '../week/week.controller.js';
import { organisationsProjection } from './organisations.projection.js';

export const organisationFeature = feature({
  name: 'organisation',
  streams: [{ stream: organisationStream, commands: organisationCommands }],
  projections: [organisationsProjection],
  controllers: [OrganisationCommands, OrganisationReads, WeekReads],
});
