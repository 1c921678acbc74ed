import { addDays } from '#event-sourcing';
import { Temporal } from 'temporal-polyfill';
import type { DeadlineRule } from './deadline-rule.js';
import { describeDeadline } from './deadline-words.js';
import type { WorkingCalendar } from './working-calendar.js';
import { addWorkingDays, fullDaysBefore, LONGEST_COUNT, nearestWorkingDay } from './working-calendar.js';

export interface Deadline {
  /** The end of its last day, ISO 8601 UTC. */
  readonly due: string;
  /** The last day on which it is kept. */
  readonly day: string;
  /** How it was found, in German and in English. */
  readonly derivation: string;
  readonly derivationEnglish: string;
  readonly rule: DeadlineRule;
  /** Id of the calendar with which it was computed; left out when no calendar was needed. */
  readonly calendar?: string;
}

/** @throws RangeError when it leads out of the calendar, or counts more than `LONGEST_COUNT` */
export function deadlineOf(rule: DeadlineRule, calendar: WorkingCalendar, zone: string): Deadline {
  const day = lastDay(rule, calendar);
  const words = describeDeadline(rule, day, calendar);
  return {
    due: endOf(day, zone),
    day,
    derivation: words.german,
    derivationEnglish: words.english,
    rule,
    ...(usesCalendar(rule) && { calendar: calendar.id }),
  };
}

export function usesCalendar({ unit }: DeadlineRule): boolean {
  return unit === 'working days' || unit === 'days to a working day';
}

function lastDay({ from, amount, unit }: DeadlineRule, calendar: WorkingCalendar): string {
  if (Math.abs(amount) > LONGEST_COUNT) throw new RangeError(`a deadline has at most ${LONGEST_COUNT} days`);
  switch (unit) {
    case 'days':
      return addDays(from, amount);
    case 'days to a working day':
      return nearestWorkingDay(calendar, addDays(from, amount), amount < 0 ? -1 : 1);
    case 'full days':
      return amount < 0 ? fullDaysBefore(from, -amount) : addDays(from, amount);
    case 'working days':
      return addWorkingDays(calendar, from, amount);
  }
}

/** The midnight that ends a day in the zone. */
function endOf(day: string, zone: string): string {
  const next = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone);
  return new Date(next.epochMilliseconds).toISOString();
}
