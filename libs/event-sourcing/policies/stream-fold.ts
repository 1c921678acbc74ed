import type { Recorded } from '../messages/message.js';

/** A state folded from one stream, append by append. Pure: `evolve` returns a new state and leaves the old one alone. */
export interface StreamFold<S> {
  readonly initial: S;
  /** The events of one append, which is one command: some of them complete others of the same append. */
  evolve(state: S, append: readonly Recorded[]): S;
}

/** Splits a stream's events into its appends. A command appends once. */
export function appendsOf(events: readonly Recorded[]): readonly (readonly Recorded[])[] {
  const appends: Recorded[][] = [];
  for (const event of events) {
    const last = appends.at(-1);
    if (last?.[0]?.metadata.commandId === event.metadata.commandId) last.push(event);
    else appends.push([event]);
  }
  return appends;
}
