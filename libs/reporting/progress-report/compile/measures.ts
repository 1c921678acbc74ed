import type { DateRefined } from '#event-sourcing';
import { certainlyBefore } from '#event-sourcing';
import type { ExistingMeasure, Measure, MeasureEvent, LightInput, TrafficLight, Weighted } from '#steering';
import { evolveMeasure, isOver, isOverdue, openProvisions, recordsOf, lightInputOf, trafficLight } from '#steering';
import type {
  MeasureChange,
  MeasureOfReport,
  MeasureState,
  OverdueMeasure,
  OverrideOfReport,
} from '../measure-content.js';
import { REPORT_LIMITS } from '../report-limits.js';
import type { DecisionAt } from './decisions.js';
import type { NamesAtPoint } from './names-at-point.js';
import { measureDetails } from './measure-details.js';
import { organisationNamed } from './names-at-point.js';
import type { Horizon, ReportedLog } from './reported-log.js';

/** A measure as it was at a horizon, judged by the rules. */
export interface JudgedMeasure extends Weighted {
  readonly id: string;
  readonly measure: ExistingMeasure;
  readonly lightInput: LightInput;
  readonly light: TrafficLight;
  readonly openProvisions: MeasureOfReport['openProvisions'];
}

/** Measures of the process in the order in which they were proposed. */
export function measuresAt(
  log: ReportedLog,
  process: string,
  horizon: Horizon,
  decisions: ReadonlyMap<string, DecisionAt>,
): ReadonlyMap<string, JudgedMeasure> {
  const judged = new Map<string, JudgedMeasure>();
  for (const [id, events] of log.streams<MeasureEvent | DateRefined>('measure')) {
    let measure: Measure = { status: 'unknown' };
    for (const event of events) {
      const isRefinement = event.type === 'DateRefined' && event.place <= horizon.place;
      if (isRefinement || log.counts(event, horizon)) measure = evolveMeasure(measure, event);
    }
    if (measure.status !== 'unknown' && measure.process === process) {
      judged.set(id, judge(id, measure, horizon.asOf, decisions));
    }
  }
  return judged;
}

function judge(
  id: string,
  measure: ExistingMeasure,
  asOf: string,
  decisions: ReadonlyMap<string, DecisionAt>,
): JudgedMeasure {
  const ofDecision = recordsOf(measure).flatMap((record) => decisions.get(record)?.openProvisions ?? []);
  const lightInput = lightInputOf(measure, ofDecision.length > 0);
  const open = [...openProvisions(measure), ...ofDecision].map(({ kind, note }) => ({
    kind,
    ...(note !== undefined && { note }),
  }));
  const { status, kind, percent } = lightInput;
  const { weight } = measure;
  return {
    id,
    measure,
    lightInput,
    status,
    kind,
    percent,
    weight,
    light: trafficLight(lightInput, asOf),
    openProvisions: open,
  };
}

/** @param before the same measure in the previous report; `null` where there is no such report */
export function measureOfReport(
  { id, measure, lightInput, light, openProvisions: open }: JudgedMeasure,
  before: JudgedMeasure | undefined | null,
  names: NamesAtPoint,
): MeasureOfReport {
  const state = stateOf({ measure, lightInput, light }, names);
  return {
    id,
    title: measure.content.title,
    kind: measure.kind,
    ...state,
    schedule: measure.content.schedule,
    ...measureDetails(measure),
    lightReasons: light.reasons,
    override: overrideOf(measure, light),
    deviatesFromDecision: measure.deviatesFromDecision,
    openProvisions: open,
    change: before === null ? null : changeOf(state, before && stateOf(before, names)),
  };
}

function stateOf(
  { measure, lightInput, light }: Pick<JudgedMeasure, 'measure' | 'lightInput' | 'light'>,
  names: NamesAtPoint,
): MeasureState {
  const { status } = lightInput;
  const percent = status === 'completed' && measure.kind === 'project' ? 100 : lightInput.percent;
  const lead = measure.lead === undefined ? null : organisationNamed(names, measure.lead);
  return { status, percent, light: light.light, lead };
}

function overrideOf({ override }: ExistingMeasure, light: TrafficLight): OverrideOfReport | null {
  if (override === undefined || !light.reasons.includes('overridden')) return null;
  return { light: override.light, derived: light.derived, reason: quoted(override.reason), until: override.until };
}

function changeOf(now: MeasureState, before: MeasureState | undefined): MeasureChange {
  if (before === undefined) return { kind: 'new' };
  const was: Partial<MeasureState> = {
    ...(now.status !== before.status && { status: before.status }),
    ...(now.percent !== before.percent && { percent: before.percent }),
    ...(now.light !== before.light && { light: before.light }),
    ...(now.lead?.id !== before.lead?.id && { lead: before.lead }),
  };
  if (Object.keys(was).length === 0) return { kind: 'unchanged' };
  return { kind: 'changed', was, isOverNow: isOver(now.status) && !isOver(before.status) };
}

/** The reasons on record why a measure is past its end; `undefined` for a measure that is not. */
export function overdueMeasure({ id, measure, lightInput }: JudgedMeasure, asOf: string): OverdueMeasure | undefined {
  if (!isOverdue(lightInput, asOf)) return undefined;
  return {
    measure: id,
    end: lightInput.schedule.end,
    lateMilestones: measure.milestones
      .filter(({ status, due }) => status === 'open' && certainlyBefore(due, asOf))
      .map(({ title, due }) => ({ title, due })),
    blocked: measure.status === 'blocked' ? quoted(measure.reason) : null,
    noProgressReported: measure.reports.length === 0,
  };
}

function quoted(text: string): string {
  return text.length <= REPORT_LIMITS.quoted ? text : `${text.slice(0, REPORT_LIMITS.quoted - 1)}…`;
}
