import { commandRoutes } from '#http';
import { accessTokenCommands } from './access-token.commands.js';
import { accessTokenStream } from './access-token.js';

/** `IssueToken` declares no route here: its answer shows the token (access-token.controller.ts). */
export const AccessTokenRoutes = commandRoutes({
  path: 'access-tokens',
  tag: 'Access tokens',
  stream: accessTokenStream,
  commands: accessTokenCommands,
  mayReadHistory: ['administrator'],
});
