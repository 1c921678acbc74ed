import type { RowOf } from '#event-sourcing';
import { BEHIND_ALL_DAYS, intervalOf } from '#event-sourcing';
import type { Reads } from '#http';
import type { IndicatorAnswer } from './indicator.answer.js';
import { indicators, indicatorValues } from './indicator.tables.js';

type Value = RowOf<typeof indicatorValues>;

/** Indicators of these measures or goals, each with its series. */
export async function indicatorsOf(reads: Reads, entities: readonly string[]): Promise<readonly IndicatorAnswer[]> {
  if (entities.length === 0) return [];
  const defined = await reads.rows(indicators, (rows) => rows.where('entity', 'in', entities).orderBy('ordinal'));
  return await withSeries(reads, defined);
}

export async function withSeries(
  reads: Reads,
  defined: readonly RowOf<typeof indicators>[],
): Promise<readonly IndicatorAnswer[]> {
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

/** By the first day of a date; an unknown date comes last. */
function byDate(a: Value, b: Value): number {
  const [first, second] = [a, b].map(({ on }) => intervalOf(on)?.first ?? BEHIND_ALL_DAYS);
  if (first === second) return Number(a.ordinal - b.ordinal);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}
