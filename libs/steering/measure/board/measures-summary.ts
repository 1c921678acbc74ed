import type { MeasureAsOf } from '../as-of-day/measure-as-of.js';
import type { Counts } from './board-groups.js';
import { countsOf, weighted } from './board-groups.js';
import type { RollUp } from './roll-up.js';
import { rollUp } from './roll-up.js';

/** The progress of several measures together, and their counts. */
export interface MeasuresSummary {
  readonly rollUp: RollUp;
  readonly counts: Counts;
}

export function summaryOf(measures: readonly MeasureAsOf[]): MeasuresSummary {
  return { rollUp: rollUp(measures.map(weighted)), counts: countsOf(measures) };
}

/** Measures in a field of action; `null`: measures in none. A measure in two fields counts in both. */
export function inField(measures: readonly MeasureAsOf[], field: string | null): readonly MeasureAsOf[] {
  return measures.filter(({ row: { fieldsOfAction } }) =>
    field === null ? fieldsOfAction.length === 0 : fieldsOfAction.includes(field),
  );
}
