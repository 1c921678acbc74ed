import type { Message } from '#event-sourcing';
import { SHARED } from '#event-sourcing';
import type { DecisionLevel, DecisionRef } from '#shared-kernel';

export const BASIS_ENDS = ['upheld', 'replaced', 'withdrawn'] as const;

/** Of measures and goals: what their adoption rests on was corrected, became void or was withdrawn by `cause`, an event. */
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
   * By a person, of what the adoption or the last revision rests on, or of `nothing` that rests on it any more: then it
   * changes nothing. `replaced` rests on `decision` from now on; after
   * `withdrawn` what was adopted is proposed again unless it is over, and what was revised deviates.
   */
  | Message<
      'BasisResolved',
      {
        readonly question: string;
        readonly how: (typeof BASIS_ENDS)[number];
        readonly of: 'adoption' | 'revision' | 'nothing';
        /** Whether it says something else now than what was decided. */
        readonly deviatesFromDecision: boolean;
        readonly reason: string;
        readonly decision?: DecisionRef;
        /** The version that `decision` lists, and who took it. */
        readonly version?: number;
        readonly level?: DecisionLevel | 'unknown';
      }
    >;

export const basisShapes = { BasisQuestioned: SHARED, BasisResolved: SHARED } as const;
