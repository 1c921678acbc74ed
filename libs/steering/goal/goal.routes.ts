import { commandRoutes } from '#http';
import { goalStream } from './goal.stream.js';
import { goalCommands } from './goal.commands.js';

/** Without a route for the policy's command that questions the basis of an adoption. */
export const GoalRoutes = commandRoutes({ path: 'goals', tag: 'Goals', stream: goalStream, commands: goalCommands });
