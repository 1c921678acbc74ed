import type { OccurredAt } from '#event-sourcing';
import type { Attendee, Capacity } from './attendee.js';

/** An arrival or a departure; without `at` its time is unknown. */
export interface Move {
  readonly kind: 'arrival' | 'departure';
  readonly attendee: Attendee;
  /** The capacity; for a departure that of the arrival. */
  readonly capacity: Capacity;
  readonly at?: OccurredAt;
}

/** Whether arrivals of members with a vote are recorded, so that those present are known. */
export function isAttendanceKept({ moves }: { readonly moves: readonly Move[] }): boolean {
  return moves.some(({ capacity }) => capacity !== 'advisory');
}
