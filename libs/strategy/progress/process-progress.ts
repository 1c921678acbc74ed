import type { RowOf } from '#event-sourcing';
import type { goals } from '../goal/goals.projection.js';
import type { StandingMeasure } from '../measure/measure-standing.js';
import { idsOf } from '../measure/measure-standing.js';
import type { Counts } from '../measure/measures-board.js';
import { countsOf, weighted } from '../measure/measures-board.js';
import type { RollUp } from '../measure/roll-up.js';
import { rollUp } from '../measure/roll-up.js';

type GoalRow = RowOf<typeof goals>;

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

/** Measures that serve the goal or one of its parts, each once. */
export function servingGoal(
  measures: readonly StandingMeasure[],
  goal: string,
  all: readonly GoalRow[],
): readonly StandingMeasure[] {
  const meant = new Set([goal]);
  for (let grown = true; grown;) {
    const parts = all.filter(({ id, parent }) => parent !== null && meant.has(parent) && !meant.has(id));
    for (const { id } of parts) meant.add(id);
    grown = parts.length > 0;
  }
  return measures.filter(({ row }) => idsOf(row.goals).some((id) => meant.has(id)));
}
