import { categoryOf } from '../store/stream-name.js';
import type { Message, Recorded } from '../messages/message.js';
import type { Policy, PolicyReader, Reaction } from './policy.js';
import type { StreamFold } from './stream-fold.js';

/**
 * A policy that decides by a state of the event's stream. The state is folded from the stream itself as of the append
 * that the event came in, whether the policy received the events before or not.
 */
export interface StatefulPolicy<E extends Message, S, F = undefined, W = unknown> extends Omit<
  Policy<E, F, W>,
  'facts' | 'react'
> {
  /** For events of other categories than these the state is the initial one. Default: all. */
  readonly state: StreamFold<S> & { readonly categories?: readonly string[] };
  /** Reads further facts from streams. Omitted when the policy needs none. */
  facts?(event: Recorded<E>, read: PolicyReader): Promise<F>;
  /** Pure. */
  decide(event: Recorded<E>, state: S, facts: F): Reaction;
}

export function statefulPolicy<E extends Message, S, F = undefined, W = unknown>(
  definition: StatefulPolicy<E, S, F, W>,
): Policy<E, { readonly state: S; readonly facts: F }, W> {
  const fold = definition.state;
  const folds = ({ stream }: Recorded): boolean => fold.categories?.includes(categoryOf(stream)) ?? true;
  return {
    ...definition,
    facts: async (event, read) => ({
      state: folds(event) ? await read.asOf(fold, event) : fold.initial,
      // A policy without facts has `undefined` for them.
      facts: (await definition.facts?.(event, read)) as F,
    }),
    react: (event, { state, facts: known }) => definition.decide(event, state, known),
  };
}
