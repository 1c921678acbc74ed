import type { DecisionLevel } from '#shared-kernel';
import type { DecisionContent, DecisionKind } from './decision.events.js';

/** The level of a decision of this kind, where a clerk may have named one. */
export function levelOf(kind: DecisionKind, named: DecisionLevel | undefined): DecisionContent['level'] {
  switch (kind) {
    case 'executive':
      return named ?? 'administration';
    case 'urgent':
    case 'earlier':
      return named ?? 'unknown';
  }
}

export function contentProblem(
  kind: DecisionKind,
  { level }: DecisionContent,
): 'executive decision is of another level' | undefined {
  return kind === 'executive' && level !== 'administration' ? 'executive decision is of another level' : undefined;
}
