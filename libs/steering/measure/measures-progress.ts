import type { StandingMeasure } from './measure-standing.js';
import { idsOf } from './measure-standing.js';
import type { Counts } from './measures-board.js';
import { countsOf, weighted } from './measures-board.js';
import type { RollUp } from './roll-up.js';
import { rollUp } from './roll-up.js';

export interface Part {
  readonly rollUp: RollUp;
  readonly counts: Counts;
}

export function partOf(measures: readonly StandingMeasure[]): Part {
  return { rollUp: rollUp(measures.map(weighted)), counts: countsOf(measures) };
}

/** Measures in a field of action; `null` is for those in none. A measure in two fields counts in both. */
export function inField(measures: readonly StandingMeasure[], field: string | null): readonly StandingMeasure[] {
  return measures.filter(({ row }) => {
    const fields = idsOf(row.fieldsOfAction);
    return field === null ? fields.length === 0 : fields.includes(field);
  });
}
