import { commandRoutes } from '#http';
import { organisationStream } from './organisation.stream.js';
import { organisationCommands } from './organisation.commands.js';

export const OrganisationRoutes = commandRoutes({
  path: 'organisations',
  tag: 'Organisations',
  stream: organisationStream,
  commands: organisationCommands,
});
