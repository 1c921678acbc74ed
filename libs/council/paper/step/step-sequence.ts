import type { PartialDate, Violation } from '#event-sourcing';
import { certainlyAfter } from '#event-sourcing';
import type { Step } from './step.state.js';
import { isEnded } from './step.state.js';

/** The facts of meetings that scheduling needs. */
export interface ScheduleFacts {
  /** The meeting that the command names; absent when it does not exist. */
  readonly meeting?: { readonly committee: string; readonly cancelled: boolean };
  /** The days of the meetings of the paper's steps and of the command, by their id. */
  readonly days: Readonly<Record<string, PartialDate>>;
}

export const STEP_OUT_OF_SEQUENCE: Violation = {
  rule: 'stepOutOfSequence',
  ruleVersion: 'builtin-1',
  weight: 'formal',
  source: 'builtin',
  allowedInstead: 'schedule the deciding step after the preparatory steps before it',
  germanInstead: 'den beschließenden Schritt nach den vorberatenden Schritten ansetzen',
};

/** Whether it is certain: a preparatory step without a meeting, or one whose meeting certainly comes later. */
export function outOfSequence(steps: readonly Step[], moved: Step, days: ScheduleFacts['days']): boolean {
  return steps.some((other) => {
    if (other.id === moved.id || isEnded(other)) return false;
    if (prepares(other, moved)) return other.meeting === undefined || isLater(other.meeting, moved.meeting, days);
    return prepares(moved, other) && isLater(moved.meeting, other.meeting, days);
  });
}

export function prepares(one: Step, other: Step): boolean {
  return one.role === 'preparatory' && other.role === 'deciding' && one.order <= other.order;
}

function isLater(one: string | undefined, other: string | undefined, days: ScheduleFacts['days']): boolean {
  const [left, right] = [one, other].map((meeting) => (meeting === undefined ? undefined : days[meeting]));
  return left !== undefined && right !== undefined && certainlyAfter(left, right);
}
