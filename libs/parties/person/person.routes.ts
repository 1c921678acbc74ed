import { commandRoutes, MAY_READ_PERSONS } from '#http';
import { personStream } from './person.stream.js';
import { personCommands } from './person.commands.js';

export const PersonRoutes = commandRoutes({
  path: 'persons',
  tag: 'Persons',
  stream: personStream,
  mayReadHistory: MAY_READ_PERSONS,
  commands: personCommands,
});
