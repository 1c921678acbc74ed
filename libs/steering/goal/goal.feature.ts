import { edgeStream } from '#commands';
import { orphanedEdgesPolicy } from '#event-sourcing';
import { feature } from '#http';
import { goalCommands } from './goal.commands.js';
import { GoalRoutes } from './goal.routes.js';
import { GoalReads } from './goal.reads.js';
import { goalsProjection } from './goal.projection.js';
import { goalStream } from './goal.stream.js';
import { goalStructures } from './goal-structures.js';

export const goalFeature = feature({
  name: 'goal',
  streams: [{ stream: goalStream, commands: goalCommands }, ...goalStructures.map(edgeStream)],
  policies: [orphanedEdgesPolicy('goal-structures', goalStructures)],
  projections: [goalsProjection],
  controllers: [GoalRoutes, GoalReads],
});
