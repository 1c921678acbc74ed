import { createHash } from 'node:crypto';
import type { GermanState } from './holidays.js';
import { HOLIDAYS, holidaysOf } from './holidays.js';

/** Days on which the council does not meet; both ends belong to it. */
export interface Recess {
  readonly first: string;
  readonly last: string;
  readonly name?: string;
}

/** Which days are working days: Monday to Friday, without the state's public holidays and the council's recess. */
export interface WorkingCalendar {
  readonly state: GermanState;
  /** In the order of their first days. */
  readonly recesses: readonly Recess[];
  /** Names the calendar by its content, the law included: a deadline that was computed with it bears it. */
  readonly id: string;
}

export function workingCalendar(state: GermanState, recesses: readonly Recess[]): WorkingCalendar {
  const sorted = recesses
    .map(({ first, last, name }) => ({ first, last, ...(name !== undefined && { name }) }))
    .toSorted((a, b) => (a.first + a.last < b.first + b.last ? -1 : 1));
  const id = createHash('sha256')
    .update(JSON.stringify([state, HOLIDAYS, sorted]))
    .digest('hex')
    .slice(0, 16);
  return { state, recesses: sorted, id };
}

/** Why a day that is no Saturday or Sunday is no working day. */
export type Exception =
  { readonly kind: 'holiday'; readonly name: string } | { readonly kind: 'recess'; readonly recess: Recess };

const DAY_MS = 86_400_000;

/** Without the calendar's library, which would take most of the time of a count. */
function daysLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

export function isWeekend(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).getUTCDay() % 6 === 0;
}

/** `undefined` for a working day, and for a Saturday or Sunday. */
export function exceptionOn(calendar: WorkingCalendar, day: string): Exception | undefined {
  if (isWeekend(day)) return undefined;
  const name = holidaysOf(calendar.state, Number(day.slice(0, 4))).get(day);
  if (name !== undefined) return { kind: 'holiday', name };
  const recess = calendar.recesses.find(({ first, last }) => first <= day && day <= last);
  return recess === undefined ? undefined : { kind: 'recess', recess };
}

export function isWorkingDay(calendar: WorkingCalendar, day: string): boolean {
  return !isWeekend(day) && exceptionOn(calendar, day) === undefined;
}

/** Longest count of working days, and days that are looked at for one that comes. */
export const LONGEST_COUNT = 10_000;
const LONGEST_SEARCH = 40_000;

/** Counts working days from a day, which is not counted itself; a negative number counts back. 0 is the day itself. */
export function addWorkingDays(calendar: WorkingCalendar, from: string, count: number): string {
  const step = Math.sign(count);
  let day = from;
  for (let counted = 0, looked = 0; counted < Math.abs(count); looked += 1) {
    if (looked > LONGEST_SEARCH) throw new RangeError('the calendar has no such working day');
    day = daysLater(day, step);
    if (isWorkingDay(calendar, day)) counted += 1;
  }
  return day;
}

/** Working days behind `from` up to and with `to`; negative when `to` is earlier: the count that `addWorkingDays` takes. */
export function workingDaysBetween(calendar: WorkingCalendar, from: string, to: string): number {
  const step = from <= to ? 1 : -1;
  let counted = 0;
  let looked = 0;
  for (let day = from; day !== to; looked += 1) {
    if (looked > LONGEST_SEARCH) throw new RangeError(`more than ${LONGEST_SEARCH} days lie between ${from} and ${to}`);
    day = daysLater(day, step);
    if (isWorkingDay(calendar, day)) counted += 1;
  }
  return counted === 0 ? 0 : counted * step;
}

/** The day itself if it is a working day, else the next one; with `step` -1 the one before. */
export function nearestWorkingDay(calendar: WorkingCalendar, day: string, step: 1 | -1): string {
  let found = day;
  for (let looked = 0; !isWorkingDay(calendar, found); looked += 1) {
    if (looked > LONGEST_SEARCH) throw new RangeError('the calendar has no such working day');
    found = daysLater(found, step);
  }
  return found;
}

/** The last day before `day` that leaves this many whole days between the two. */
export function fullDaysBefore(day: string, count: number): string {
  return daysLater(day, -count - 1);
}
