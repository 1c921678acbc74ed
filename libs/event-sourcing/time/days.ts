import { Temporal } from 'temporal-polyfill';

/** Sorts what has no known day behind everything else. */
export const BEHIND_ALL_DAYS = '9999-12-31';

/** Of an instant (ISO 8601, UTC) so many times 24 hours later. */
export function daysAfter(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 86_400_000).toISOString();
}

/** The day (`YYYY-MM-DD`) so many days later; before, where `days` is negative. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** From one day to the other; negative where `to` lies before. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** When what a day brings is done: 05:00 UTC, before anybody in the city begins to work. */
export function morningOf(day: string): string {
  return `${day}T05:00:00.000Z`;
}
