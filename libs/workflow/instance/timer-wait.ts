import type { DeadlineRule } from '../timers/deadline-rule.js';

/** `due`: business clock, ISO 8601 UTC. `left`: how often it comes again after that; without an end when left out of a cycle. */
export interface TimerWait {
  readonly for: 'timer';
  readonly due: string;
  /** How the time was found, for people: for example the rule, the days counted and the holidays among them. */
  readonly derivation?: string;
  /** ISO 8601 duration between two times, or a cron expression. */
  readonly every?: string;
  /** The time from which the times of a cycle with a duration are counted. */
  readonly from?: string;
  readonly left?: number;
  /** Of a deadline that counts by the calendar: what it was counted from, and the id of the calendar. */
  readonly rule?: DeadlineRule;
  readonly calendar?: string;
}

/** A timer started an instance. `waiting`: when the starts of its definition come next, after this one. */
export interface StartedByTimer {
  readonly kind: 'timer';
  readonly element: string;
  readonly due: string;
  readonly waiting: readonly StartTimer[];
}

/** A start event with a timer: the times are those of a timer of an instance. */
export type StartTimer = { readonly element: string } & Omit<TimerWait, 'derivation'>;
