import { feature } from '#http';
import { personStream } from './person.stream.js';
import { personCommands } from './person.commands.js';
import { PersonRoutes } from './person.routes.js';
import { PersonReads } from './person.reads.js';
import { personsProjection } from './person.projection.js';

/** The server also runs `ErasedPersons` on its key store. */
export const personFeature = feature({
  name: 'person',
  streams: [{ stream: personStream, commands: personCommands }],
  projections: [personsProjection],
  controllers: [PersonRoutes, PersonReads],
});
