import type { Caller } from '#http';
import { notFound, Problem, workerJobTypes } from '#http';
import type { Workflow } from './workflow.js';

export interface AskedJob {
  readonly key: string;
  readonly instance: string;
  readonly part: number;
}

/** @throws Problem 403 when no grant of the caller names this type of jobs */
export function mayDo(caller: Caller, type: string): void {
  const types = workerJobTypes(caller);
  if (types === 'all' || types?.has(type) === true) return;
  throw new Problem('forbidden', {
    reason: 'the grant does not name this type of jobs',
    german: 'Die Berechtigung gilt nicht für diese Art von Aufträgen.',
  });
}

/**
 * The open job with this key. @throws Problem 404 when it is not open or does not exist, 403 when it is of a type that the
 * caller's grants do not name
 */
export async function checkedJob({ engine }: Workflow, caller: Caller, key: string): Promise<AskedJob> {
  const place = await engine.locate(key);
  if (place === undefined) throw notFound();
  const state = await engine.instance(place.instance);
  const job = state.status === 'running' ? state.jobs.get(place.part) : undefined;
  if (job === undefined) {
    const german = 'Diesen Auftrag gibt es nicht, oder er ist nicht mehr offen.';
    throw new Problem('not-found', { reason: 'job does not exist or is no longer open', german });
  }
  const drives = caller.grants.some(({ role }) => role === 'process-manager');
  if (!drives) mayDo(caller, job.type);
  return { key, ...place };
}
