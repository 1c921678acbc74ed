import type { Role } from '#http';

/** Who deploys models and sets variables. */
export const DEPLOYERS: readonly Role[] = ['administrator'];
/** Who starts, cancels, and resolves incidents. */
export const DRIVERS: readonly Role[] = ['process-manager'];
/** Who sees values of variables: those who read everything, for a fact that is not public may have brought them. */
export const READERS: readonly Role[] = ['process-manager', 'clerk', 'auditor'];
/** Who sees definitions, instances and the names in them: also those who deploy. */
export const OBSERVERS: readonly Role[] = [...READERS, 'administrator'];
/** Who does jobs. */
export const WORKERS: readonly Role[] = ['worker'];
/** Who publishes and correlates messages: a worker does so for the steps that send one. */
export const PUBLISHERS: readonly Role[] = ['process-manager', 'worker'];
