import { addDays, intervalOf } from '#event-sourcing';
import { isUnderWay } from '../measure/measure-status.js';
import type { Measure } from '../measure/measure.state.js';
import { measureStatus } from '../measure/measure.state.js';
import type { EscalationStage } from '../measure/watch/escalation.js';
import { ESCALATION } from '../measure/watch/escalation.js';

/** A measure with an end, as far as reminders need it. */
export interface OverdueMeasure {
  /** The first day after its end. */
  readonly since: string;
  /** The stages that were not reminded of this end yet, nearest first. */
  readonly stages: readonly EscalationStage[];
  /** The day of the last reminder of this end. */
  readonly lastOn?: string;
  readonly title: string;
  readonly process: string;
}

/** `undefined` for a measure without a known end, and for one that is not under way. */
export function overdueMeasure(measure: Measure): OverdueMeasure | undefined {
  if (measure.status === 'unknown' || !isUnderWay(measureStatus(measure))) return undefined;
  const { process, content, reminders } = measure;
  const last = intervalOf(content.schedule.end)?.last;
  if (last === undefined) return undefined;
  const since = addDays(last, 1);
  const given = reminders.filter(({ overdueSince }) => overdueSince === since);
  const reminded = given.map(({ stage }) => stage);
  const lastOn = intervalOf(given.at(-1)?.on ?? 'unknown')?.last;
  const stages = ESCALATION.filter((stage) => !reminded.includes(stage));
  return { since, stages, title: content.title, process, ...(lastOn !== undefined && { lastOn }) };
}
