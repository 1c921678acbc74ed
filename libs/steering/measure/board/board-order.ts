import { BEHIND_ALL_DAYS, intervalOf } from '#event-sourcing';
import { foldedText } from '../folded-text.js';
import type { MeasureAsOf } from '../as-of-day/measure-as-of.js';
import { MEASURE_STATUSES } from '../measure-status.js';

export const SORTINGS = ['proposal', 'title', 'end', 'percent', 'light', 'status'] as const;
export type Sorting = (typeof SORTINGS)[number];

/** A place in an order: the sorted value, then the order of the proposal, so that no two places are the same. */
export type Place = readonly [string | number, string];

const LIGHT_ORDER = ['red', 'amber', 'unknown', 'green', 'none'] as const;
/** Sorts measures without known progress behind all others. */
const NO_PERCENT = 101;

/** Red first, the earliest end first, the least progress first. */
export function placeOf(measure: MeasureAsOf, by: Sorting): Place {
  return [sortedBy(measure, by), measure.row.ordinal.toString().padStart(20, '0')];
}

export function comparePlaces([a, first]: Place, [b, second]: Place): number {
  if (a !== b) return a < b ? -1 : 1;
  return first < second ? -1 : first > second ? 1 : 0;
}

function sortedBy({ row, status, light, progress }: MeasureAsOf, by: Sorting): string | number {
  switch (by) {
    case 'proposal':
      return 0;
    case 'title':
      return foldedText(row.title);
    case 'end':
      return intervalOf(row.end)?.last ?? BEHIND_ALL_DAYS;
    case 'percent':
      return progress?.percent ?? NO_PERCENT;
    case 'light':
      return LIGHT_ORDER.indexOf(light.light);
    case 'status':
      return MEASURE_STATUSES.indexOf(status);
  }
}
