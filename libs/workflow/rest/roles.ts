import type { Role } from '#http';

/** Who deploys models and sets variables. */
export const DEPLOYERS: readonly Role[] = ['administrator'];
/** Who starts, cancels, and resolves incidents. */
export const DRIVERS: readonly Role[] = ['process-manager'];
/** Who sees definitions, instances and their variables: those who read everything, and those who deploy. */
export const OBSERVERS: readonly Role[] = ['process-manager', 'clerk', 'auditor', 'administrator'];
/** Who does jobs. */
export const WORKERS: readonly Role[] = ['worker'];
/** Who publishes and correlates messages: a worker does so for the steps that send one. */
export const PUBLISHERS: readonly Role[] = ['process-manager', 'worker'];
