import type { Outcome } from '../../meeting/outcome/outcome.js';
import type { Effect } from '../../meeting/outcome/outcomes.js';
import type { StepRole } from './step-outcome.js';

/** An outcome that a committee's meeting brought to a step; `event` is the meeting's, `corrections` those that corrected it. */
export interface StepResult {
  readonly event: string;
  readonly corrections: readonly string[];
  readonly meeting: string;
  readonly item: string;
  readonly outcome: Outcome;
  readonly ends: boolean;
  readonly effect: Effect;
}

export interface Step {
  readonly id: string;
  readonly committee: string;
  readonly role: StepRole;
  readonly order: number;
  readonly meeting?: string;
  /** The meeting's event that referred the paper to this committee. */
  readonly referredBy?: string;
  readonly results: readonly StepResult[];
}

export function isEnded(step: Step): boolean {
  return step.results.some((result) => result.ends);
}

/** The place behind the last step. */
export function nextOrder(steps: readonly Step[]): number {
  return Math.max(0, ...steps.map((step) => step.order)) + 1;
}

/** The step whose outcome is the paper's: the last deciding one, else the last that had an effect. */
export function decisiveStep(steps: readonly Step[]): { readonly step: string; readonly effect: Effect } | undefined {
  const ended = [...steps]
    .sort((a, b) => a.order - b.order)
    .flatMap((step) =>
      step.results.filter(({ ends, effect }) => ends && effect !== 'none').map(({ effect }) => ({ step, effect })),
    );
  const deciding = ended.filter(
    ({ step, effect }) => step.role === 'deciding' || effect === 'approved' || effect === 'rejected',
  );
  const last = deciding.at(-1) ?? ended.at(-1);
  return last && { step: last.step.id, effect: last.effect };
}
