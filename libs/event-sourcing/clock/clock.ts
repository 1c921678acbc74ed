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

/** Milliseconds by which the machine's clock may be put back without notice: what time services correct by themselves. */
export const STEADY_FOR = 60_000;

/**
 * A clock that does not go backwards with a small correction of the machine's clock: it stands still until the machine has
 * come up again. A longer jump is a clock that was wrong before, and is followed.
 */
export function steadyClock(machine: Clock): Clock {
  let last = '';
  return {
    now: () => {
      const now = machine.now();
      if (now >= last || Date.parse(last) - Date.parse(now) > STEADY_FOR) last = now;
      return last;
    },
  };
}

export function realBusinessClock(zone: string, machine: Clock = machineClock): BusinessClock {
  const clock = steadyClock(machine);
  let known = { minute: '', today: '' };
  return {
    now: () => clock.now(),
    today: () => {
      const now = clock.now();
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
