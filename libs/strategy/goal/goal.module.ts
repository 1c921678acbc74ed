import type { Feature } from '#http';
import { goalCommands } from './goal.commands.js';
import { GoalCommands } from './goal.routes.js';
import { goalStream } from './goal-stream.js';

export const goalFeature: Feature = {
  stream: goalStream,
  commands: goalCommands,
  projections: [],
  policies: [],
  controllers: [GoalCommands],
};
