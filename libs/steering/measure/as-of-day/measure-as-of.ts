import type { RowOf } from '#event-sourcing';
import type { Progress } from '../course/progress.js';
import type { MeasureStatus } from '../measure-status.js';
import { isUnderWay, shownStatus } from '../measure-status.js';
import type { measures } from '../measure.tables.js';
import type { TrafficLight } from '../traffic-light/light.js';
import { isOverdue, trafficLight } from '../traffic-light/traffic-light.js';

export type MeasureRow = RowOf<typeof measures>;

/** The facts about a measure that other tables than `measures` hold. */
export interface BesideRow {
  readonly openMilestones: readonly { readonly due: string }[];
  readonly provisions: 'open' | 'met' | 'none';
  readonly isQuestioned: boolean;
  /** The report of the latest day, which need not be the latest entry. */
  readonly progress: Pick<Progress, 'percent' | 'on'> | null;
}

/** A measure as of a day. */
export interface MeasureAsOf extends BesideRow {
  readonly row: MeasureRow;
  readonly status: MeasureStatus;
  readonly light: TrafficLight;
  readonly isOverdue: boolean;
}

export function measureAsOf(row: MeasureRow, beside: BesideRow, on: string): MeasureAsOf {
  const { kind, override } = row;
  const schedule = { start: row.start, end: row.end };
  const status = statusOf(row);
  const { openMilestones, isQuestioned } = beside;
  const light = trafficLight(
    {
      ...{ status, kind, schedule, openMilestones, isQuestioned, override },
      percent: beside.progress?.percent ?? null,
      hasOpenProvisions: beside.provisions === 'open',
    },
    on,
  );
  // A completed measure is at 100 per cent, also after a lower report.
  const progress = status === 'completed' ? { percent: 100, on: beside.progress?.on ?? 'unknown' } : beside.progress;
  return { ...beside, progress, row, status, light, isOverdue: isOverdue({ status, schedule }, on) };
}

/** Its status by its course, its adoption and its schedule. */
export function statusOf({ status, start, end, isAdoptionWithdrawn }: MeasureRow): MeasureStatus {
  if (isAdoptionWithdrawn && isUnderWay(status)) return 'proposed';
  return shownStatus(status, { start, end });
}

/** The recorded decisions of its adoption and of its last revision. */
export function recordedDecisionsOf({ decision, revisedBy }: MeasureRow): readonly string[] {
  return [decision, revisedBy].flatMap((basis) => (basis?.kind === 'record' ? [basis.decision] : []));
}
