import { WORKER } from '../../../libs/commands/roles.js';
import { UsageMistake } from '../terminal/mistakes.js';

/** @throws UsageMistake */
export function refuseJobTypesOfOthers(jobTypes: readonly string[] | undefined, roles: readonly string[]): void {
  if (jobTypes === undefined || roles.includes(WORKER)) return;
  throw new UsageMistake(`--job-type belongs to --role ${WORKER}: no other role works on jobs.`);
}
