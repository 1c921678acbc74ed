import type { RowOf } from '#event-sourcing';
import type { MeasureAsOf } from '../measure/as-of-day/measure-as-of.js';
import type { goals } from './goal.tables.js';

type GoalRow = RowOf<typeof goals>;

/** Measures that serve the goal or one of its parts, each once. */
export function servingGoal(
  measures: readonly MeasureAsOf[],
  goal: string,
  all: readonly GoalRow[],
): readonly MeasureAsOf[] {
  const goalAndParts = new Set([goal]);
  for (let hasGrown = true; hasGrown;) {
    const parts = all.filter(({ id, parent }) => parent !== null && goalAndParts.has(parent) && !goalAndParts.has(id));
    for (const { id } of parts) goalAndParts.add(id);
    hasGrown = parts.length > 0;
  }
  return measures.filter(({ row }) => row.goals.some((id) => goalAndParts.has(id)));
}
