import type { CommandMeta, Decision, DeviationNoted, IrregularRefusal, PartialDate, Violation } from '#event-sourcing';
import {
  accept,
  acceptAsIs,
  acceptUnlessIrregular,
  certainlyAfter,
  partId,
  refuse,
  refuseMissing,
  refuseReference,
} from '#event-sourcing';
import { notInDraft } from './decide-drafting.js';
import type { PaperPhrase } from './paper.refusals.js';
import type { ExistingPaper, Step } from './paper.state.js';
import { isEnded, nextOrder } from './paper.state.js';
import type { PaperCommand } from './paper.js';
import type { PaperEvent } from './paper.events.js';

type Decided = Decision<PaperEvent | DeviationNoted, PaperPhrase | IrregularRefusal>;
type Data<T extends PaperCommand['type']> = Extract<PaperCommand, { readonly type: T }>['data'];

/** What scheduling needs to know of meetings. */
export interface MeetingFacts {
  /** The meeting that the command names; absent when it does not exist. */
  readonly meeting?: { readonly committee: string; readonly cancelled: boolean };
  /** When the meetings of the paper's steps are, and the command's, by their id. */
  readonly days: Readonly<Record<string, PartialDate>>;
}

/** Steps are planned from the draft on: the sequence is part of the paper. */
export function planStep(data: Data<'PlanStep'>, paper: ExistingPaper, meta: CommandMeta): Decided {
  if (paper.status === 'withdrawn' || paper.status === 'concluded') return refuse(notInDraft(paper.status));
  const { committee, role, order = nextOrder(paper.steps) } = data;
  const step = partId(meta.commandId, 'step', 0);
  return accept<PaperEvent>({ type: 'StepPlanned', data: { step, committee, role, order } });
}

export function scheduleStep(
  data: Data<'ScheduleStep'>,
  paper: ExistingPaper,
  facts: MeetingFacts,
  meta: CommandMeta,
): Decided {
  const step = paper.steps.find(({ id }) => id === data.step);
  if (step === undefined) return refuseMissing('step is not known here');
  if (paper.status === 'draft') return refuse('paper is not submitted');
  if (paper.status === 'withdrawn' || paper.status === 'concluded') return refuse(notInDraft(paper.status));
  if (isEnded(step)) return refuse('step has ended already');
  if (step.meeting === data.meeting) return acceptAsIs('scheduled for this meeting already');
  if (facts.meeting === undefined) return refuseReference('meeting does not exist', 'meeting');
  if (facts.meeting.committee !== step.committee) return refuse('meeting is of another committee');
  if (facts.meeting.cancelled) return refuse('meeting is cancelled');
  const violations = outOfSequence(paper.steps, { ...step, meeting: data.meeting }, facts.days);
  return acceptUnlessIrregular<PaperEvent>(
    meta,
    violations ? [STEP_OUT_OF_SEQUENCE] : [],
    [{ type: 'StepScheduled', data }, ...beginning(paper, step.id)],
    step.id,
  );
}

/** A submitted paper is in consultation once its first step is scheduled or has an outcome. */
export function beginning(paper: ExistingPaper, step: string): readonly PaperEvent[] {
  return paper.status === 'submitted' ? [{ type: 'ConsultationBegan', data: { step } }] : [];
}

/** A step that will never come: planned by mistake, or no longer needed. */
export function dropStep(data: Data<'DropStep'>, paper: ExistingPaper): Decided {
  const step = paper.steps.find(({ id }) => id === data.step);
  if (step === undefined) return refuseMissing('step is not known here');
  if (step.results.length > 0) return refuse('step has outcomes');
  if (paper.status === 'withdrawn' || paper.status === 'concluded') return refuse(notInDraft(paper.status));
  return accept<PaperEvent>({ type: 'StepDropped', data });
}

export const STEP_OUT_OF_SEQUENCE: Violation = {
  rule: 'stepOutOfSequence',
  ruleVersion: 'builtin-1',
  weight: 'formal',
  source: 'builtin',
  allowedInstead: 'schedule the deciding step after the preparatory steps before it',
};

/** Only what is certain: a preparatory step without a meeting, or one whose meeting certainly comes later. */
function outOfSequence(steps: readonly Step[], moved: Step, days: MeetingFacts['days']): boolean {
  return steps.some((other) => {
    if (other.id === moved.id || isEnded(other)) return false;
    if (prepares(other, moved)) return other.meeting === undefined || isLater(other.meeting, moved.meeting, days);
    return prepares(moved, other) && isLater(moved.meeting, other.meeting, days);
  });
}

export function prepares(one: Step, other: Step): boolean {
  return one.role === 'preparatory' && other.role === 'deciding' && one.order <= other.order;
}

function isLater(one: string | undefined, other: string | undefined, days: MeetingFacts['days']): boolean {
  const [left, right] = [one, other].map((meeting) => (meeting === undefined ? undefined : days[meeting]));
  return left !== undefined && right !== undefined && certainlyAfter(left, right);
}
