import { canonicalJson, certainlyBefore } from '#event-sourcing';
import type { Budget, MeasureKind, Schedule } from '../measure-content.js';
import type { MeasureFacts } from '../measure-facts.js';
import type { MeasureRefusal } from '../measure.refusals.js';

export function scheduleProblem({ start, end }: Schedule, kind: MeasureKind): MeasureRefusal | undefined {
  if (kind === 'permanentTask' && end !== 'unknown') return 'a permanent task has no end';
  return certainlyBefore(end, start) ? 'measure would end before it began' : undefined;
}

export function budgetProblem(
  budget: Budget | undefined,
  { process }: Pick<MeasureFacts, 'process'>,
): MeasureRefusal | undefined {
  const isForeign = budget !== undefined && budget.currency !== process.currency;
  return isForeign ? 'currency is not the one of the process' : undefined;
}

/** `undefined` is the same as `null`. */
export function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}
