import type { EvolveMap } from '#event-sourcing';
import type { CarriedOutcome, StepEvent } from '../paper.events.js';
import type { ExistingPaper } from '../paper.state.js';
import { bodyOf } from '../paper.state.js';
import type { Step, StepResult } from './step.state.js';

export const stepEvolution: EvolveMap<ExistingPaper, StepEvent> = {
  StepPlanned: (paper, { data: { step, ...planned } }) => ({
    ...paper,
    steps: [...paper.steps, { id: step, ...planned, results: [] }],
  }),
  StepAdded: (paper, { data: { step, how, cause, ...added } }) => {
    const referral = how === 'referred' ? { referredBy: cause } : {};
    return { ...paper, steps: [...paper.steps, { id: step, ...added, results: [], ...referral }] };
  },
  StepScheduled: (paper, { data }) => withStep(paper, data.step, (step) => ({ ...step, meeting: data.meeting })),
  StepUnscheduled: (paper, { data }) => withStep(paper, data.step, ({ meeting: _, ...step }) => step),
  StepDropped: (paper, { data }) => ({ ...paper, steps: paper.steps.filter((step) => step.id !== data.step) }),
  ConsultationBegan: inConsultation,
  StepOutcomeRecorded: (paper, { data }) => {
    const result = { ...resultOf(data), corrections: [] };
    return withStep(paper, data.step, (step) => ({ ...step, results: [...step.results, result] }));
  },
  StepOutcomeCorrected: (paper, { data }) => withStep(paper, data.step, (step) => corrected(step, data)),
  PaperConcluded: (paper) => ({ ...bodyOf(paper), status: 'concluded' }),
  ConsultationReopened: inConsultation,
};

function inConsultation(paper: ExistingPaper): ExistingPaper {
  return { ...bodyOf(paper), status: 'inConsultation' };
}

function withStep(paper: ExistingPaper, id: string, change: (step: Step) => Step): ExistingPaper {
  return { ...paper, steps: paper.steps.map((step) => (step.id === id ? change(step) : step)) };
}

function resultOf({ event, meeting, item, outcome, ends, effect }: CarriedOutcome): Omit<StepResult, 'corrections'> {
  return { event, meeting, item, outcome, ends, effect };
}

function corrected(step: Step, data: CarriedOutcome & { readonly corrected: string }): Step {
  const results = step.results.map((result) =>
    result.event === data.corrected
      ? { ...resultOf(data), event: result.event, corrections: [...result.corrections, data.event] }
      : result,
  );
  return { ...step, results };
}
