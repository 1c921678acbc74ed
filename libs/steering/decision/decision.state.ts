import type { Provision, SubjectRef } from '#shared-kernel';
import type { DecisionContent, DecisionKind } from './decision.events.js';

export interface RecordedDecision extends DecisionContent {
  readonly process: string;
  readonly kind: DecisionKind;
  /** The event with its present wording. */
  readonly event: string;
  /** All subjects that it listed at any time. */
  readonly everListed: readonly SubjectRef[];
  readonly provisions: readonly Provision[];
  /** Ids of those that are met. */
  readonly met: readonly string[];
  /** A reminder of its open subjects was recorded. */
  readonly followUpDue: boolean;
}

export type DecisionRecord =
  | { readonly status: 'unknown' }
  | (RecordedDecision & { readonly status: 'recorded' })
  | (RecordedDecision & { readonly status: 'withdrawn' });

export type KnownDecision = Exclude<DecisionRecord, { readonly status: 'unknown' }>;

export function openProvisionsOf({ provisions, met }: RecordedDecision): readonly string[] {
  return provisions.map(({ provision }) => provision).filter((id) => !met.includes(id));
}
