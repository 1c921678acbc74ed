import type { MeasureAsOf } from '../as-of-day/measure-as-of.js';
import type { Counts } from './board-groups.js';
import { countsOf, weighted } from './board-groups.js';
import type { RollUp } from './roll-up.js';
import { rollUp } from './roll-up.js';

export interface Part {
  readonly rollUp: RollUp;
  readonly counts: Counts;
}

export function partOf(measures: readonly MeasureAsOf[]): Part {
  return { rollUp: rollUp(measures.map(weighted)), counts: countsOf(measures) };
}

/** Measures in a field of action; `null` is for those in none. A measure in two fields counts in both. */
export function inField(measures: readonly MeasureAsOf[], field: string | null): readonly MeasureAsOf[] {
  return measures.filter(({ row }) => {
    const fields = row.fieldsOfAction;
    return field === null ? fields.length === 0 : fields.includes(field);
  });
}
