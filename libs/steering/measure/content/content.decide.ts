import type { CommandMeta } from '#event-sourcing';
import { accept, acceptAsIs, acceptUnlessIrregular, refuse } from '#event-sourcing';
import { checkAdoption } from '../../basis/adoption-check.js';
import type { Subject } from '#shared-kernel';
import { budgetProblem, isSame, scheduleProblem } from '../planning/planning.decide.js';
import type { ExistingMeasure } from '../measure.state.js';
import { adoptionOf, measureStatus } from '../measure.state.js';
import type { MeasureContent, MeasureEvent } from '../measure.events.js';
import type { MeasureDecision, MeasureFacts, Of } from '../measure-facts.js';
import { isOver } from '../measure-status.js';

export function setSchedule({ data }: Of<'SetSchedule'>, measure: ExistingMeasure): MeasureDecision {
  if (isOver(measureStatus(measure))) return refuse('measure is over');
  const { content, kind, version } = measure;
  const schedule = { ...content.schedule, ...data };
  const problem = scheduleProblem(schedule, kind);
  if (problem !== undefined) return refuse(problem);
  if (isSame(schedule, content.schedule)) return acceptAsIs('is scheduled so already');
  const deviatesFromDecision = deviates(measure, { ...content, schedule });
  return accept<MeasureEvent>({
    type: 'MeasureScheduleSet',
    data: { schedule, version: version + 1, deviatesFromDecision },
  });
}

export function setBudget(
  { data: budget }: Of<'SetBudget'>,
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
    data: { budget, version: version + 1, deviatesFromDecision },
  });
}

/**
 * What a decision covers deviates from none: it lists the version that the revision makes, or the present one of a
 * measure that was changed before anybody decided on it.
 */
export function revise(
  { data, meta }: Of<'ReviseMeasure'>,
  measure: ExistingMeasure,
  facts: MeasureFacts,
): MeasureDecision {
  if (isOver(measureStatus(measure))) return refuse('measure is over');
  const { decision, ...changes } = data;
  const content = { ...measure.content, ...changes };
  const problem = scheduleProblem(content.schedule, measure.kind) ?? budgetProblem(changes.budget, facts);
  if (problem !== undefined) return refuse(problem);
  const isChanged = !isSame(content, measure.content);
  if (!isChanged && (decision === undefined || !measure.deviatesFromDecision)) {
    return refuse('revision would change nothing');
  }
  const version = isChanged ? measure.version + 1 : measure.version;
  if (decision === undefined) {
    const deviatesFromDecision = deviates(measure, content);
    return acceptUnlessIrregular<MeasureEvent>(
      meta,
      [],
      [{ type: 'MeasureRevised', data: { ...content, version, deviatesFromDecision } }],
    );
  }
  if (adoptionOf(measure) === undefined) return refuse('measure is not adopted');
  const { decisionLevel: level, process } = measure;
  const check = checkAdoption(facts.decision, { subject: subjectOf(meta, version), level, process });
  if (!check.adopts) return check.refused;
  return acceptUnlessIrregular<MeasureEvent>(meta, check.violations, [
    { type: 'MeasureRevised', data: { ...content, version, deviatesFromDecision: false, decision } },
  ]);
}

export function subjectOf(meta: CommandMeta, version: number): Subject {
  return { kind: 'measure', id: meta.id, version };
}

/** After its adoption, another wording, other goals, another end or budget. Another start alone is none. */
function deviates(measure: ExistingMeasure, content: MeasureContent): boolean {
  return adoptionOf(measure) !== undefined && !isSame(decidedIn(measure.content), decidedIn(content));
}

function decidedIn({ title, description, goals, schedule, budget }: MeasureContent): unknown {
  return { title, description: description ?? null, goals, end: schedule.end, budget: budget ?? null };
}
