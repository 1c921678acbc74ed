import { Temporal } from 'temporal-polyfill';

/** Returns the present instant as ISO 8601 in UTC. */
export interface Clock {
  now(): string;
}

/** The clock for deadlines, `recordedAt` and "today". It may be virtual. */
export interface BusinessClock extends Clock {
  /** The present day in the log's zone, `YYYY-MM-DD`. */
  today(): string;
}

export const machineClock: Clock = {
  now: () => new Date().toISOString(),
};

export function dayIn(zone: string, instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

export function realBusinessClock(zone: string): BusinessClock {
  let known = { minute: '', today: '' };
  return {
    now: () => machineClock.now(),
    today: () => {
      const now = machineClock.now();
      // A zone's day changes at a full minute: one conversion a minute is enough.
      const minute = now.slice(0, 16);
      if (known.minute !== minute) known = { minute, today: dayIn(zone, now) };
      return known.today;
    },
  };
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Whether a value is an instant with its offset (RFC 3339) that exists. */
export function isInstant(value: unknown): value is string {
  if (typeof value !== 'string' || !INSTANT.test(value)) return false;
  try {
    Temporal.Instant.from(value);
    return true;
  } catch {
    return false;
  }
}
