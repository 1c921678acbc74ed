import type { Evolved, EvolveMap } from '#event-sourcing';
import type { MeasureContent } from '../measure-content.js';
import type { ContentEvent } from '../measure.events.js';
import type { ExistingMeasure } from '../measure.state.js';

export const contentSteps: EvolveMap<ExistingMeasure, ContentEvent> = {
  MeasureScheduleSet: (measure, { data }) =>
    withContent(measure, data, { ...measure.content, schedule: data.schedule }),
  MeasureBudgetSet: (measure, { data }) => withContent(measure, data, { ...measure.content, budget: data.budget }),
  MeasureRevised: (measure, { data }) => {
    // `reason` is for readers of the history.
    const { version, deviatesFromDecision, decision, reason, ...content } = data;
    const revised = withContent(measure, data, content);
    return decision === undefined ? revised : { ...revised, revisedBy: decision, deviatesFromDecision: false };
  },
};

type Change = Pick<Evolved<ContentEvent>['data'], 'version' | 'deviatesFromDecision'>;

/** A measure that deviates from its decision does so until a decision covers it. */
function withContent(measure: ExistingMeasure, change: Change, content: MeasureContent): ExistingMeasure {
  const deviatesFromDecision = measure.deviatesFromDecision || change.deviatesFromDecision;
  return { ...measure, version: change.version, deviatesFromDecision, content };
}
