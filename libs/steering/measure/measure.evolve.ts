import type { DateRefined, Evolved } from '#event-sourcing';
import { evolveByType } from '#event-sourcing';
import { adoptionSteps } from './adoption/adoption.evolve.js';
import { contentSteps } from './content/content.evolve.js';
import { courseSteps } from './course/course.evolve.js';
import { withRefinedDate } from './course/progress.js';
import { endingSteps } from './ending/ending.evolve.js';
import type { MeasureEvent } from './measure.events.js';
import type { ExistingMeasure, Measure } from './measure.state.js';
import { milestoneSteps } from './milestones/milestones.evolve.js';
import { planningSteps } from './planning/planning.evolve.js';
import { watchSteps } from './watch/watch.evolve.js';

type Proposed = Extract<MeasureEvent, { readonly type: 'MeasureProposed' }>;

const evolveExisting = evolveByType<ExistingMeasure, Exclude<MeasureEvent, Proposed>>({
  ...adoptionSteps,
  ...planningSteps,
  ...contentSteps,
  ...milestoneSteps,
  ...courseSteps,
  ...endingSteps,
  ...watchSteps,
  DateRefined: refined,
});

export function evolveMeasure(measure: Measure, event: Evolved<MeasureEvent | DateRefined>): Measure {
  if (event.type === 'MeasureProposed') return proposed(event);
  return measure.status === 'unknown' ? measure : evolveExisting(measure, event);
}

function proposed({ data, occurredOn }: Evolved<Proposed>): Measure {
  const { process, kind, decisionLevel, weight, source, lead, ...content } = data;
  return {
    status: 'proposed',
    proposedOn: occurredOn,
    ...{ process, kind, decisionLevel, weight, source, content },
    ...(lead !== undefined && { lead }),
    version: 1,
    partners: [],
    milestones: [],
    dependsOn: [],
    provisions: [],
    deviatesFromDecision: false,
    reports: [],
    questions: [],
    reminders: [],
    indicators: {},
    deviations: {},
  };
}

function refined(measure: ExistingMeasure, { data: { event, to } }: Evolved<DateRefined>): ExistingMeasure {
  const reports = withRefinedDate(measure.reports, event, to);
  const milestones = measure.milestones.map((one) =>
    one.status === 'reached' && one.event === event ? { ...one, on: to } : one,
  );
  const dated = { ...measure, reports, milestones };
  if (!('adoption' in dated) || dated.adoption.event !== event) return dated;
  return { ...dated, adoption: { ...dated.adoption, on: to } };
}
