import { Temporal } from 'temporal-polyfill';

/**
 * A schedule in cron's form as Camunda 8 has it: second, minute, hour, day of the month, month, day of the week. A time must
 * match all six fields.
 */
export interface Cron {
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly months: ReadonlySet<number>;
  readonly isDay: (day: CalendarDay) => boolean;
}

interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly last: number;
}

type Field = 'second' | 'minute' | 'hour' | 'day of the month' | 'month' | 'day of the week';
type DayRule = (day: CalendarDay) => boolean;

const MACROS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@hourly': '0 0 * * * *',
};
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const MONTHS = ['', 'JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const RANGES: Readonly<Record<Field, readonly [number, number]>> = {
  second: [0, 59],
  minute: [0, 59],
  hour: [0, 23],
  'day of the month': [1, 31],
  month: [1, 12],
  'day of the week': [0, 7],
};
/** A day that comes at all, comes within 40 years: 29 February on a certain day of the week, over 2100. */
const LONGEST_SEARCH_YEARS = 40;

class CronMistake extends Error {
  override readonly name = 'CronMistake';
}

export type ReadCron =
  { readonly read: true; readonly cron: Cron } | { readonly read: false; readonly problem: string };

export function readCron(text: string): ReadCron {
  const fields = (MACROS[text.toLowerCase()] ?? text).trim().split(/\s+/u);
  if (fields.length !== 6) {
    const problem = `the cron expression "${text}" has ${fields.length} fields; it needs 6: second, minute, hour, day of the month, month, day of the week`;
    return { read: false, problem };
  }
  const [second = '', minute = '', hour = '', day = '', month = '', weekday = ''] = fields;
  try {
    const dayOfMonth = daysOfMonth(day);
    const dayOfWeek = daysOfWeek(weekday);
    return {
      read: true,
      cron: {
        seconds: numbers(second, 'second'),
        minutes: numbers(minute, 'minute'),
        hours: numbers(hour, 'hour'),
        months: new Set(numbers(month, 'month', MONTHS)),
        isDay: (one) => dayOfMonth(one) && dayOfWeek(one),
      },
    };
  } catch (error) {
    if (error instanceof CronMistake)
      return { read: false, problem: `in the cron expression "${text}" ${error.message}` };
    throw error;
  }
}

/**
 * The first time after an instant, ISO 8601 UTC; `undefined` when there is none. A local time that the change to summer time
 * leaves out comes an hour later; one that comes twice counts the first time.
 */
export function nextCronTime(cron: Cron, after: string, zone: string): string | undefined {
  const from = Temporal.Instant.from(after).toZonedDateTimeISO(zone);
  let date = from.toPlainDate();
  const end = date.add({ years: LONGEST_SEARCH_YEARS });
  while (Temporal.PlainDate.compare(date, end) <= 0) {
    if (!cron.months.has(date.month)) {
      date = date.with({ day: 1 }).add({ months: 1 });
      continue;
    }
    if (cron.isDay(dayOf(date))) {
      const found = firstOn(date, cron, from, zone);
      if (found !== undefined) return found;
    }
    date = date.add({ days: 1 });
  }
  return undefined;
}

function firstOn(
  date: Temporal.PlainDate,
  { hours, minutes, seconds }: Cron,
  from: Temporal.ZonedDateTime,
  zone: string,
): string | undefined {
  const sameDay = date.equals(from.toPlainDate());
  for (const hour of hours) {
    if (sameDay && hour < from.hour - 1) continue;
    for (const minute of minutes) {
      const last = date.toZonedDateTime({ timeZone: zone, plainTime: { hour, minute, second: seconds.at(-1) ?? 0 } });
      if (last.epochMilliseconds <= from.epochMilliseconds) continue;
      for (const second of seconds) {
        const at = date.toZonedDateTime({ timeZone: zone, plainTime: { hour, minute, second } });
        if (at.epochMilliseconds > from.epochMilliseconds) return new Date(at.epochMilliseconds).toISOString();
      }
    }
  }
  return undefined;
}

function dayOf(date: Temporal.PlainDate): CalendarDay {
  const { year, month, day } = date;
  return { year, month, day, weekday: date.dayOfWeek % 7, last: date.daysInMonth };
}

function numbers(text: string, field: Field, names: readonly string[] = []): readonly number[] {
  const found = text.split(',').flatMap((part) => range(part, field, names));
  return [...new Set(found)].sort((a, b) => a - b);
}

