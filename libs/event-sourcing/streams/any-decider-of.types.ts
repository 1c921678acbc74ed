import type { Publication } from './published-state.js';

/** The part of a decider that loading a state needs. */
export interface AnyDeciderOf<S> {
  readonly category: string;
  readonly initial: S;
  readonly readsPersonalFields?: true;
  readonly publishes?: readonly Publication<S>[];
  // Method syntax is checked bivariantly: a decider of any event type is assignable.
  evolve(state: S, event: never): S;
}
