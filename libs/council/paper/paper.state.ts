import type { Deviations, PartialDate } from '#event-sourcing';
import type { Subject } from '#shared-kernel';
import type { CoSignature } from './co-signature/co-signature.state.js';
import type { PaperReference } from '../reference/paper-reference.js';
import type { PaperContent } from './paper.events.js';
import type { Step } from './step/step.state.js';
import { isEnded } from './step/step.state.js';

export interface PaperBody extends PaperContent {
  readonly processes: readonly string[];
  readonly version: number;
  readonly releasedVersion?: number;
  /** Every reference that was ever submitted, the present one last. All of them stay with the paper. */
  readonly references: readonly PaperReference[];
  /** The subjects that each version decides on, by its number. */
  readonly subjects: Readonly<Record<number, readonly Subject[]>>;
  readonly coSignatures: Readonly<Record<string, CoSignature>>;
  readonly steps: readonly Step[];
  readonly deviations: Deviations;
  /** The progress report that it brings before the committees. */
  readonly report?: string;
  /** The facts of the extract that it is known from; absent when it was drafted here. */
  readonly known?: PaperReference & { readonly title: string };
}

export const PAPER_STATUSES = ['draft', 'submitted', 'inConsultation', 'concluded', 'withdrawn'] as const;

export type Paper =
  | { readonly status: 'unknown' }
  // `returnedBy` is the meeting's event that returned it, as long as it was not changed since.
  | (PaperBody & { readonly status: 'draft'; readonly returnedBy?: string })
  | (PaperBody & { readonly status: 'submitted' | 'inConsultation' | 'concluded' })
  // `withdrawnBy` is the meeting's event that withdrew it; absent when a clerk withdrew it.
  | (PaperBody & { readonly status: 'withdrawn'; readonly withdrawnOn: PartialDate; readonly withdrawnBy?: string });

export type ExistingPaper = Exclude<Paper, { readonly status: 'unknown' }>;

/** The fields that a paper has in every status. */
export function bodyOf(paper: ExistingPaper): PaperBody {
  switch (paper.status) {
    case 'draft': {
      const { status, returnedBy, ...body } = paper;
      return body;
    }
    case 'withdrawn': {
      const { status, withdrawnOn, withdrawnBy, ...body } = paper;
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

/** Whether the last step has ended, so that the policy `consultation` concludes. */
export function isReadyToConclude(paper: Paper): boolean {
  return paper.status === 'inConsultation' && paper.steps.length > 0 && paper.steps.every(isEnded);
}
