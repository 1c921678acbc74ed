import { feature } from '#http';
import { strategyProcessStream } from './strategy-process.stream.js';
import { strategyProcessCommands } from './strategy-process.commands.js';
import { StrategyProcessRoutes } from './strategy-process.routes.js';
import { StrategyProcessReads } from './strategy-process.reads.js';
import { processesProjection } from './strategy-process.projection.js';

export const strategyProcessFeature = feature({
  name: 'strategyProcess',
  streams: [{ stream: strategyProcessStream, commands: strategyProcessCommands }],
  projections: [processesProjection],
  controllers: [StrategyProcessRoutes, StrategyProcessReads],
});
