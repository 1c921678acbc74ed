import { parseDate } from 'feelin';
import { Temporal } from 'temporal-polyfill';
import type { Deadline } from '../timers/deadline.js';
import { deadlineOf } from '../timers/deadline.js';
import { DEADLINE_UNITS, isDeadlineUnit } from '../timers/deadline-rule.js';
import {
  addWorkingDays,
  fullDaysBefore,
  isWorkingDay,
  LONGEST_COUNT,
  nearestWorkingDay,
  workingDaysBetween,
} from '../timers/working-calendar.js';
import type { FeelClock } from './feel-clock.js';
import { isTemporal } from './feel-value.js';

/** An argument of a function of the calendar that is no day or no number. */
export class BadDay extends Error {
  override readonly name = 'BadDay';
}

/** Functions that FEEL has here beside its own. Their work is bounded by `LONGEST_COUNT`. */
export const CALENDAR_FUNCTIONS = [
  'add working days',
  'working days between',
  'last working day before',
  'next working day',
  'is working day',
  'full days before',
  'deadline',
] as const;

/** Counting takes a time that grows with a number, so it goes below the time limit. */
export const BOUNDED_CALENDAR_FUNCTIONS: readonly string[] = ['next working day', 'is working day', 'full days before'];

type Functions = Readonly<Record<(typeof CALENDAR_FUNCTIONS)[number], (...values: readonly unknown[]) => unknown>>;

/** The functions with the calendar of an evaluation. */
export function calendarFunctions({ calendar, zone }: FeelClock): Functions {
  const day = (value: unknown, of: string): string => dayOf(value, zone, of);
  return {
    'add working days': (date, count) => {
      const name = 'add working days';
      return parseDate(addWorkingDays(calendar, day(date, name), countOf(count, name)));
    },
    'working days between': (from, to) => {
      const name = 'working days between';
      return workingDaysBetween(calendar, day(from, name), day(to, name));
    },
    'last working day before': (date, count = 0) => {
      const name = 'last working day before';
      return parseDate(nearestWorkingDay(calendar, fullDaysBefore(day(date, name), countOf(count, name)), -1));
    },
    'next working day': (date) => parseDate(nearestWorkingDay(calendar, day(date, 'next working day'), 1)),
    'is working day': (date) => isWorkingDay(calendar, day(date, 'is working day')),
    'full days before': (date, count) => {
      const name = 'full days before';
      return parseDate(fullDaysBefore(day(date, name), countOf(count, name)));
    },
    deadline: (from, amount, unit = 'days'): Deadline => {
      if (!isDeadlineUnit(unit)) {
        throw new BadDay(`deadline: the unit must be ${DEADLINE_UNITS.map((one) => `"${one}"`).join(', ')}`);
      }
      return deadlineOf({ from: day(from, 'deadline'), amount: countOf(amount, 'deadline'), unit }, calendar, zone);
    },
  };
}

function countOf(value: unknown, of: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= LONGEST_COUNT) return value;
  throw new BadDay(`${of}: the number of days must be a whole number up to ${LONGEST_COUNT}`);
}

/** A date, or the day of a time: of one with an offset the day in the log's zone. */
function dayOf(value: unknown, zone: string, of: string): string {
  const text = textOf(value);
  try {
    if (!text.includes('T')) return Temporal.PlainDate.from(text).toString();
    const [plain = ''] = text.split('@');
    if (!/(?:Z|[+-]\d{2}:\d{2})$/u.test(plain)) return Temporal.PlainDateTime.from(plain).toPlainDate().toString();
    return Temporal.Instant.from(plain).toZonedDateTimeISO(zone).toPlainDate().toString();
  } catch {
    throw new BadDay(`${of}: ${text === '' ? 'a day is missing' : `"${text}" is no date`}`);
  }
}

function textOf(value: unknown): string {
  return isTemporal(value) ? value.toString() : typeof value === 'string' ? value : '';
}
