import { WORKER } from '../../../libs/commands/roles.js';
import { UsageMistake } from '../terminal/mistakes.js';
import { eachOnce } from '../terminal/option-values.js';

/** The option of each command that gives the role `worker`. */
export const JOB_TYPE_OPTION = [
  '--job-type <type>',
  'with --role worker: a type of jobs, may be repeated; without it all',
  eachOnce('--job-type'),
] as const;

/** @throws UsageMistake */
export function refuseJobTypesOfOthers(jobTypes: readonly string[] | undefined, roles: readonly string[]): void {
  if (jobTypes === undefined || roles.includes(WORKER)) return;
  throw new UsageMistake(`--job-type belongs to --role ${WORKER}: no other role works on jobs.`);
}
