import type { Role } from '#commands';

/** Roles that plan measures and decide on their course. */
export const MAY_CHANGE: readonly Role[] = ['process-manager'];
/** Roles that record the effects of a decision. */
export const MAY_ADOPT: readonly Role[] = ['process-manager', 'clerk'];
/** Roles that report progress. */
export const MAY_REPORT: readonly Role[] = ['process-manager', 'contributor'];
