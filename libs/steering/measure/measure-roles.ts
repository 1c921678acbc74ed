import type { Role } from '#commands';

/** Who plans measures and says how they go on. */
export const MAY_CHANGE: readonly Role[] = ['process-manager'];
/** Who records what a decision makes of a measure. */
export const MAY_ADOPT: readonly Role[] = ['process-manager', 'clerk'];
/** Who reports how far a measure is. */
export const MAY_REPORT: readonly Role[] = ['process-manager', 'contributor'];
