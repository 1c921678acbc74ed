import type { Deviations } from '#event-sourcing';
import type { Subject } from '#shared-kernel';
import type { CoSigner, PaperContent, PaperReference } from './paper.events.js';
import type { Outcome } from '../meeting/outcome/outcome.js';
import type { StepRole } from './step-outcome.js';
import type { Effect } from '../meeting/outcome/outcomes.js';

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

export interface CoSignature {
  readonly of: CoSigner;
  readonly status: 'open' | 'given' | 'refused' | 'withdrawn';
}

export interface PaperBody extends PaperContent {
  readonly processes: readonly string[];
  readonly version: number;
  readonly releasedVersion?: number;
  /** Every reference that was ever submitted, the present one last. All of them stay with the paper. */
  readonly references: readonly PaperReference[];
  /** What each version decides on, by its number. */
  readonly subjects: Readonly<Record<number, readonly Subject[]>>;
  readonly coSignatures: Readonly<Record<string, CoSignature>>;
  readonly steps: readonly Step[];
  readonly deviations: Deviations;
  /** The progress report that it brings before the committees. */
  readonly report?: string;
  /** As it was met in an extract; absent when it was drafted here. */
  readonly known?: PaperReference & { readonly title: string };
}

export const PAPER_STATUSES = ['draft', 'submitted', 'inConsultation', 'concluded', 'withdrawn'] as const;

export type Paper =
  | { readonly status: 'unknown' }
  // `returnedBy` is the meeting's event that returned it, as long as nothing was done with it since.
  | (PaperBody & { readonly status: 'draft'; readonly returnedBy?: string })
  | (PaperBody & { readonly status: 'submitted' | 'inConsultation' | 'concluded' })
  // `withdrawnBy` is the meeting's event that says so; absent when a clerk withdrew it.
  | (PaperBody & { readonly status: 'withdrawn'; readonly withdrawnBy?: string });

export type ExistingPaper = Exclude<Paper, { readonly status: 'unknown' }>;

/** What a paper has in every status. */
export function bodyOf(paper: ExistingPaper): PaperBody {
  switch (paper.status) {
    case 'draft': {
      const { status, returnedBy, ...body } = paper;
      return body;
    }
    case 'withdrawn': {
      const { status, withdrawnBy, ...body } = paper;
      return body;
    }
    case 'submitted':
    case 'inConsultation':
    case 'concluded': {
      const { status, ...body } = paper;
      return body;
    }
  }
}

export function isEnded(step: Step): boolean {
  return step.results.some((result) => result.ends);
}

/** The place behind the last step. */
export function nextOrder(steps: readonly Step[]): number {
  return Math.max(0, ...steps.map((step) => step.order)) + 1;
}

/** Whether the last step has ended, so that the policy `consultation` concludes. */
export function isReadyToConclude(paper: Paper): boolean {
  return paper.status === 'inConsultation' && paper.steps.length > 0 && paper.steps.every(isEnded);
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
