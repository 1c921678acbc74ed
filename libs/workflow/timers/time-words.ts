import { Temporal } from 'temporal-polyfill';

/** A time for people, in the zone: `14.02.2019, 17:00`; at the beginning of a day only the day. */
export function dayWords(instant: string, zone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return local.hour === 0 && local.minute === 0 && local.second === 0
    ? germanDay(local.toPlainDate().toString())
    : atTime(instant, zone);
}

/** `14.02.2019, 17:00`, with seconds when there are some. */
export function atTime(instant: string, zone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const smallestUnit = local.second === 0 ? 'minute' : 'second';
  const time = local.toPlainTime().toString({ smallestUnit, roundingMode: 'trunc' });
  return `${germanDay(local.toPlainDate().toString())}, ${time}`;
}

/** `14.02.2019` for `2019-02-14`. */
export function germanDay(day: string): string {
  return day.split('-').reverse().join('.');
}
