import type { AnyDeciderOf, Clock, StreamStates } from '#event-sourcing';
import { streamName } from '#event-sourcing';
import { LRUCache } from 'lru-cache';

/** The greatest age of a cached state, machine clock: a revocation on another server takes effect within it. */
export const FRESH_MILLISECONDS = 2000;

/** States of streams that were read to their end a short while ago. Appends of this process are visible at once. */
export class FreshStates {
  readonly #readAt = new LRUCache<string, number>({ max: 20_000 });

  constructor(
    private readonly states: Pick<StreamStates, 'cached' | 'current'>,
    private readonly clock: Clock,
  ) {}

  async state<S>(decider: AnyDeciderOf<S>, id: string): Promise<S> {
    const stream = streamName(decider.category, id);
    const now = Date.parse(this.clock.now());
    if (this.#isFresh(stream, now)) {
      const { state, fresh } = await this.states.cached(decider, id);
      if (fresh) this.#readAt.set(stream, now);
      return state.state;
    }
    const { state, revision } = await this.states.current(decider, id);
    // An unknown id is not cached: otherwise a caller could fill the memory with ids.
    if (revision !== 'noStream') this.#readAt.set(stream, now);
    return state;
  }

  #isFresh(stream: string, now: number): boolean {
    const readAt = this.#readAt.get(stream);
    // A clock that was set back makes everything old, not everything fresh.
    return readAt !== undefined && readAt <= now && now - readAt < FRESH_MILLISECONDS;
  }
}
