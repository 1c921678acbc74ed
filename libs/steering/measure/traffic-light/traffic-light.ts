import type { PartialDate } from '#event-sourcing';
import { daysBetween, intervalOf } from '#event-sourcing';
import type { Schedule } from '../measure-content.js';
import { isUnderWay } from '../measure-status.js';
import type { LightInput, LightReason, ShownLight, TrafficLight } from './light.js';

/** The version of the rule. A report names it, so that its lights can be computed again. */
export const LIGHT_RULE = 'light-1';

/** A milestone that is late by more days than these is red; by fewer it is amber. */
export const LATE_MILESTONE_DAYS = 30;
/** A measure that is more points behind its schedule than these is amber, or red. */
export const BEHIND = { amber: 25, red: 50 } as const;

/**
 * The light of a measure on a day (`YYYY-MM-DD`). A rough date such as a quarter is past when its last day is past. A
 * measure that is not under way has no light. Each reason has a colour, and the worst colour shows. Without a reason the
 * light is green; it is `unknown` for a project of which neither progress nor end nor milestone is known, nor the start
 * if it has not started.
 */
export function trafficLight(input: LightInput, on: string): TrafficLight {
  if (!isUnderWay(input.status)) return { light: 'none', derived: 'none', reasons: [] };
  const found = reasonsOf(input, on);
  const derived = worst(found, input);
  const { override } = input;
  if (override === null || (override.until !== null && isPast(override.until, on))) {
    const reasons =
      derived === 'unknown' ? (['nothing known to judge by'] as const) : found.map(({ reason }) => reason);
    return { light: derived, derived, reasons };
  }
  return { light: override.light, derived, reasons: ['overridden', ...found.map(({ reason }) => reason)] };
}

/** Whether a project that is under way is past its end. */
export function isOverdue({ status, schedule }: Pick<LightInput, 'status' | 'schedule'>, on: string): boolean {
  return isUnderWay(status) && isPast(schedule.end, on);
}

interface Found {
  readonly light: 'amber' | 'red';
  readonly reason: LightReason;
}

function reasonsOf(input: LightInput, on: string): readonly Found[] {
  const { status, schedule, openMilestones, hasOpenProvisions, isQuestioned } = input;
  const found: Found[] = [];
  if (status === 'blocked') found.push({ light: 'red', reason: 'blocked' });
  if (isOverdue(input, on)) found.push({ light: 'red', reason: 'past its end' });
  found.push(...milestoneReasons(openMilestones, on), ...progressReasons(input, on));
  const waits = status === 'adopted' || status === 'planned';
  if (waits && isPast(schedule.start, on)) {
    found.push({ light: 'amber', reason: hasOpenProvisions ? 'provision not met in time' : 'not started in time' });
  }
  if (isQuestioned) found.push({ light: 'amber', reason: 'basis in question' });
  return found;
}

function milestoneReasons(open: LightInput['openMilestones'], on: string): readonly Found[] {
  const late = open.map(({ due }) => daysPast(due, on)).filter((days) => days > 0);
  if (late.length === 0) return [];
  return Math.max(...late) > LATE_MILESTONE_DAYS
    ? [{ light: 'red', reason: 'milestone very late' }]
    : [{ light: 'amber', reason: 'milestone late' }];
}

function progressReasons({ status, kind, schedule, percent }: LightInput, on: string): readonly Found[] {
  if (kind === 'permanentTask' || percent === null || (status !== 'inProgress' && status !== 'blocked')) return [];
  const behind = expectedPercent(schedule, on) - percent;
  if (behind > BEHIND.red) return [{ light: 'red', reason: 'far behind schedule' }];
  return behind > BEHIND.amber ? [{ light: 'amber', reason: 'behind schedule' }] : [];
}

/** By an even course from the latest possible start to the latest possible end; 0 where one of them is unknown. */
export function expectedPercent({ start, end }: Schedule, on: string): number {
  const [first, last] = [intervalOf(start)?.last, intervalOf(end)?.last];
  if (first === undefined || last === undefined || on <= first) return 0;
  if (on >= last) return 100;
  return Math.floor((100 * daysBetween(first, on)) / daysBetween(first, last));
}

function worst(found: readonly Found[], { kind, status, percent, schedule, openMilestones }: LightInput): ShownLight {
  if (found.some(({ light }) => light === 'red')) return 'red';
  if (found.length > 0) return 'amber';
  const waits = status === 'adopted' || status === 'planned';
  const isDated = schedule.end !== 'unknown' || (waits && schedule.start !== 'unknown');
  const knowsNothing = percent === null && !isDated && openMilestones.length === 0;
  return kind === 'project' && knowsNothing ? 'unknown' : 'green';
}

function isPast(date: PartialDate, on: string): boolean {
  return daysPast(date, on) > 0;
}

/** The number of days that the date is certainly past; 0 or less when it is not. */
function daysPast(date: PartialDate, on: string): number {
  const last = intervalOf(date)?.last;
  return last === undefined ? 0 : daysBetween(last, on);
}
