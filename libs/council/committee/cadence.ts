import type { PartialDate } from '#event-sourcing';
import { addDays, intervalOf } from '#event-sourcing';
import type { NotedStatus } from './committee.events.js';

/** Of meetings that are not scheduled each needs a week of its own. */
export const DAYS_A_MEETING = 7;

export interface MeetingPlan {
  readonly count: number;
  readonly period: PartialDate;
}

export interface NotedMeeting {
  readonly status: NotedStatus;
  readonly when: PartialDate;
}

export interface Cadence {
  /** Held within the period. */
  readonly held: number;
  /** Still ahead, within the period. */
  readonly scheduled: number;
  /** The first day on which the plan cannot be met any more; `null` where it is met, or its period is unknown. */
  readonly impossibleFrom: string | null;
  /** The first day on which something may have changed by itself: a scheduled meeting that was not held. */
  readonly lookAgainOn: string | null;
}

/**
 * How far a plan such as "four meetings in 2019" is on a day. It cannot be met any more when what is left of its
 * period, the day included, gives less than a week to each meeting that was neither held nor is scheduled ahead.
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
