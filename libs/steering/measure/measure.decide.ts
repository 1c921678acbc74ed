import type { CommandOf } from '#commands';
import type { Decider } from '#event-sourcing';
import { accept, decideByType, publish, refuse, refuseMissing } from '#event-sourcing';
import type { SubjectState } from '#shared-kernel';
import { refuseForeignReference, refuseMissingReference, SUBJECT_STATES } from '#shared-kernel';
import { adoptionDecisions } from './adoption/adoption.decide.js';
import { budgetProblem, scheduleProblem } from './content/content-problems.js';
import { contentDecisions } from './content/content.decide.js';
import { courseDecisions } from './course/course.decide.js';
import { endingDecisions } from './ending/ending.decide.js';
import type { MeasureDecision, MeasureFacts } from './measure-facts.js';
import type { measureCommands, ProposeMeasure } from './measure.commands.js';
import type { MeasureEvent } from './measure.events.js';
import { measureShapes } from './measure.events.js';
import { evolveMeasure } from './measure.evolve.js';
import type { MeasureRefusal } from './measure.refusals.js';
import { germanMeasure } from './measure.refusals.js';
import type { ExistingMeasure, Measure } from './measure.state.js';
import { adoptionOf, measureStatus } from './measure.state.js';
import { milestoneDecisions } from './milestones/milestones.decide.js';
import { planningDecisions } from './planning/planning.decide.js';
import { watchDecisions } from './watch/watch.decide.js';

export type MeasureCommand = CommandOf<(typeof measureCommands)[number]>;
type ProposeCommand = CommandOf<typeof ProposeMeasure>;
type ExistingCommand = Exclude<MeasureCommand, ProposeCommand>;

const decideExisting = decideByType<ExistingCommand, ExistingMeasure, MeasureEvent, MeasureRefusal, MeasureFacts>({
  ...adoptionDecisions,
  ...planningDecisions,
  ...contentDecisions,
  ...milestoneDecisions,
  ...courseDecisions,
  ...endingDecisions,
  ...watchDecisions,
});

export const measureDecider: Decider<MeasureCommand, Measure, MeasureEvent, MeasureRefusal, MeasureFacts> = {
  category: 'measure',
  initial: { status: 'unknown' },
  events: measureShapes,
  german: germanMeasure,
  decide: (command, measure, facts) => {
    if (command.type !== 'ProposeMeasure' && measure.status === 'unknown') return refuseMissing('measure is not known');
    if (facts.missing !== undefined) return refuseMissingReference(facts.missing);
    if (facts.foreign !== undefined) return refuseForeignReference(facts.foreign);
    if (command.type === 'ProposeMeasure') return propose(command, measure, facts);
    return measure.status === 'unknown'
      ? refuseMissing('measure is not known')
      : decideExisting(command, measure, facts);
  },
  evolve: evolveMeasure,
  publishes: [publish(SUBJECT_STATES.measure, subjectStateOf)],
};

function propose({ data }: ProposeCommand, measure: Measure, facts: MeasureFacts): MeasureDecision {
  if (measure.status !== 'unknown') return refuse('measure is proposed already');
  if (facts.process.isClosed) return refuse('process is closed');
  if (facts.leadHasEnded) return refuse('organisation has ended');
  const schedule = data.schedule ?? { start: 'unknown', end: 'unknown' };
  const problem = scheduleProblem(schedule, data.kind) ?? budgetProblem(data.budget, facts);
  if (problem !== undefined) return refuse(problem);
  const { fieldsOfAction = [], goals = [], decisionLevel = 'administration', weight = 1, ...rest } = data;
  return accept<MeasureEvent>({
    type: 'MeasureProposed',
    data: { ...rest, fieldsOfAction, goals, decisionLevel, weight, schedule },
  });
}

function subjectStateOf(measure: Measure): SubjectState | undefined {
  if (measure.status === 'unknown') return undefined;
  const { process, version, revisedBy } = measure;
  const basis = [adoptionOf(measure)?.decision, revisedBy].filter((one) => one !== undefined);
  return { process, version, status: measureStatus(measure), basis };
}
