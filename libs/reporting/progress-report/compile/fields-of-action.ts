import { rollUp } from '#steering';
import type { FieldOfReport } from '../measure-content.js';
import type { JudgedMeasure } from './measures.js';
import type { NamesAtPoint } from './names-at-point.js';

/** Every field of action of the process, and behind them the measures that are in none. */
export function fieldsOfReport(measures: readonly JudgedMeasure[], { fields }: NamesAtPoint): readonly FieldOfReport[] {
  const inField = new Map<string | null, JudgedMeasure[]>([...fields.keys()].map((field) => [field, []]));
  for (const judged of measures) {
    const { fieldsOfAction } = judged.measure.content;
    for (const field of fieldsOfAction.length === 0 ? [null] : fieldsOfAction) {
      const others = inField.get(field);
      if (others === undefined) inField.set(field, [judged]);
      else others.push(judged);
    }
  }
  const listed = [...inField].map(([field, those]) => ({
    field,
    title: field === null ? null : (fields.get(field) ?? null),
    progress: rollUp(those),
    measures: those.map(({ id }) => id),
  }));
  return [...listed.filter(({ field }) => field !== null), ...listed.filter(({ field }) => field === null)];
}
