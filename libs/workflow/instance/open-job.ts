import { DOMAIN_PREFIX } from '../model/command-task.js';
import type { JobTask } from '../model/process-model.js';
import type { Advance } from './advance.js';
import type { Part, Work } from './steps.js';
import { evaluateIn } from './variables.js';

/** An element waits for a worker. */
export function openJob(advance: Advance, of: Part, element: JobTask, work: Work): void {
  const type = evaluateIn(advance, of, element.jobType);
  if (!type.ok || typeof type.value !== 'string' || type.value === '') {
    const why = type.ok ? 'it is no text' : type.problem;
    advance.raise(of, 'EXTRACT_VALUE_ERROR', `the job type cannot be determined: ${why}`, { work });
    return;
  }
  if (type.value.startsWith(DOMAIN_PREFIX)) {
    const problem = `a command to the domain must stand in the model as it is, and ${type.value} comes from an expression`;
    advance.raise(of, 'EXTRACT_VALUE_ERROR', problem, { work });
    return;
  }
  const retries = evaluateIn(advance, of, element.retries);
  const number = retries.ok ? Number(retries.value) : Number.NaN;
  if (!Number.isInteger(number) || number < 0 || number > 1_000_000) {
    const why = retries.ok ? 'it is no number from 0 to 1000000' : retries.problem;
    advance.raise(of, 'EXTRACT_VALUE_ERROR', `the number of retries cannot be determined: ${why}`, { work });
    return;
  }
  advance.emit({ kind: 'activated', part: of });
  advance.emit({
    kind: 'jobOpened',
    part: advance.nextPart(),
    of,
    element: element.id,
    type: type.value,
    retries: number,
  });
}
