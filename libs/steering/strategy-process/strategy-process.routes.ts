import { commandRoutes } from '#http';
import { strategyProcessStream } from './strategy-process.stream.js';
import { strategyProcessCommands } from './strategy-process.commands.js';

export const StrategyProcessRoutes = commandRoutes({
  path: 'processes',
  tag: 'Processes',
  stream: strategyProcessStream,
  commands: strategyProcessCommands,
});
