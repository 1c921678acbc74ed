import type { AnswerOf, Reads } from '#http';
import { measuresAsOf } from '../as-of-day/measures-as-of.js';
import { measureDependencies } from '../measure-parts.tables.js';
import type { linked, MeasureDetail } from './measure-detail.answer.js';

type LinkedMeasure = AnswerOf<typeof linked>;

/** Measures that this one depends on, that depend on it, and that it took the place of. */
export async function linksOf(
  reads: Reads,
  id: string,
  on: string,
): Promise<Pick<MeasureDetail, 'dependsOn' | 'neededBy' | 'supersedes'>> {
  const needs = await reads.rows(measureDependencies, (all) => all.where('measure', '=', id).orderBy('ordinal'));
  const neededBy = await reads.rows(measureDependencies, (all) => all.where('on', '=', id).orderBy('ordinal'));
  const ids = [...needs.map((one) => one.on), ...neededBy.map(({ measure }) => measure)];
  const others = ids.length === 0 ? [] : await measuresAsOf(reads, on, (all) => all.where('id', 'in', ids));
  const superseded = await measuresAsOf(reads, on, (all) => all.where('supersededBy', '=', id));
  const named = new Map(others.map(({ row, status }) => [row.id, { id: row.id, title: row.title, status }]));
  const link = (other: string): LinkedMeasure => named.get(other) ?? { id: other, title: null, status: null };
  return {
    dependsOn: needs.map((one) => link(one.on)),
    neededBy: neededBy.map(({ measure }) => link(measure)),
    supersedes: superseded.map(({ row, status }) => ({ id: row.id, title: row.title, status })),
  };
}
