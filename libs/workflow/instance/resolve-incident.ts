import type { Deviations } from './command-triggers.js';
import { giveDeviations } from './command-triggers.js';
import type { ProcessInstance } from './instance-state.js';
import type { Part } from './steps.js';
import type { AdvanceFacts, AdvanceResult } from './triggers.js';
import { onRunning, refused } from './triggers.js';

/** @param data `deviations`: for a command that was refused on account of rules, why it shall be done all the same */
export function resolveIncident(
  state: ProcessInstance,
  data: { readonly incident: Part; readonly deviations?: Deviations },
  facts: AdvanceFacts,
): AdvanceResult {
  const { incident, deviations } = data;
  return onRunning(state, facts, { kind: 'incidentResolved', incident }, (advance) => {
    const open = advance.draft.incidents.get(incident);
    if (open === undefined) return refused('incident does not exist or is resolved');
    const job = open.job === undefined ? undefined : advance.draft.jobs.get(open.job);
    if (job?.retries === 0) return refused('the job still has no retries');
    const problem = deviations === undefined ? undefined : giveDeviations(advance, open.of, deviations);
    if (problem !== undefined) return problem;
    const about = open.job === undefined ? {} : { job: open.job };
    advance.emit({ kind: 'incidentResolved', part: incident, how: 'retried', ...about });
    return undefined;
  });
}
