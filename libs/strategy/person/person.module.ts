import { feature } from '#http';
import { personStream } from './person-stream.js';
import { personCommands } from './person.commands.js';
import { PersonCommands } from './person.controller.js';
import { PersonReads } from './person-reads.controller.js';
import { personsProjection } from './persons.projection.js';

/** The server also runs `ErasedPersons` (erasure.ts) on its key store. */
export const personFeature = feature({
  name: 'person',
  streams: [{ stream: personStream, commands: personCommands }],
  projections: [personsProjection],
  controllers: [PersonCommands, PersonReads],
});
