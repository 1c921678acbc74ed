import type { ProjectionHandlers } from '#event-sourcing';
import type { MeasureColumns } from '../measure-rows.js';
import { changed, contentColumns } from '../measure-rows.js';
import type { ContentEvent } from '../measure.events.js';

export const contentRows: ProjectionHandlers<ContentEvent> = {
  MeasureScheduleSet: (event) => {
    const { version, schedule, deviatesFromDecision } = event.data;
    return [changed(event, { version, ...schedule, ...deviation(deviatesFromDecision) })];
  },
  MeasureBudgetSet: (event) => {
    const { version, budget, deviatesFromDecision } = event.data;
    return [changed(event, { version, budget, ...deviation(deviatesFromDecision) })];
  },
  MeasureRevised: (event) => {
    const { version, decision, deviatesFromDecision } = event.data;
    const rests =
      decision === undefined ? deviation(deviatesFromDecision) : { revisedBy: decision, deviatesFromDecision };
    return [changed(event, { ...contentColumns(event.data), version, ...rests })];
  },
};

/** A measure that deviates from its decision does so until a decision covers it. */
function deviation(deviates: boolean): MeasureColumns {
  return deviates ? { deviatesFromDecision: true } : {};
}
