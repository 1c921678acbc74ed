import { commandRoutes } from '#http';
import { decisionStream } from './decision.stream.js';
import { decisionCommands } from './decision.commands.js';

/** Without a route for the policy's reminder. */
export const DecisionRoutes = commandRoutes({
  path: 'decisions',
  tag: 'Decisions',
  stream: decisionStream,
  commands: decisionCommands,
});
