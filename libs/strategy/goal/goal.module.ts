import type { Feature } from '#http';
import { goalCommands } from './goal.commands.js';
import { GoalCommands } from './goal.routes.js';
import { GoalReads } from './goal-reads.controller.js';
import { goalsProjection } from './goals.projection.js';
import { goalStream } from './goal-stream.js';

export const goalFeature: Feature = {
  stream: goalStream,
  commands: goalCommands,
  projections: [goalsProjection],
  policies: [],
  controllers: [GoalCommands, GoalReads],
};
