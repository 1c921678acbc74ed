import { feature } from '#http';
import { accessTokenCommands } from './access-token.commands.js';
import { AccessTokenIssuing, AccessTokenReads } from './access-token.controller.js';
import { AccessTokenRoutes } from './access-token.routes.js';
import { accessTokenStream } from './access-token.js';
import { accessTokensProjection } from './access-tokens.projection.js';

export const accessTokenFeature = feature({
  name: 'accessToken',
  streams: [{ stream: accessTokenStream, commands: accessTokenCommands }],
  projections: [accessTokensProjection],
  controllers: [AccessTokenIssuing, AccessTokenRoutes, AccessTokenReads],
});
