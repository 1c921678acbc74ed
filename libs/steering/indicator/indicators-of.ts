import type { RowOf } from '#event-sourcing';
import { BEHIND_ALL_DAYS, intervalOf } from '#event-sourcing';
import type { ReadModels } from '#http';
import { indicators, indicatorValues } from './indicator.projection.js';

type Value = RowOf<typeof indicatorValues>;

/** Indicators with their series, those of some measures or goals. */
export async function indicatorsOf(reads: ReadModels, entities: readonly string[]): Promise<readonly object[]> {
  if (entities.length === 0) return [];
  const defined = await reads.rows(indicators, (rows) => rows.where('entity', 'in', entities).orderBy('ordinal'));
  return await withSeries(reads, defined);
}

export async function withSeries(
  reads: ReadModels,
  defined: readonly RowOf<typeof indicators>[],
): Promise<readonly object[]> {
  const ids = defined.map(({ id }) => id);
  if (ids.length === 0) return [];
  const values = Map.groupBy(
    await reads.rows(indicatorValues, (rows) => rows.where('indicator', 'in', ids)),
    ({ indicator }) => indicator,
  );
  return defined.map(({ ordinal, ...row }) => ({
    ...row,
    values: (values.get(row.id) ?? []).toSorted(byDate).map(({ ordinal: _entered, indicator, ...value }) => value),
  }));
}

/** By the first day that a date means; what has no known day comes last. */
function byDate(a: Value, b: Value): number {
  const [first, second] = [a, b].map(({ on }) => intervalOf(on)?.first ?? BEHIND_ALL_DAYS);
  if (first === second) return Number(a.ordinal - b.ordinal);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}
