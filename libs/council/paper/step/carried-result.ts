import type { CommandMeta, Decided } from '#event-sourcing';
import { acceptUnlessIrregular } from '#event-sourcing';
import type { Outcome } from '../../meeting/outcome/outcome.js';
import type { PaperDecision } from '../paper-decision.js';
import type { CarriedOutcome, PaperEvent } from '../paper.events.js';
import type { ExistingPaper } from '../paper.state.js';
import { effectOf, endsStep } from './step-outcome.js';
import { prepares, STEP_OUT_OF_SEQUENCE } from './step-sequence.js';
import type { Step, StepResult } from './step.state.js';
import { isEnded } from './step.state.js';

const NOTED_BY_SYSTEM = 'The committee dealt with the paper before the preparatory step had ended.';

export function carried(
  { id, committee, role }: Step,
  { meeting, item }: Pick<StepResult, 'meeting' | 'item'>,
  event: string,
  outcome: Outcome,
): CarriedOutcome {
  const [ends, effect] = [endsStep(outcome, role), effectOf(outcome, role)];
  return { step: id, committee, role, meeting, item, event, outcome, ends, effect };
}

/** By the event that first recorded it, or by one that corrected it; in a joint sitting each committee has its own. */
export function findResult(
  paper: ExistingPaper,
  event: string,
  committee?: string,
): { readonly step: Step; readonly result: StepResult } | undefined {
  for (const step of paper.steps) {
    if (committee !== undefined && step.committee !== committee) continue;
    const result = step.results.find((one) => eventsOf(one).includes(event));
    if (result !== undefined) return { step, result };
  }
  return undefined;
}

export function eventsOf(result: StepResult): readonly string[] {
  return [result.event, ...result.corrections];
}

export function reopened(cause: string): PaperEvent {
  return { type: 'ConsultationReopened', data: { cause } };
}

/** A policy cannot give reasons: the system notes that a deciding step came too early, once a step. */
export function notingSequence(
  meta: CommandMeta,
  paper: ExistingPaper,
  step: Step,
  { effect }: CarriedOutcome,
  events: readonly Decided<PaperEvent>[],
): PaperDecision {
  const { rule } = STEP_OUT_OF_SEQUENCE;
  const noted = Object.values(paper.deviations).some((one) => one.rule === rule && one.subject === step.id);
  const early = effect !== 'none' && !noted && paper.steps.some((other) => !isEnded(other) && prepares(other, step));
  const evidence = { kind: 'system', policy: 'consultation' } as const;
  const deviations = early ? [{ rule, reason: NOTED_BY_SYSTEM, evidence }] : [];
  return acceptUnlessIrregular<PaperEvent>(
    { ...meta, deviations },
    early ? [STEP_OUT_OF_SEQUENCE] : [],
    events,
    step.id,
  );
}
