import { LRUCache } from 'lru-cache';
import { Temporal } from 'temporal-polyfill';

/**
 * A date as precise as it is known: `2018`, `2018-H2`, `2018-Q4`, `2018-10`, `2018-10-31`, each with suffix `~` for
 * circa, or `unknown`. It means the interval from its first to its last day.
 */
export type PartialDate = string;

/** Both ends are inclusive, `YYYY-MM-DD`: such strings sort by time. */
export interface DayInterval {
  readonly first: string;
  readonly last: string;
}

const FORM = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(\d{2})(?:-(\d{2}))?))?~?$/;

/** `undefined` for `unknown`. @throws RangeError for a text that is no partial date. */
export function intervalOf(date: PartialDate): DayInterval | undefined {
  if (date === 'unknown') return undefined;
  const interval = parseInterval(date);
  if (interval === undefined) throw new RangeError(`not a partial date: ${date}`);
  return interval;
}

export function isPartialDate(text: unknown): text is PartialDate {
  return text === 'unknown' || (typeof text === 'string' && parseInterval(text) !== undefined);
}

/** Whether the date is exactly one day, without circa. */
export function isDay(date: PartialDate): boolean {
  return date.length === 10 && isPartialDate(date);
}

export function certainlyBefore(a: PartialDate, b: PartialDate): boolean {
  const [left, right] = [intervalOf(a), intervalOf(b)];
  return left !== undefined && right !== undefined && left.last < right.first;
}

export function certainlyAfter(a: PartialDate, b: PartialDate): boolean {
  return certainlyBefore(b, a);
}

/** Whether `precise` is a narrower interval within `rough`. */
export function refines(rough: PartialDate, precise: PartialDate): boolean {
  const [outer, inner] = [intervalOf(rough), intervalOf(precise)];
  if (inner === undefined) return false;
  if (outer === undefined) return true;
  const narrower = outer.first !== inner.first || outer.last !== inner.last || rough.endsWith('~');
  return narrower && outer.first <= inner.first && inner.last <= outer.last;
}

/** Cache: folding a long log parses the same dates many times, and calendar operations are slow. */
const parsed = new LRUCache<string, DayInterval>({ max: 20_000 });

function parseInterval(text: string): DayInterval | undefined {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const interval = parseAnew(text);
  if (interval !== undefined) parsed.set(text, interval);
  return interval;
}

function parseAnew(text: string): DayInterval | undefined {
  const match = FORM.exec(text);
  if (match === null) return undefined;
  const [, year = '', half, quarter, month, day] = match;
  if (year === '0000') return undefined;
  if (day !== undefined) return dayInterval(text.replace('~', ''));
  if (month !== undefined) return months(year, Number(month), 1);
  if (quarter !== undefined) return months(year, Number(quarter) * 3 - 2, 3);
  if (half !== undefined) return months(year, Number(half) * 6 - 5, 6);
  return months(year, 1, 12);
}

function dayInterval(text: string): DayInterval | undefined {
  try {
    const day = Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
    return { first: day, last: day };
  } catch {
    return undefined;
  }
}

function months(year: string, firstMonth: number, count: number): DayInterval | undefined {
  if (firstMonth < 1 || firstMonth > 12) return undefined;
  const last = Temporal.PlainYearMonth.from({ year: Number(year), month: firstMonth + count - 1 });
  const pad = (n: number): string => String(n).padStart(2, '0');
  return {
    first: `${year}-${pad(firstMonth)}-01`,
    last: `${year}-${pad(last.month)}-${pad(last.daysInMonth)}`,
  };
}
