import { commandRoutes } from '#http';
import { actorCommands } from './actor.commands.js';
import { actorStream } from './actor-stream.js';

export const ActorRoutes = commandRoutes({
  path: 'actors',
  tag: 'Actors',
  stream: actorStream,
  commands: actorCommands,
  mayReadHistory: ['administrator'],
});
