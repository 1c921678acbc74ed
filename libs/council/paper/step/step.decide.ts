import type { CommandMeta } from '#event-sourcing';
import {
  accept,
  acceptAsIs,
  acceptUnlessIrregular,
  partId,
  refuse,
  refuseMissing,
  refuseReference,
} from '#event-sourcing';
import { notInDraft } from '../drafting/not-in-draft.js';
import type { DecideExisting, Of, PaperDecision, StepCommand } from '../paper-decision.js';
import type { PaperEvent } from '../paper.events.js';
import type { ExistingPaper } from '../paper.state.js';
import { isReadyToConclude } from '../paper.state.js';
import { beginning } from './beginning.js';
import { correctOutcome } from './correct-outcome.js';
import { recordOutcome } from './record-outcome.js';
import type { ScheduleFacts } from './step-sequence.js';
import { outOfSequence, STEP_OUT_OF_SEQUENCE } from './step-sequence.js';
import { decisiveStep, isEnded, nextOrder } from './step.state.js';

export const stepDecisions: DecideExisting<StepCommand> = {
  PlanStep: ({ data, meta }, paper) => planStep(data, paper, meta),
  ScheduleStep: ({ data, meta }, paper, facts) => scheduleStep(data, paper, facts, meta),
  DropStep: ({ data }, paper) => dropStep(data, paper),
  UnscheduleStep: ({ data }, paper) => unscheduleStep(data, paper),
  RecordStepOutcome: ({ data, meta }, paper) => recordOutcome(data, paper, meta),
  CorrectStepOutcome: ({ data, meta }, paper) => correctOutcome(data, paper, meta),
  ConcludePaper: (_command, paper) => conclude(paper),
};

/** Steps are planned from the draft on: the sequence is part of the paper. */
function planStep(data: Of<'PlanStep'>['data'], paper: ExistingPaper, meta: CommandMeta): PaperDecision {
  if (paper.status === 'withdrawn' || paper.status === 'concluded') return refuse(notInDraft(paper.status));
  const { committee, role, order = nextOrder(paper.steps) } = data;
  const step = partId(meta.commandId, 'step', 0);
  return accept<PaperEvent>({ type: 'StepPlanned', data: { step, committee, role, order } });
}

function scheduleStep(
  data: Of<'ScheduleStep'>['data'],
  paper: ExistingPaper,
  facts: ScheduleFacts,
  meta: CommandMeta,
): PaperDecision {
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

/** A step that will never come: planned by mistake, or no longer needed. */
function dropStep(data: Of<'DropStep'>['data'], paper: ExistingPaper): PaperDecision {
  const step = paper.steps.find(({ id }) => id === data.step);
  if (step === undefined) return refuseMissing('step is not known here');
  if (step.results.length > 0) return refuse('step has outcomes');
  if (paper.status === 'withdrawn' || paper.status === 'concluded') return refuse(notInDraft(paper.status));
  return accept<PaperEvent>({ type: 'StepDropped', data });
}

/** A step that waits for the meeting waits for another one again; one with an outcome of it stays. */
function unscheduleStep({ meeting }: Of<'UnscheduleStep'>['data'], paper: ExistingPaper): PaperDecision {
  const waiting = paper.steps.filter(
    (step) => step.meeting === meeting && step.results.every((result) => result.meeting !== meeting),
  );
  if (waiting.length === 0) return acceptAsIs('no step waits for this meeting');
  return accept<PaperEvent>(
    ...waiting.map(({ id: step }) => ({ type: 'StepUnscheduled', data: { step, meeting } }) as const),
  );
}

function conclude(paper: ExistingPaper): PaperDecision {
  if (paper.status === 'draft') return refuse('paper is not submitted');
  if (paper.status === 'withdrawn') return refuse(notInDraft(paper.status));
  if (paper.status === 'concluded') return acceptAsIs('concluded already');
  if (!isReadyToConclude(paper)) return refuse('consultation is not at its end');
  return accept<PaperEvent>({ type: 'PaperConcluded', data: decisiveStep(paper.steps) ?? { effect: 'none' } });
}