function range(part: string, field: Field, names: readonly string[]): readonly number[] {
  const [first, last] = RANGES[field];
  const [span = '', step, more] = part.split('/');
  if (more !== undefined) throw new CronMistake(`the ${field} "${part}" has two steps`);
  const every = step === undefined ? 1 : whole(step, field, part, []);
  if (every < 1) throw new CronMistake(`the ${field} "${part}" has a step of 0`);
  const [from, to] = bounds(span, field, names, step !== undefined);
  if (from < first || to > last) throw new CronMistake(`the ${field} "${part}" is not between ${first} and ${last}`);
  if (from > to) throw new CronMistake(`the ${field} "${part}" begins behind its end`);
  return Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, index) => from + index * every);
}

/** `stepped`: a single number begins a range to the end. */
function bounds(span: string, field: Field, names: readonly string[], stepped: boolean): readonly [number, number] {
  const [first, last] = RANGES[field];
  if (span === '*') return [first, field === 'day of the week' ? 6 : last];
  const ends = span.split('-');
  const [from = '', to] = ends;
  if (ends.length > 2) throw new CronMistake(`the ${field} "${span}" has more than two ends`);
  const begin = whole(from, field, span, names);
  return [begin, to === undefined ? (stepped ? last : begin) : whole(to, field, span, names)];
}

function whole(text: string, field: Field, part: string, names: readonly string[]): number {
  const named = text === '' ? -1 : names.indexOf(text.toUpperCase());
  if (named >= 0) return named;
  if (!/^\d{1,4}$/u.test(text)) throw new CronMistake(`the ${field} "${part}" cannot be read`);
  return Number(text);
}

/** `L` is the last day, `L-3` three days before it, `15W` the weekday (Monday to Friday) nearest to the 15th. */
function daysOfMonth(text: string): DayRule {
  if (text === '?' || text === '*') return () => true;
  return anyOf(text, (part) => {
    const fromEnd = /^L(?:-(\d{1,2}))?$/u.exec(part);
    if (fromEnd !== null) {
      const before = Number(fromEnd[1] ?? 0);
      return ({ day, last }) => day === last - before;
    }
    const nearest = /^(L|\d{1,2})W$/u.exec(part)?.[1];
    if (nearest !== undefined) {
      const wanted = nearest === 'L' ? undefined : numbers(nearest, 'day of the month')[0];
      return (one) => (wanted === undefined ? isLastWeekday(one) : one.day === nearestWeekday(one, wanted));
    }
    const days = new Set(range(part, 'day of the month', []));
    return ({ day }) => days.has(day);
  });
}

/** `5L` is the last Friday of the month, `MON#1` the first Monday. 0 and 7 are Sunday. */
function daysOfWeek(text: string): DayRule {
  if (text === '?' || text === '*') return () => true;
  return anyOf(text, (part) => {
    const lastOne = /^(\w+)L$/u.exec(part)?.[1];
    if (lastOne !== undefined) {
      const wanted = weekdayOf(lastOne, part);
      return ({ weekday, day, last }) => weekday === wanted && day > last - 7;
    }
    const counted = /^(\w+)#([1-5])$/u.exec(part);
    if (counted !== null) {
      const [, name = '', count = ''] = counted;
      const wanted = weekdayOf(name, part);
      return ({ weekday, day }) => weekday === wanted && Math.ceil(day / 7) === Number(count);
    }
    const days = new Set(weekRange(part).map((one) => one % 7));
    return ({ weekday }) => days.has(weekday);
  });
}

/** A range may end on Sunday: `FRI-SUN`. */
function weekRange(part: string): readonly number[] {
  return range(part.replace(/-SUN(?=$|\/)/iu, '-7'), 'day of the week', WEEKDAYS);
}

function weekdayOf(name: string, part: string): number {
  const found = whole(name, 'day of the week', part, WEEKDAYS);
  if (found > 7) throw new CronMistake(`the day of the week "${part}" is not between 0 and 7`);
  return found % 7;
}

function anyOf(text: string, rule: (part: string) => DayRule): DayRule {
  const rules = text.split(',').map(rule);
  return (day) => rules.some((matches) => matches(day));
}

function isLastWeekday({ day, weekday, last }: CalendarDay): boolean {
  if (weekday === 0 || weekday === 6) return false;
  return day === last || (weekday === 5 && day >= last - 2);
}

/** In the same month: the 1st on a Saturday becomes Monday the 3rd. */
function nearestWeekday({ day, weekday, last }: CalendarDay, wanted: number): number | undefined {
  if (wanted > last) return undefined;
  const of = (((weekday + wanted - day) % 7) + 7) % 7;
  if (of === 6) return wanted === 1 ? 3 : wanted - 1;
  if (of === 0) return wanted === last ? wanted - 2 : wanted + 1;
  return wanted;
}
