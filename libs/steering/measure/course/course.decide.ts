import { fourEyes } from '#shared-kernel';
import type { Violation } from '#event-sourcing';
import { accept, acceptAsIs, acceptUnlessIrregular, certainlyBefore, refuse, refuseInput } from '#event-sourcing';
import type { ExistingMeasure } from '../measure.state.js';
import { measureStatus, openProvisions, progressOf } from '../measure.state.js';
import type { MeasureEvent } from '../measure.events.js';
import type { CourseCommand, MeasureDecision, MeasureFacts, Of } from '../measure-facts.js';
import type { MeasureRefusal } from '../measure.refusals.js';
import { isOver } from '../measure-status.js';

const BUILTIN = { ruleVersion: 'builtin-1', source: 'builtin' } as const;

const OPEN_MILESTONES: Violation = {
  ...BUILTIN,
  rule: 'openMilestones',
  weight: 'formal',
  allowedInstead: 'reach or drop the open milestones first',
};

export const FOUR_EYES = fourEyes('leave it to somebody else than who reported it, or who leads');

export function decideCourse(command: CourseCommand, measure: ExistingMeasure, facts: MeasureFacts): MeasureDecision {
  switch (command.type) {
    case 'StartMeasure': {
      if (measure.status === 'inProgress' || measure.status === 'blocked') return acceptAsIs('has started already');
      const hindrance = hindranceToStart(measure, facts);
      return hindrance === undefined ? accept<MeasureEvent>(STARTED) : refuse(hindrance);
    }
    case 'ReportProgress':
      return reportProgress(command, measure, facts);
    case 'BlockMeasure':
      return block(command, measure);
    case 'UnblockMeasure':
      if (measure.status !== 'blocked') return refuse('measure is not blocked');
      return accept<MeasureEvent>({ type: 'MeasureUnblocked', data: {} });
    case 'ReportCompletion':
    case 'ConfirmCompletion':
    case 'DeclineCompletion':
      return decideCompletion(command, measure);
    case 'HandOverMeasure':
      if (measure.status === 'handedOver') return acceptAsIs('handed over already');
      if (!isCarriedOut(measure) && measure.status !== 'completed') return refuse('measure is not under way');
      return accept<MeasureEvent>({ type: 'MeasureHandedOver', data: command.data });
    case 'CancelMeasure':
      if (measure.status === 'cancelled') return acceptAsIs('cancelled already');
      if (isOver(measureStatus(measure))) return refuse('measure is over');
      return accept<MeasureEvent>({ type: 'MeasureCancelled', data: command.data });
    case 'SupersedeMeasure':
      return supersede(command, measure, facts);
  }
}

const STARTED = { type: 'MeasureStarted', data: {} } as const;

function isCarriedOut({ status }: ExistingMeasure): boolean {
  return status === 'adopted' || status === 'inProgress' || status === 'blocked';
}

function hindranceToStart(measure: ExistingMeasure, facts: MeasureFacts): MeasureRefusal | undefined {
  if (measure.status !== 'adopted')
    return isOver(measureStatus(measure)) ? 'measure is over' : 'measure is not adopted';
  const isHeld = facts.hasOpenDecisionProvisions || openProvisions(measure).length > 0;
  return isHeld ? 'a provision is not met' : undefined;
}

/** The first report of an adopted measure starts it. */
function reportProgress(
  { data, meta }: Of<'ReportProgress'>,
  measure: ExistingMeasure,
  facts: MeasureFacts,
): MeasureDecision {
  const { percent, note, reason } = data;
  const starts = measure.status !== 'inProgress' && measure.status !== 'blocked';
  const hindrance = starts ? hindranceToStart(measure, facts) : undefined;
  if (hindrance !== undefined) return refuse(hindrance);
  if (measure.kind === 'permanentTask' && percent !== undefined) return refuse('a permanent task has no percent');
  if (percent === undefined && note === undefined) return refuseInput('a report says percent or note', 'percent');
  const before = progressOf(measure);
  // What is certainly older than the present word on it takes nothing back.
  const follows = before !== undefined && !certainlyBefore(meta.occurredOn, before.on);
  if (percent !== undefined && follows && percent < before.percent && reason === undefined) {
    return refuse('a decrease needs a reason');
  }
  const reported: MeasureEvent = { type: 'MeasureProgressReported', data };
  return starts ? accept<MeasureEvent>(STARTED, reported) : accept<MeasureEvent>(reported);
}

function block({ data, meta }: Of<'BlockMeasure'>, measure: ExistingMeasure): MeasureDecision {
  if (measure.status === 'blocked') return refuse('measure is blocked');
  if (measure.status !== 'inProgress')
    return refuse(isCarriedOut(measure) ? 'measure has not started' : notUnderWay(measure));
  if (measure.completion !== undefined) return refuse('completion waits for its confirmation');
  if (data.by === meta.id) return refuse('measure cannot wait for itself');
  return accept<MeasureEvent>({ type: 'MeasureBlocked', data });
}

function notUnderWay(measure: ExistingMeasure): MeasureRefusal {
  return isOver(measureStatus(measure)) ? 'measure is over' : 'measure is not under way';
}

function decideCompletion(
  { type, data, meta }: Of<'ReportCompletion'> | Of<'ConfirmCompletion'> | Of<'DeclineCompletion'>,
  measure: ExistingMeasure,
): MeasureDecision {
  if (measure.kind === 'permanentTask') return refuse('a permanent task is not completed');
  if (measure.status === 'completed' && type === 'ConfirmCompletion') return acceptAsIs('completed already');
  if (measure.status === 'blocked') return refuse('measure is blocked');
  if (measure.status !== 'inProgress')
    return refuse(isCarriedOut(measure) ? 'measure has not started' : notUnderWay(measure));
  const { completion } = measure;
  if (type === 'ReportCompletion') {
    if (completion !== undefined) return acceptAsIs('reported already');
    const hasOpen = measure.milestones.some(({ status }) => status === 'open');
    return acceptUnlessIrregular<MeasureEvent>(meta, hasOpen ? [OPEN_MILESTONES] : [], [
      { type: 'MeasureCompletionReported', data: { reportedBy: meta.actor, ...data } },
    ]);
  }
  if (completion === undefined) return refuse('completion is not reported');
  if (type === 'DeclineCompletion') return accept<MeasureEvent>({ type: 'MeasureCompletionDeclined', data });
  return acceptUnlessIrregular<MeasureEvent>(meta, completion.reportedBy === meta.actor ? [FOUR_EYES] : [], [
    { type: 'MeasureCompleted', data: {} },
  ]);
}

function supersede(
  { data, meta }: Of<'SupersedeMeasure'>,
  measure: ExistingMeasure,
  { walk }: MeasureFacts,
): MeasureDecision {
  if (measure.status === 'superseded' && measure.by === data.by) return acceptAsIs('superseded already');
  if (isOver(measureStatus(measure))) return refuse('measure is over');
  if (data.by === meta.id) return refuse('measure cannot supersede itself');
  if (walk === 'circle') return refuse('supersessions would form a circle');
  if (walk === 'too long') return refuse('chain of supersessions is longer than 100');
  return accept<MeasureEvent>({ type: 'MeasureSuperseded', data });
}
