import { badField } from '../problems/problem.js';

/**
 * The day for which a read shows lights: today, or a later day. Read models hold the present state: for a day that is past
 * they would show its lights with the status of today. @throws Problem 400
 */
export function shownDay(on: string | undefined, today: string): string {
  if (on !== undefined && on < today) {
    throw badField('on', 'on must not be before today: a progress report shows the state as of a past day');
  }
  return on ?? today;
}
