import type { RowOf } from '#event-sourcing';
import type { Reads } from '#http';
import { rowsIfReady } from '#shared-kernel';
import type { decisions } from './decision.tables.js';
import { decisionCourse } from './decision.tables.js';

/** The dates of decisions, as known now. */
export async function daysOf(
  reads: Reads,
  rows: readonly RowOf<typeof decisions>[],
): Promise<(event: string) => string> {
  const events = rows.map(({ event }) => event);
  const course = await rowsIfReady(events, (ids) => reads.rows(decisionCourse, (all) => all.where('event', 'in', ids)));
  const days = new Map(course.map(({ event, on }) => [event, on]));
  return (event) => days.get(event) ?? 'unknown';
}
