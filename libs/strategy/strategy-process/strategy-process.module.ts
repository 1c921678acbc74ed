import type { Feature } from '#http';
import { TimelineReads } from '../timeline/timeline.controller.js';
import { timelineProjection } from '../timeline/timeline.projection.js';
import { strategyProcessStream } from './strategy-process-stream.js';
import { strategyProcessCommands } from './strategy-process.commands.js';
import { StrategyProcessCommands } from './strategy-process.controller.js';
import { StrategyProcessReads } from './strategy-process-reads.controller.js';
import { processesProjection } from './strategy-processes.projection.js';

export const strategyProcessFeature: Feature = {
  stream: strategyProcessStream,
  commands: strategyProcessCommands,
  projections: [processesProjection, timelineProjection],
  policies: [],
  controllers: [StrategyProcessCommands, StrategyProcessReads, TimelineReads],
};
