import { LRUCache } from 'lru-cache';
import type { Recorded } from '../messages/message.js';
import type { MessageRegistry } from '../messages/message-registry.js';
import type { BasisPoint } from '../messages/metadata.js';
import type { EventStore, StreamName } from '../store/event-store.js';
import { LIMITS, StoreUnavailable } from '../store/event-store.js';
import { appendsOf } from './stream-fold.js';
import type { StreamFold } from './stream-fold.js';

/** A state as of the end of an append, and the revisions of that append's first and last event. */
interface Folded {
  readonly state: unknown;
  readonly from: bigint;
  readonly upTo: bigint;
}

/** The source of the events. */
export interface FoldPorts {
  readonly store: EventStore;
  readonly registry: MessageRegistry;
}

export const MAX_FOLDED_STREAMS = 1000;

/** Number of events to read behind the wanted one, since its append usually ends within them. */
const READ_AHEAD = 20n;

/**
 * States of streams as of an event's append. A cached state is continued from its end; a state that is not cached, or is
 * already past the event, is folded from the stream's beginning.
 */
export class FoldedStreams {
  readonly #kept = new WeakMap<object, LRUCache<StreamName, Folded>>();

  constructor(
    private readonly ports: FoldPorts,
    private readonly max = MAX_FOLDED_STREAMS,
  ) {}

  /** @throws StoreUnavailable, also when the store does not show the event yet */
  async asOf<S>(fold: StreamFold<S>, { stream, revision }: Recorded): Promise<{ state: S; point: BasisPoint }> {
    const kept = this.#statesOf(fold);
    const known = kept.get(stream);
    const start: Folded = { state: fold.initial, from: 0n, upTo: -1n };
    const folded = await this.#readOn(
      fold,
      stream,
      known !== undefined && known.from <= revision ? known : start,
      revision,
    );
    kept.set(stream, folded);
    // The states of a fold are kept apart from those of other folds.
    return { state: folded.state as S, point: { stream, revision: folded.upTo.toString() } };
  }

  async #readOn<S>(fold: StreamFold<S>, stream: StreamName, start: Folded, revision: bigint): Promise<Folded> {
    if (start.upTo >= revision) return start;
    // The start is the fold's initial state or one that it made.
    let state = start.state as S;
    const events = await this.#events(stream, start.upTo + 1n, revision);
    for (const append of appendsOf(events)) {
      state = fold.evolve(state, append);
      const [from, upTo] = [append[0]?.revision ?? 0n, append.at(-1)?.revision ?? -1n];
      if (upTo >= revision) return { state, from, upTo };
    }
    throw new StoreUnavailable(`the store does not show ${stream}@${revision} yet`, 'notWritten');
  }

  /** Events from a revision up to the end of the append of the last one, possibly some more. */
  async #events(stream: StreamName, from: bigint, last: bigint): Promise<readonly Recorded[]> {
    const events: Recorded[] = [];
    for (;;) {
      const next = from + BigInt(events.length);
      const limit = Math.min(LIMITS.readEvents, Number((last > next ? last - next : 0n) + 1n + READ_AHEAD));
      const stored = await this.ports.store.readStream(stream, { from: next, limit });
      events.push(...stored.map((event) => this.ports.registry.decode(event)));
      if (stored.length < limit || endsBehind(events, last)) return events;
    }
  }

  #statesOf(fold: object): LRUCache<StreamName, Folded> {
    const known = this.#kept.get(fold) ?? new LRUCache<StreamName, Folded>({ max: this.max });
    this.#kept.set(fold, known);
    return known;
  }
}

/** Whether the events hold the whole append of the event with this revision. */
function endsBehind(events: readonly Recorded[], revision: bigint): boolean {
  const wanted = events.find((event) => event.revision === revision);
  return wanted !== undefined && events.at(-1)?.metadata.commandId !== wanted.metadata.commandId;
}
