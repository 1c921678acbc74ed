import { feature } from '#http';
import { actorCommands } from './actor.commands.js';
import { ActorCommands, ActorReads } from './actor.controller.js';
import { actorStream } from './actor-stream.js';
import { actorsProjection } from './actors.projection.js';

export const actorFeature = feature({
  name: 'actor',
  streams: [{ stream: actorStream, commands: actorCommands }],
  projections: [actorsProjection],
  controllers: [ActorCommands, ActorReads],
});
