import type { CommandMeta, Violation } from '#event-sourcing';
import { accept, acceptAsIs, acceptUnlessIrregular, refuse } from '#event-sourcing';
import { whyNotInProgress } from '../course/not-in-progress.js';
import { FOUR_EYES } from '../four-eyes-of-measure.js';
import type { MeasureDecision } from '../measure-facts.js';
import type { MeasureEvent } from '../measure.events.js';
import type { MeasureRefusal } from '../measure.refusals.js';
import type { ExistingMeasure } from '../measure.state.js';

const OPEN_MILESTONES: Violation = {
  rule: 'openMilestones',
  ruleVersion: 'builtin-1',
  weight: 'formal',
  source: 'builtin',
  allowedInstead: 'reach or drop the open milestones first',
  germanInstead: 'erst die offenen Meilensteine erreichen oder streichen',
};

export function reportCompletion(
  data: { readonly note?: string },
  measure: ExistingMeasure,
  meta: CommandMeta,
): MeasureDecision {
  if (measure.kind === 'permanentTask') return refuse('a permanent task is not completed');
  if (measure.status !== 'inProgress') return refuse(hindranceToCompletion(measure));
  if (measure.completion !== undefined) return acceptAsIs('reported already');
  const hasOpen = measure.milestones.some(({ status }) => status === 'open');
  return acceptUnlessIrregular<MeasureEvent>(meta, hasOpen ? [OPEN_MILESTONES] : [], [
    { type: 'MeasureCompletionReported', data: { reportedBy: meta.actor, ...data } },
  ]);
}

export function confirmCompletion(measure: ExistingMeasure, meta: CommandMeta): MeasureDecision {
  if (measure.kind === 'permanentTask') return refuse('a permanent task is not completed');
  if (measure.status === 'completed') return acceptAsIs('completed already');
  if (measure.status !== 'inProgress') return refuse(hindranceToCompletion(measure));
  const { completion } = measure;
  if (completion === undefined) return refuse('completion is not reported');
  return acceptUnlessIrregular<MeasureEvent>(meta, completion.reportedBy === meta.actor ? [FOUR_EYES] : [], [
    { type: 'MeasureCompleted', data: {} },
  ]);
}

export function declineCompletion(data: { readonly reason: string }, measure: ExistingMeasure): MeasureDecision {
  if (measure.kind === 'permanentTask') return refuse('a permanent task is not completed');
  if (measure.status !== 'inProgress') return refuse(hindranceToCompletion(measure));
  if (measure.completion === undefined) return refuse('completion is not reported');
  return accept<MeasureEvent>({ type: 'MeasureCompletionDeclined', data });
}

function hindranceToCompletion(measure: ExistingMeasure): MeasureRefusal {
  return measure.status === 'blocked' ? 'measure is blocked' : whyNotInProgress(measure);
}
