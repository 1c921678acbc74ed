import type { FactReader } from '#event-sourcing';
import type { DecisionRef, Subject, SubjectState } from '#shared-kernel';
import { subjectState } from '#shared-kernel';
import { decisionFacts } from '../decision/decision-facts.js';

/** The part of a decision that was not carried out. */
export interface NotCarriedOut {
  readonly open: readonly Subject[];
  /** Ids of provisions of a recorded decision that are not met. */
  readonly openProvisions: readonly string[];
}

/** Measures that are not adopted, or adopted and not started, and goals that are not adopted. */
export async function notCarriedOut(decision: DecisionRef, read: FactReader): Promise<NotCarriedOut> {
  const facts = await decisionFacts(decision, read);
  if (facts.effect !== 'adopts') return { open: [], openProvisions: [] };
  const open: Subject[] = [];
  for (const subject of facts.lists) {
    const state = await subjectState(subject, read);
    if (state !== undefined && isNotCarriedOut(subject.kind, state.status)) open.push(subject);
  }
  return { open, openProvisions: facts.openProvisions };
}

/** An adopted goal has no start; a rejected, cancelled or superseded subject was dealt with. */
export function isNotCarriedOut(kind: Subject['kind'], status: string): boolean {
  if (kind === 'goal' && status === 'adopted') return false;
  return NOT_STARTED.includes(status);
}

const NOT_STARTED: readonly SubjectState['status'][] = ['proposed', 'reviewed', 'adopted', 'planned'];
