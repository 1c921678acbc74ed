import type { PartialDate } from '#event-sourcing';
import { addDays, intervalOf } from '#event-sourcing';

/** A meeting that is not scheduled needs a week of its own. */
export const DAYS_A_MEETING = 7;

export interface MeetingPlan {
  readonly count: number;
  readonly period: PartialDate;
}

/** `held`: the meeting was opened. */
export type NotedStatus = 'planned' | 'held' | 'cancelled';

/** A meeting of the committee, taken from the meeting's stream. */
export interface NotedMeeting {
  readonly status: NotedStatus;
  readonly when: PartialDate;
}

export interface Cadence {
  /** Held within the period. */
  readonly held: number;
  /** Planned for today or later, within the period. */
  readonly scheduled: number;
  /** The first day on which the plan cannot be met any more; `null` if it is met, or its period is unknown. */
  readonly impossibleFrom: string | null;
  /** The first day on which the plan may change without an event: a scheduled meeting was not held. */
  readonly lookAgainOn: string | null;
}

/**
 * The state of a plan such as "four meetings in 2019" on a day. The plan cannot be met any more if the rest of its
 * period, the day included, has less than a week for each meeting that was not held and is not scheduled.
 */
export function cadenceOf({ count, period }: MeetingPlan, meetings: readonly NotedMeeting[], today: string): Cadence {
  const span = intervalOf(period);
  const within = meetings.flatMap(({ status, when }) => {
    const days = intervalOf(when);
    const isWithin = span !== undefined && days !== undefined && span.first <= days.first && days.last <= span.last;
    return isWithin ? [{ status, last: days.last }] : [];
  });
  const held = within.filter(({ status }) => status === 'held').length;
  const ahead = within.filter(({ status, last }) => status === 'planned' && last >= today).map(({ last }) => last);
  const scheduled = ahead.length;
  if (span === undefined || held >= count) return { held, scheduled, impossibleFrom: null, lookAgainOn: null };
  const missing = Math.max(0, count - held - scheduled);
  const [soonest] = ahead.toSorted();
  return {
    ...{ held, scheduled },
    impossibleFrom: addDays(span.last, missing === 0 ? 1 : 2 - DAYS_A_MEETING * missing),
    lookAgainOn: soonest === undefined ? null : addDays(soonest, 1),
  };
}
