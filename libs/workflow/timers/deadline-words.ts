import { addDays } from '#event-sourcing';
import type { DeadlineRule, DeadlineUnit } from './deadline-rule.js';
import { germanDay } from './time-words.js';
import type { Exception, WorkingCalendar } from './working-calendar.js';
import { exceptionOn } from './working-calendar.js';

/** Exceptions that are named one by one; more are counted. */
const NAMED = 12;

interface Words {
  readonly german: string;
  readonly english: string;
}

/** Says how a deadline was found: `10 Arbeitstage ab 14.02.2019: 28.02.2019, ohne 01.03.2019 (Karfreitag)`. */
export function describeDeadline(rule: DeadlineRule, day: string, calendar: WorkingCalendar): Words {
  const { from, amount, unit } = rule;
  const count = Math.abs(amount);
  const [germanUnit, englishUnit] = UNITS[unit];
  const german = `${count} ${germanUnit(count)} ${amount < 0 ? 'vor' : 'ab'} ${germanDay(from)}: ${germanDay(day)}`;
  const english = `${count} ${englishUnit(count)} ${amount < 0 ? 'before' : 'from'} ${from}: ${day}`;
  const without = unit === 'days' || unit === 'full days' ? [] : exceptionsBetween(rule, day, calendar);
  if (without.length === 0) return { german, english };
  return {
    german: `${german}, ohne ${list(without.map(germanOf), (count) => `und ${count} weitere`)}`,
    english: `${english}, without ${list(without.map(englishOf), (count) => `and ${count} more`)}`,
  };
}

type Unit = (count: number) => string;

const UNITS: Readonly<Record<DeadlineUnit, readonly [german: Unit, english: Unit]>> = {
  days: [(count) => (count === 1 ? 'Tag' : 'Tage'), (count) => (count === 1 ? 'day' : 'days')],
  'days to a working day': [
    (count) => `${count === 1 ? 'Tag' : 'Tage'} bis zu einem Arbeitstag`,
    (count) => `${count === 1 ? 'day' : 'days'} to a working day`,
  ],
  'full days': [
    (count) => (count === 1 ? 'voller Tag' : 'volle Tage'),
    (count) => (count === 1 ? 'full day' : 'full days'),
  ],
  'working days': [
    (count) => (count === 1 ? 'Arbeitstag' : 'Arbeitstage'),
    (count) => (count === 1 ? 'working day' : 'working days'),
  ],
};

interface Without {
  readonly day: string;
  readonly exception: Exception;
}

/** Holidays, and recesses once each, on days that would else have been counted; for a moved end those that moved it. */
function exceptionsBetween({ from, amount, unit }: DeadlineRule, day: string, calendar: WorkingCalendar): Without[] {
  const step = amount < 0 ? -1 : 1;
  const begin = unit === 'working days' ? addDays(from, step) : addDays(from, amount);
  const found: Without[] = [];
  const named = new Set<unknown>();
  for (let one = begin; step > 0 ? one <= day : one >= day; one = addDays(one, step)) {
    const exception = exceptionOn(calendar, one);
    const cause = exception?.kind === 'recess' ? exception.recess : exception;
    if (exception === undefined || named.has(cause)) continue;
    named.add(cause);
    found.push({ day: one, exception });
  }
  return found;
}

function germanOf({ day, exception }: Without): string {
  if (exception.kind === 'holiday') return `${germanDay(day)} (${exception.name})`;
  const { first, last, name = 'Sitzungspause' } = exception.recess;
  return `${germanDay(first)} bis ${germanDay(last)} (${name})`;
}

function englishOf({ day, exception }: Without): string {
  if (exception.kind === 'holiday') return `${day} (${exception.name})`;
  const { first, last, name = 'recess' } = exception.recess;
  return `${first} to ${last} (${name})`;
}

function list(all: readonly string[], andMore: (count: number) => string): string {
  const named = all.slice(0, NAMED).join(', ');
  return all.length > NAMED ? `${named} ${andMore(all.length - NAMED)}` : named;
}
