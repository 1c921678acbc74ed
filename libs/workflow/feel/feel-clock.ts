import type { WorkingCalendar } from '../timers/working-calendar.js';

/** The time of an evaluation, for `now()` and `today()`: an instant with its offset and zone, and the day there. */
export interface FeelClock {
  /** For example `2019-02-14T16:00:00+01:00@Europe/Berlin`. */
  readonly now: string;
  readonly today: string;
  /** The same time in UTC, and the log's zone: for timers. */
  readonly at: string;
  readonly zone: string;
  /** For the functions that count working days. */
  readonly calendar: WorkingCalendar;
}
