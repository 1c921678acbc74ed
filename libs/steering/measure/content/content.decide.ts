import type { CommandOf } from '#commands';
import type { Command, CommandMeta } from '#event-sourcing';
import { accept, acceptAsIs, acceptUnlessIrregular, refuse } from '#event-sourcing';
import { checkAdoption } from '../../basis/adoption-check.js';
import type { DecisionRef } from '#shared-kernel';
import type { MeasureContent } from '../measure-content.js';
import type { MeasureDecision, MeasureDecisions, MeasureFacts } from '../measure-facts.js';
import { isOver } from '../measure-status.js';
import { subjectOf } from '../measure-subject.js';
import type { MeasureEvent } from '../measure.events.js';
import type { ExistingMeasure } from '../measure.state.js';
import { adoptionOf, measureStatus } from '../measure.state.js';
import type { contentCommands } from './content.commands.js';
import { budgetProblem, isSame, scheduleProblem } from './content-problems.js';

type ContentCommand = CommandOf<(typeof contentCommands)[number]>;
type Of<T extends ContentCommand['type']> = Extract<ContentCommand, Command<T>>;

export const contentDecisions: MeasureDecisions<ContentCommand> = {
  SetSchedule: setSchedule,
  SetBudget: setBudget,
  ReviseMeasure: revise,
};

function setSchedule({ data: { reason, ...dates } }: Of<'SetSchedule'>, measure: ExistingMeasure): MeasureDecision {
  if (isOver(measureStatus(measure))) return refuse('measure is over');
  const { content, kind, version } = measure;
  const schedule = { ...content.schedule, ...dates };
  const problem = scheduleProblem(schedule, kind);
  if (problem !== undefined) return refuse(problem);
  if (isSame(schedule, content.schedule)) return acceptAsIs('is scheduled so already');
  const deviatesFromDecision = deviates(measure, { ...content, schedule });
  return accept<MeasureEvent>({
    type: 'MeasureScheduleSet',
    data: { schedule, version: version + 1, deviatesFromDecision, ...(reason !== undefined && { reason }) },
  });
}

function setBudget(
  { data: { reason, ...budget } }: Of<'SetBudget'>,
  measure: ExistingMeasure,
  facts: MeasureFacts,
): MeasureDecision {
  if (isOver(measureStatus(measure))) return refuse('measure is over');
  const problem = budgetProblem(budget, facts);
  if (problem !== undefined) return refuse(problem);
  const { content, version } = measure;
  if (isSame(budget, content.budget)) return acceptAsIs('has this budget already');
  const deviatesFromDecision = deviates(measure, { ...content, budget });
  return accept<MeasureEvent>({
    type: 'MeasureBudgetSet',
    data: { budget, version: version + 1, deviatesFromDecision, ...(reason !== undefined && { reason }) },
  });
}

function revise({ data, meta }: Of<'ReviseMeasure'>, measure: ExistingMeasure, facts: MeasureFacts): MeasureDecision {
  if (isOver(measureStatus(measure))) return refuse('measure is over');
  const { decision, reason, ...changes } = data;
  const because = reason === undefined ? {} : { reason };
  const content = { ...measure.content, ...changes };
  const problem = scheduleProblem(content.schedule, measure.kind) ?? budgetProblem(changes.budget, facts);
  if (problem !== undefined) return refuse(problem);
  const isChanged = !isSame(content, measure.content);
  if (!isChanged && (decision === undefined || !measure.deviatesFromDecision)) {
    return refuse('revision would change nothing');
  }
  const version = isChanged ? measure.version + 1 : measure.version;
  if (decision !== undefined)
    return reviseByDecision({ content: { ...content, ...because }, version, decision, meta }, measure, facts);
  const deviatesFromDecision = deviates(measure, content);
  return acceptUnlessIrregular<MeasureEvent>(
    meta,
    [],
    [{ type: 'MeasureRevised', data: { ...content, version, deviatesFromDecision, ...because } }],
  );
}

interface DecidedRevision {
  readonly content: MeasureContent & { readonly reason?: string };
  readonly version: number;
  readonly decision: DecisionRef;
  readonly meta: CommandMeta;
}

/**
 * The decision lists the version that the revision makes, or the present version of a measure that was changed before the
 * decision. The measure does not deviate from it.
 */
function reviseByDecision(
  { content, version, decision, meta }: DecidedRevision,
  measure: ExistingMeasure,
  facts: MeasureFacts,
): MeasureDecision {
  if (adoptionOf(measure) === undefined) return refuse('measure is not adopted');
  const { decisionLevel: level, process } = measure;
  const check = checkAdoption(facts.decision, { subject: subjectOf(meta, version), level, process });
  if (!check.adopts) return check.refused;
  return acceptUnlessIrregular<MeasureEvent>(meta, check.violations, [
    { type: 'MeasureRevised', data: { ...content, version, deviatesFromDecision: false, decision } },
  ]);
}

/** After its adoption, another wording, other goals, another end or budget deviate. Another start alone does not. */
function deviates(measure: ExistingMeasure, content: MeasureContent): boolean {
  return adoptionOf(measure) !== undefined && !isSame(decidedIn(measure.content), decidedIn(content));
}

function decidedIn({ title, description, goals, schedule, budget }: MeasureContent): unknown {
  return { title, description: description ?? null, goals, end: schedule.end, budget: budget ?? null };
}
