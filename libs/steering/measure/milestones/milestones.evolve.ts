import type { Evolved } from '#event-sourcing';
import type { ExistingMeasure, Measure, Milestone } from '../measure.state.js';
import type { MeasureContent, MeasureEvent } from '../measure.events.js';

type Of<T extends MeasureEvent['type']> = Extract<Evolved<MeasureEvent>, { readonly type: T }>;

type ChangeEvent = Of<'MeasureScheduleSet' | 'MeasureBudgetSet' | 'MeasureRevised'>;

/** Another content, or a part of it, and whether a decision covers it. */
export function changed(measure: ExistingMeasure, event: ChangeEvent): Measure {
  const { version } = event.data;
  const isDecided = event.type === 'MeasureRevised' && event.data.decision !== undefined;
  const deviatesFromDecision = !isDecided && (measure.deviatesFromDecision || event.data.deviatesFromDecision);
  const { content } = measure;
  switch (event.type) {
    case 'MeasureScheduleSet':
      return { ...measure, version, deviatesFromDecision, content: { ...content, schedule: event.data.schedule } };
    case 'MeasureBudgetSet':
      return { ...measure, version, deviatesFromDecision, content: { ...content, budget: event.data.budget } };
    case 'MeasureRevised': {
      const { version: counted, deviatesFromDecision: deviates, decision, ...revised } = event.data;
      const content: MeasureContent = revised;
      return {
        ...measure,
        version,
        deviatesFromDecision,
        content,
        ...(decision !== undefined && { revisedBy: decision }),
      };
    }
  }
}

type MilestoneEvent = Of<'MilestoneAdded' | 'MilestoneMoved' | 'MilestoneReached' | 'MilestoneDropped'>;

export function evolveMilestones(milestones: readonly Milestone[], event: MilestoneEvent): readonly Milestone[] {
  switch (event.type) {
    case 'MilestoneAdded': {
      const { milestone: id, title, due } = event.data;
      return [...milestones, { id, title, due, status: 'open' }];
    }
    case 'MilestoneMoved':
    case 'MilestoneReached':
    case 'MilestoneDropped':
      return milestones.map((one) => (one.id === event.data.milestone ? milestoneAfter(one, event) : one));
  }
}

function milestoneAfter(
  { id, title, due, ...rest }: Milestone,
  event: Exclude<MilestoneEvent, Of<'MilestoneAdded'>>,
): Milestone {
  switch (event.type) {
    case 'MilestoneMoved':
      return { id, title, ...rest, due: event.data.due };
    case 'MilestoneReached':
      return { id, title, due, status: 'reached', on: event.occurredOn, event: event.eventId };
    case 'MilestoneDropped':
      return { id, title, due, status: 'dropped', reason: event.data.reason };
  }
}
