import { certainlyBefore } from '#event-sourcing';
import type { ExistingMeasure, Indicator, Milestone } from '#steering';
import { progressOf } from '#steering';
import type { IndicatorOfReport, MeasureOfReport, MilestoneOfReport } from '../measure-content.js';

type Details = Pick<MeasureOfReport, 'reported' | 'budget' | 'milestones' | 'indicators'>;

/** The budget, milestones and indicators of a measure, and its last report with its day. */
export function measureDetails(measure: ExistingMeasure): Details {
  const progress = progressOf(measure);
  return {
    reported: progress === undefined ? null : { percent: progress.percent, on: progress.on },
    budget: measure.content.budget ?? null,
    milestones: measure.milestones.map(milestoneOf),
    indicators: Object.values(measure.indicators).map(indicatorOf),
  };
}

function milestoneOf(milestone: Milestone): MilestoneOfReport {
  const { title, due, status } = milestone;
  return { title, due, status, on: status === 'reached' ? milestone.on : null };
}

function indicatorOf({ title, unit, baseline, target, values }: Indicator): IndicatorOfReport {
  return { title, unit, baseline: baseline ?? null, target: target ?? null, last: lastOf(values) };
}

/** Values in the order of their record; one that is certainly earlier than another is not the last. */
function lastOf(values: Indicator['values']): IndicatorOfReport['last'] {
  const recorded = Object.entries(values).map(([on, value]) => ({ value, on }));
  return recorded.findLast(({ on }) => !recorded.some((other) => certainlyBefore(on, other.on))) ?? null;
}
