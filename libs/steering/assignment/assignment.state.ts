import type { Deviations, PartialDate } from '#event-sourcing';

interface Given {
  /** The organisation that is to do it. */
  readonly to: string;
  readonly due: PartialDate;
  readonly deviations: Deviations;
}

export type Assignment =
  | { readonly status: 'unknown' }
  | (Given & { readonly status: 'given' | 'accepted' | 'confirmed' | 'dropped' })
  | (Given & { readonly status: 'reportedDone'; readonly reportedBy: string });

export type KnownAssignment = Exclude<Assignment, { readonly status: 'unknown' }>;
