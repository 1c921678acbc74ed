import { recesses } from '#council';
import type { Reads } from '#http';
import type { GermanState, WorkingCalendar } from '#workflow';
import { workingCalendar } from '#workflow';

/** Milliseconds for which the calendar is not read again: a deadline of that time is computed anew afterwards. */
const KEPT_FOR = 1_000;

/** The working days of the state, without the recess of the council as it is recorded now. */
export function councilCalendar(reads: Pick<Reads, 'rows'>, state: GermanState): () => Promise<WorkingCalendar> {
  let known: { readonly until: number; readonly calendar: Promise<WorkingCalendar> } | undefined;
  const read = async (): Promise<WorkingCalendar> => {
    const rows = await reads.rows(recesses, (all) => all.where('status', '=', 'recorded').orderBy('first'));
    return workingCalendar(state, rows);
  };
  return async () => {
    if (known === undefined || known.until <= performance.now()) {
      const calendar = read();
      known = { until: performance.now() + KEPT_FOR, calendar };
      calendar.catch(() => {
        // A failure is not kept.
        known = undefined;
      });
    }
    return await known.calendar;
  };
}
