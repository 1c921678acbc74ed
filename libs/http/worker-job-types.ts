import { WORKER } from '#commands';
import type { Caller } from './caller.js';

/** The types of jobs that the caller may work on; `undefined` when it is no worker. */
export function workerJobTypes({ grants }: Caller): 'all' | ReadonlySet<string> | undefined {
  const own = grants.filter(({ role }) => role === WORKER);
  if (own.length === 0) return undefined;
  const types = new Set<string>();
  for (const { jobTypes } of own) {
    if (jobTypes === undefined) return 'all';
    for (const type of jobTypes) types.add(type);
  }
  return types;
}
