import type { EvolveMap } from '#event-sourcing';
import type { MilestoneEvent } from '../measure.events.js';
import type { ExistingMeasure, Milestone } from '../measure.state.js';

export const milestoneSteps: EvolveMap<ExistingMeasure, MilestoneEvent> = {
  MilestoneAdded: (measure, { data: { milestone: id, title, due } }) => ({
    ...measure,
    milestones: [...measure.milestones, { id, title, due, status: 'open' }],
  }),
  MilestoneMoved: (measure, { data }) => withMilestone(measure, data.milestone, (one) => ({ ...one, due: data.due })),
  MilestoneReached: (measure, { data, occurredOn: on, eventId: event }) =>
    withMilestone(measure, data.milestone, ({ id, title, due }) => ({ id, title, due, status: 'reached', on, event })),
  MilestoneDropped: (measure, { data: { milestone, reason } }) =>
    withMilestone(measure, milestone, ({ id, title, due }) => ({ id, title, due, status: 'dropped', reason })),
};

function withMilestone(
  measure: ExistingMeasure,
  id: string,
  change: (milestone: Milestone) => Milestone,
): ExistingMeasure {
  return { ...measure, milestones: measure.milestones.map((one) => (one.id === id ? change(one) : one)) };
}
