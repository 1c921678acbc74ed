import type { Message } from '#event-sourcing';
import { SHARED } from '#event-sourcing';
import type { DecisionLevel, DecisionRef } from '#shared-kernel';

export const BASIS_ENDS = ['upheld', 'replaced', 'withdrawn'] as const;

/** Of measures and goals: the decision on their adoption was corrected, became void or was withdrawn by `cause`, an event. */
export type BasisEvent =
  | Message<
      'BasisQuestioned',
      {
        readonly question: string;
        readonly decision: DecisionRef;
        readonly cause: string;
        readonly why: 'corrected' | 'void' | 'withdrawn';
      }
    >
  /**
   * By a person, about the decision of the adoption or of the last revision; `nothing` if neither rests on it any more,
   * and then nothing changes. After `replaced` the subject rests on `decision`. After `withdrawn` an adopted subject is
   * proposed again unless it is over, and a revised one deviates.
   */
  | Message<
      'BasisResolved',
      {
        readonly question: string;
        readonly how: (typeof BASIS_ENDS)[number];
        readonly of: 'adoption' | 'revision' | 'nothing';
        /** Whether its content differs from the decided one. */
        readonly deviatesFromDecision: boolean;
        readonly reason: string;
        readonly decision?: DecisionRef;
        /** The version that `decision` lists, and the body that took it. */
        readonly version?: number;
        readonly level?: DecisionLevel | 'unknown';
      }
    >;

export const basisShapes = { BasisQuestioned: SHARED, BasisResolved: SHARED } as const;

/** Events that are one entry of the time line and nothing else. */
export const BASIS_ENTRIES = ['BasisQuestioned', 'BasisResolved'] as const satisfies readonly BasisEvent['type'][];
