import { feature } from '#http';
import { actorCommands } from './actor.commands.js';
import { ActorReads } from './actor.controller.js';
import { ActorRoutes } from './actor.routes.js';
import { actorStream } from './actor-stream.js';
import { actorsProjection } from './actors.projection.js';

export const actorFeature = feature({
  name: 'actor',
  streams: [{ stream: actorStream, commands: actorCommands }],
  projections: [actorsProjection],
  controllers: [ActorRoutes, ActorReads],
});
