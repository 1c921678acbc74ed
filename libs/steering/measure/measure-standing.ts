import type { Party, RowOf } from '#event-sourcing';
import type { DecisionRef } from '#shared-kernel';
import type { Budget, Light, MeasureKind } from './measure.events.js';
import type { MeasureStatus } from './measure-status.js';
import { isUnderWay, MEASURE_STATUSES, shownStatus } from './measure-status.js';
import type { Progress } from './progress.js';
import type { measures } from './measure.tables.js';
import type { TrafficLight } from './traffic-light.js';
import { isOverdue, trafficLight } from './traffic-light.js';

export type MeasureRow = RowOf<typeof measures>;

/** What its row does not say of a measure. */
export interface BesideRow {
  readonly openMilestones: readonly { readonly due: string }[];
  readonly provisions: 'open' | 'met' | 'none';
  readonly isQuestioned: boolean;
  /** The last word on it: of the latest day, not of the latest entry. */
  readonly progress: Pick<Progress, 'percent' | 'on'> | null;
}

/** The override as the row keeps it. */
export interface KeptOverride {
  readonly light: Light;
  readonly reason: string;
  readonly until: string | null;
  readonly since: string;
  readonly by: Party;
  readonly actor: string;
}

/** A measure as it stands on a day. */
export interface StandingMeasure extends BesideRow {
  readonly row: MeasureRow;
  readonly status: MeasureStatus;
  readonly kind: MeasureKind;
  readonly light: TrafficLight;
  readonly isOverdue: boolean;
}

export function standingOn(row: MeasureRow, beside: BesideRow, on: string): StandingMeasure {
  const schedule = { start: row.start, end: row.end };
  const status = statusOf(row);
  const kind: MeasureKind = row.kind === 'permanentTask' ? 'permanentTask' : 'project';
  const { openMilestones, isQuestioned } = beside;
  const light = trafficLight(
    {
      ...{ status, kind, schedule, openMilestones, isQuestioned },
      percent: beside.progress?.percent ?? null,
      hasOpenProvisions: beside.provisions === 'open',
      override: overrideOf(row),
    },
    on,
  );
  // What is completed is so wholly, whatever was reported last.
  const progress = status === 'completed' ? { percent: 100, on: beside.progress?.on ?? 'unknown' } : beside.progress;
  return { ...beside, progress, row, status, kind, light, isOverdue: isOverdue({ status, schedule }, on) };
}

/** What its course and its adoption say together. */
export function statusOf({ status, start, end, isAdoptionWithdrawn }: MeasureRow): MeasureStatus {
  const known = MEASURE_STATUSES.find((one) => one === status);
  if (known === undefined || known === 'planned') throw new Error(`the projection writes no status ${status}`);
  if (isAdoptionWithdrawn && isUnderWay(known)) return 'proposed';
  return shownStatus(known, { start, end });
}

/** The recorded decisions that its adoption and its last revision rest on. */
export function recordedDecisionsOf({ decision, revisedBy }: MeasureRow): readonly string[] {
  return [decision, revisedBy].flatMap((basis) => {
    const ref = decisionOf(basis);
    return ref?.kind === 'record' ? [ref.decision] : [];
  });
}

/** The projections of measures and goals alone write such a column. */
export function decisionOf(decision: unknown): DecisionRef | undefined {
  return (decision ?? undefined) as DecisionRef | undefined;
}

/** The projection alone writes the column. */
export function overrideOf({ override }: MeasureRow): KeptOverride | null {
  return override as KeptOverride | null;
}

/** The projection alone writes these columns. */
export function idsOf(json: unknown): readonly string[] {
  return json as readonly string[];
}

/** The projection alone writes the column. */
export function budgetOf({ budget }: MeasureRow): Budget | null {
  return budget as Budget | null;
}
