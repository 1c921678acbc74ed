import type { OpenCall, OpenJob, OpenWait } from './instance-state.js';
import type { Part, StepOf } from './steps.js';

/** What an element waits for. */
interface PartsDraft {
  readonly jobs: Map<Part, OpenJob>;
  readonly waits: Map<Part, OpenWait>;
}

export function openCallOf({ part, of, called, binding, versionTag }: StepOf<'callAsked'>): OpenCall {
  return { part, of, called, binding, ...(versionTag !== undefined && { versionTag }) };
}

export function renew(draft: PartsDraft, { part, wait }: StepOf<'waitRenewed'>): void {
  const open = draft.waits.get(part);
  if (open !== undefined) draft.waits.set(part, { ...open, wait });
}

export function changeJob(draft: PartsDraft, step: StepOf<'jobFailed' | 'jobUpdated'>): void {
  const job = draft.jobs.get(step.part);
  if (job === undefined) return;
  const { part, of, type } = job;
  const notBefore = step.kind === 'jobFailed' ? step.notBefore : undefined;
  draft.jobs.set(part, { part, of, type, retries: step.retries, ...(notBefore !== undefined && { notBefore }) });
}
