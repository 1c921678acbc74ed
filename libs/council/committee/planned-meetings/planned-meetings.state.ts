import type { PartialDate } from '#event-sourcing';
import type { NotedMeeting } from './cadence.js';

/** The plans of a committee, and its meetings by which they are measured. */
export interface PlannedMeetings {
  /** By period. `warned`: it was warned that the meetings cannot be held. */
  readonly plans: Readonly<
    Record<PartialDate, { readonly plan: string; readonly count: number; readonly warned: boolean }>
  >;
  /** By the ids of the meetings. */
  readonly meetings: Readonly<Record<string, NotedMeeting>>;
}

export const NOTHING_PLANNED: PlannedMeetings = { plans: {}, meetings: {} };
