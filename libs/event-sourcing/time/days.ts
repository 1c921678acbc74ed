import { Temporal } from 'temporal-polyfill';

/** Sort key for an unknown day: after every known day. */
export const BEHIND_ALL_DAYS = '9999-12-31';

/** The instant (ISO 8601, UTC) that is `days` times 24 hours later. */
export function daysAfter(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 86_400_000).toISOString();
}

/** The day (`YYYY-MM-DD`) that is `days` later; earlier for a negative number. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Number of days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** The instant at which a day's due work is done: 05:00 UTC, before office hours. */
export function morningOf(day: string): string {
  return `${day}T05:00:00.000Z`;
}
