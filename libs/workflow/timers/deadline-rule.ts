import { isDay } from '#event-sourcing';
import { LONGEST_COUNT } from './working-calendar.js';

/**
 * How a deadline is counted. The day from which it is counted is not one of its days (§ 187 (1) BGB), and it ends with the
 * end of its last day (§ 188 (1) BGB). Negative amounts count back from a day, which may be that of a sitting.
 *
 * - `days`: calendar days.
 * - `days to a working day`: calendar days; when the last one is no working day, the next that is (back: the one before).
 * - `full days`: whole days that lie between; back, the last day on which something may be done that leaves them.
 * - `working days`: working days of the calendar.
 */
export const DEADLINE_UNITS = ['days', 'days to a working day', 'full days', 'working days'] as const;
export type DeadlineUnit = (typeof DEADLINE_UNITS)[number];

/** Everything that a deadline was made from, beside the calendar: with another calendar it is computed anew from this. */
export interface DeadlineRule {
  /** `YYYY-MM-DD` */
  readonly from: string;
  readonly amount: number;
  readonly unit: DeadlineUnit;
}

/** A rule as it stands in the result of `deadline`, which may have gone through a variable. */
export function readRule(value: unknown): DeadlineRule | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { from, amount, unit }: { from?: unknown; amount?: unknown; unit?: unknown } = value;
  if (typeof from !== 'string' || !isDay(from) || typeof amount !== 'number' || !Number.isInteger(amount))
    return undefined;
  return isDeadlineUnit(unit) && Math.abs(amount) <= LONGEST_COUNT ? { from, amount, unit } : undefined;
}

export function isDeadlineUnit(text: unknown): text is DeadlineUnit {
  return DEADLINE_UNITS.some((unit) => unit === text);
}
