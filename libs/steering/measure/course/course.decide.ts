import type { CommandOf } from '#commands';
import type { Command } from '#event-sourcing';
import { accept, acceptAsIs, certainlyBefore, refuse, refuseInput } from '#event-sourcing';
import type { MeasureDecision, MeasureDecisions, MeasureFacts } from '../measure-facts.js';
import { isOver } from '../measure-status.js';
import type { MeasureEvent } from '../measure.events.js';
import type { MeasureRefusal } from '../measure.refusals.js';
import type { ExistingMeasure } from '../measure.state.js';
import { measureStatus, openProvisions, progressOf } from '../measure.state.js';
import type { courseCommands } from './course.commands.js';
import { whyNotInProgress } from './not-in-progress.js';

const STARTED = { type: 'MeasureStarted', data: {} } as const;

type CourseCommand = CommandOf<(typeof courseCommands)[number]>;
type Of<T extends CourseCommand['type']> = Extract<CourseCommand, Command<T>>;

export const courseDecisions: MeasureDecisions<CourseCommand> = {
  StartMeasure: (_command, measure, facts) => {
    if (measure.status === 'inProgress' || measure.status === 'blocked') return acceptAsIs('has started already');
    const hindrance = hindranceToStart(measure, facts);
    return hindrance === undefined ? accept<MeasureEvent>(STARTED) : refuse(hindrance);
  },
  ReportProgress: reportProgress,
  BlockMeasure: ({ data, meta }, measure) => {
    if (measure.status === 'blocked') return refuse('measure is blocked');
    if (measure.status !== 'inProgress') return refuse(whyNotInProgress(measure));
    if (measure.completion !== undefined) return refuse('completion waits for its confirmation');
    if (data.by === meta.id) return refuse('measure cannot wait for itself');
    return accept<MeasureEvent>({ type: 'MeasureBlocked', data });
  },
  UnblockMeasure: (_command, measure) => {
    if (measure.status !== 'blocked') return refuse('measure is not blocked');
    return accept<MeasureEvent>({ type: 'MeasureUnblocked', data: {} });
  },
};

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
  // A report that is certainly older than the present one changes no progress.
  const follows = before !== undefined && !certainlyBefore(meta.occurredOn, before.on);
  if (percent !== undefined && follows && percent < before.percent && reason === undefined) {
    return refuse('a decrease needs a reason');
  }
  const reported: MeasureEvent = { type: 'MeasureProgressReported', data };
  return starts ? accept<MeasureEvent>(STARTED, reported) : accept<MeasureEvent>(reported);
}
