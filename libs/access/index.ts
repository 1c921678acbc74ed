import type { Feature } from '#http';
import { accessTokenFeature } from './access-token/access-token.feature.js';
import { actorFeature } from './actor/actor.feature.js';

/** The features of access: actors with their grants, and tokens. */
export const accessFeatures: readonly Feature[] = [actorFeature, accessTokenFeature];

export { actorGrants, actorLinks, actors } from './actor/actors.projection.js';
export { accessProviders } from './access-providers.js';
export type { AccessPorts } from './access-providers.js';
export { AccessGuard } from './authentication/access.guard.js';
export { Authentication } from './authentication/authentication.js';
export { RequestCallers } from './authentication/request-callers.js';
export { createAdministrator } from './bootstrap/create-administrator.js';
export { createToken, TokenNotCreated } from './bootstrap/create-token.js';
export type { TokenWish } from './bootstrap/create-token.js';
