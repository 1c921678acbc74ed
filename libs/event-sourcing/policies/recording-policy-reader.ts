import type { Recorded } from '../messages/message.js';
import type { MessageRegistry } from '../messages/message-registry.js';
import type { BasisPoint } from '../messages/metadata.js';
import type { EventStore, StreamName } from '../store/event-store.js';
import { LIMITS } from '../store/event-store.js';
import { RecordingFactReader } from '../streams/recording-fact-reader.js';
import type { PublishedState } from '../streams/published-state.js';
import type { AnyDeciderOf } from '../streams/stream-definition.js';
import type { StreamStates } from '../streams/stream-states.js';
import type { FoldedStreams } from './folded-streams.js';
import type { PolicyReader } from './policy.js';
import type { StreamFold } from './stream-fold.js';

export interface ReaderPorts {
  readonly store: EventStore;
  readonly registry: MessageRegistry;
  readonly states: StreamStates;
}

/** Reads streams and records the revisions as `basis`. */
export class RecordingPolicyReader implements PolicyReader {
  readonly #facts: RecordingFactReader;
  readonly #basis: BasisPoint[] = [];

  constructor(
    private readonly ports: ReaderPorts,
    private readonly folded: FoldedStreams,
  ) {
    this.#facts = new RecordingFactReader(ports.states);
  }

  get basis(): readonly BasisPoint[] {
    return [...this.#facts.basis, ...this.#basis];
  }

  async state<S>(decider: AnyDeciderOf<S>, id: string): Promise<S> {
    return await this.#facts.state(decider, id);
  }

  async exists(category: string, id: string): Promise<boolean> {
    return await this.#facts.exists(category, id);
  }

  async asOf<S>(fold: StreamFold<S>, event: Recorded): Promise<S> {
    const { state, point } = await this.folded.asOf(fold, event);
    this.#basis.push(point);
    return state;
  }

  async published<V>(published: PublishedState<V>, id: string): Promise<V> {
    return await this.#facts.published(published, id);
  }

  async events(stream: StreamName): Promise<readonly Recorded[]> {
    const events: Recorded[] = [];
    for (;;) {
      const stored = await this.ports.store.readStream(stream, { from: BigInt(events.length) });
      events.push(...stored.map((event) => this.ports.registry.decode(event)));
      if (stored.length < LIMITS.readEvents) break;
    }
    const last = events.at(-1);
    if (last !== undefined) this.#basis.push({ stream, revision: last.revision.toString() });
    return events;
  }
}
