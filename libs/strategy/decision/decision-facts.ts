import type { FactReader } from '#event-sourcing';
import type { DecisionLevel, DecisionRef, Subject } from './decision-ref.js';

/** What a decision says about the things that it is said to decide. */
export type DecisionFacts =
  /** There is no such decision, meeting, item or outcome. */
  | { readonly effect: 'unknown' }
  /** It took note, recommended, rejected, postponed …: it adopts nothing. */
  | { readonly effect: 'adoptsNothing'; readonly outcome: string }
  /** An invalidating deviation of the outcome is open, or ended as void or repeated. */
  | { readonly effect: 'withoutEffect' }
  /** The outcome was corrected by another event, or the decision was withdrawn. */
  | { readonly effect: 'superseded' }
  | {
      readonly effect: 'adopts';
      readonly process?: string;
      readonly level: DecisionLevel | 'unknown';
      readonly lists: readonly Subject[];
      /** Ids of provisions of a recorded decision that are not met. */
      readonly openProvisions: readonly string[];
    };

/** Looks a decision up in its own streams. */
export type DecisionFactsOf = (decision: DecisionRef, read: FactReader) => Promise<DecisionFacts>;

export const decisionFacts: DecisionFactsOf = async () => await Promise.resolve({ effect: 'unknown' });
