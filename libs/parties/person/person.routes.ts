import { commandRoutes } from '#http';
import { personStream } from './person.stream.js';
import { personCommands } from './person.commands.js';

/** The roles that may see people's names (domain.md, "Who may do what"). */
export const MAY_READ_PERSONS = ['process-manager', 'clerk', 'data-protection', 'administrator'] as const;

export const PersonRoutes = commandRoutes({
  path: 'persons',
  tag: 'Persons',
  stream: personStream,
  mayReadHistory: MAY_READ_PERSONS,
  commands: personCommands,
});
