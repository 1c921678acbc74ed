import type { Reads } from '#http';
import { measureDates } from '../measure-parts.tables.js';

/** The day of an event, as known now; `null` without an event, or where its day is not shown. */
export type DayOf = (event: string | null) => string | null;

export async function datesOf(reads: Reads, measure: string): Promise<DayOf> {
  const rows = await reads.rows(measureDates, (all) => all.where('measure', '=', measure));
  const byEvent = new Map(rows.map(({ event, on }) => [event, on]));
  return (event) => (event === null ? null : (byEvent.get(event) ?? null));
}
