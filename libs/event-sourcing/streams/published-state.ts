/**
 * A part of a stream's state that other streams may read without knowing the stream's decider. It is declared where it is
 * needed or below; the decider of the category publishes it (`Decider.publishes`).
 */
export interface PublishedState<V> {
  readonly category: string;
  /** The state of a stream that does not exist. */
  readonly absent: V;
}

export function publishedState<V>(category: string, absent: V): PublishedState<V> {
  return { category, absent };
}

/** The function by which a decider derives a published state from its own. */
export interface Publication<S> {
  readonly of: PublishedState<unknown>;
  // Method syntax: a decider of a narrower state may be used where any decider is handed in.
  view(state: S): unknown;
}

export function publish<S, V>(of: PublishedState<V>, view: (state: S) => V): Publication<S> {
  return { of, view };
}
