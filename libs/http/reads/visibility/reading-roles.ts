import type { Role } from '#commands';
import type { Caller } from '../../caller.js';
import type { ReadModels } from '../read-models.js';

/** Roles that read what is not public, everywhere. */
export const READS_ALL: readonly Role[] = ['process-manager', 'clerk', 'auditor'];
/** Roles that read what belongs to the committees in which the caller sits. */
export const READS_OF_COMMITTEES: readonly Role[] = ['chair', 'member'];
/** Roles that read what belongs to the caller's organisations. */
export const READS_OF_UNITS: readonly Role[] = ['contributor', 'approver'];

export function hasOneOf({ grants }: Caller, roles: readonly Role[]): boolean {
  return grants.some(({ role }) => roles.some((one) => one === role));
}

/** The committees and organisations (`committee-<id>`, `organisation-<id>`) by which a caller reads what is not public. */
export type PartiesOf = (caller: Caller, by: ReadsBy, models: UnfilteredModels) => Promise<readonly string[]>;

/** The read models without the filter, for the filter itself. */
export type UnfilteredModels = ReadModels;

/** Whether the caller's roles read by committees, and by organisations. */
export interface ReadsBy {
  readonly committees: boolean;
  readonly units: boolean;
}
