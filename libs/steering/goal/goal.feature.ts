import { feature } from '#http';
import { goalCommands } from './goal.commands.js';
import { GoalRoutes } from './goal.routes.js';
import { GoalReads } from './goal.reads.js';
import { goalsProjection } from './goal.projection.js';
import { goalStream } from './goal.stream.js';

export const goalFeature = feature({
  name: 'goal',
  streams: [{ stream: goalStream, commands: goalCommands }],
  projections: [goalsProjection],
  controllers: [GoalRoutes, GoalReads],
});
