import type { Refusal } from '../commands/refusal.js';
import type { AnyDeciderOf } from '../streams/any-decider-of.types.js';
import type { EdgeDecider } from './edge-claim.js';

/** A structure of edges between entities of one category, such as the tree of organisations. */
export interface EdgeStructure<S = unknown> {
  /** The streams that hold the claimed edges. */
  readonly decider: EdgeDecider;
  /** The entities that hold the edges. Their `evolve` is made by `evolveByType`, which leaves `ClaimAbandoned`. */
  readonly holders: AnyDeciderOf<S>;
  /** Events of a holder that may end an edge. */
  readonly endedBy: readonly string[];
  readonly refusals: { readonly circle: Refusal; readonly tooLong: Refusal };
  // Method syntax: a structure of narrower states may be used where any structure is handed in.
  /** Id of the structure's stream, by the state of a holder; without one for a holder that does not exist. */
  idOf(state: S): string | undefined;
  /** The entities that the holder's edges lead to. */
  edgesOf(state: S): readonly string[];
}

/** The refusals of a structure where a circle and too long a chain are impossible. Each is a reason of the holders' decider. */
export function impossibleEdges<R extends string>(reasons: {
  readonly circle: R;
  readonly tooLong: R;
}): EdgeStructure['refusals'] {
  return {
    circle: { kind: 'impossible', reason: reasons.circle },
    tooLong: { kind: 'impossible', reason: reasons.tooLong },
  };
}
