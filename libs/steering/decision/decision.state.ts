import type { DateRefined, Evolved } from '#event-sourcing';
import type { DecisionContent, DecisionEvent, DecisionKind } from './decision.events.js';
import type { Provision, SubjectRef } from '#shared-kernel';
import { everListed } from '#shared-kernel';

export interface RecordedDecision extends DecisionContent {
  readonly process: string;
  readonly kind: DecisionKind;
  /** The event that holds what it says now. */
  readonly event: string;
  /** What it listed at any time. */
  readonly everListed: readonly SubjectRef[];
  readonly provisions: readonly Provision[];
  /** Ids of those that are met. */
  readonly met: readonly string[];
  /** It was reminded of what it decided and nobody carried out. */
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

export function evolveDecision(decision: DecisionRecord, event: Evolved<DecisionEvent | DateRefined>): DecisionRecord {
  if (event.type === 'DecisionRecorded') {
    const { title: _, followUpOn: __, ...said } = event.data;
    const listed = everListed([], said.decides);
    return { status: 'recorded', ...said, event: event.eventId, everListed: listed, met: [], followUpDue: false };
  }
  if (decision.status === 'unknown') return decision;
  switch (event.type) {
    case 'DecisionProvisionMet':
      return { ...decision, met: [...decision.met, event.data.provision] };
    case 'DecisionCorrected': {
      const { by, level, decides } = event.data;
      const listed = everListed(decision.everListed, decides);
      return { ...decision, by, level, decides, event: event.eventId, everListed: listed };
    }
    case 'DecisionWithdrawn':
      return { ...decision, status: 'withdrawn' };
    case 'DecisionFollowUpDue':
      return { ...decision, followUpDue: true };
    case 'DateRefined':
      return decision;
  }
}
