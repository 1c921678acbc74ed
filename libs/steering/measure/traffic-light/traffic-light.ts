import type { PartialDate } from '#event-sourcing';
import { daysBetween, intervalOf } from '#event-sourcing';
import type { Light, MeasureKind, Schedule } from '../measure.events.js';
import type { MeasureStatus } from '../measure-status.js';
import { isUnderWay } from '../measure-status.js';

/** The version of the rule; a report names it, so that it can be computed again. */
export const LIGHT_RULE = 'light-1';

/** A milestone this many days late is red, before it is amber. */
export const LATE_MILESTONE_DAYS = 30;
/** So many points behind what the schedule expects is amber, and red. */
export const BEHIND = { amber: 25, red: 50 } as const;

export interface LightInput {
  readonly status: MeasureStatus;
  readonly kind: MeasureKind;
  readonly schedule: Schedule;
  /** 0 to 100; `null` where nobody said. */
  readonly percent: number | null;
  /** Those that are neither reached nor dropped. */
  readonly openMilestones: readonly { readonly due: PartialDate }[];
  readonly hasOpenProvisions: boolean;
  /** What its adoption rests on is in question. */
  readonly isQuestioned: boolean;
  readonly override: Override | null;
}

/** `until` is its last day; `null` where it has no end. */
export interface Override {
  readonly light: Light;
  readonly until: PartialDate | null;
}

export const LIGHT_REASONS = [
  'blocked',
  'past its end',
  'milestone late',
  'milestone very late',
  'far behind schedule',
  'behind schedule',
  'not started in time',
  'provision not met in time',
  'basis in question',
  'nothing known to judge by',
  'overridden',
] as const;
export type LightReason = (typeof LIGHT_REASONS)[number];

/** `unknown` where there is nothing to judge by, `none` for what is not (or no longer) carried out. */
export type ShownLight = Light | 'unknown' | 'none';

export interface TrafficLight {
  readonly light: ShownLight;
  /** What it would be without the override. */
  readonly derived: ShownLight;
  readonly reasons: readonly LightReason[];
}

/**
 * The light of a measure on a day (`YYYY-MM-DD`). Only what is certain counts: a date as rough as a quarter is past when
 * its last day is. What is not under way has none. Every reason has a colour, the worst one shows; without reasons it is
 * `unknown` if neither progress nor an end nor a milestone is known of a project (nor a start of one that waits), else green.
 */
export function trafficLight(standing: LightInput, on: string): TrafficLight {
  if (!isUnderWay(standing.status)) return { light: 'none', derived: 'none', reasons: [] };
  const found = reasonsOf(standing, on);
  const derived = worst(found, standing);
  const { override } = standing;
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

function reasonsOf(standing: LightInput, on: string): readonly Found[] {
  const { status, schedule, openMilestones, hasOpenProvisions, isQuestioned } = standing;
  const found: Found[] = [];
  if (status === 'blocked') found.push({ light: 'red', reason: 'blocked' });
  if (isOverdue(standing, on)) found.push({ light: 'red', reason: 'past its end' });
  found.push(...milestoneReasons(openMilestones, on), ...progressReasons(standing, on));
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

/** How many days the date is certainly past; 0 or less when it is not. */
function daysPast(date: PartialDate, on: string): number {
  const last = intervalOf(date)?.last;
  return last === undefined ? 0 : daysBetween(last, on);
}
