import { streamName } from '../messages/message.js';
import type { BasisPoint } from '../messages/metadata.js';
import type { ExpectedRevision, StreamName } from '../store/event-store.js';
import type { PublishedState } from './published-state.js';
import type { AnyDeciderOf, FactReader } from './stream-definition.js';
import type { StreamStates } from './stream-states.js';

/** Reads streams up to their end and records the revisions as `basis`. */
export class RecordingFactReader implements FactReader {
  readonly #basis = new Map<string, BasisPoint>();

  constructor(private readonly states: StreamStates) {}

  get basis(): readonly BasisPoint[] {
    return [...this.#basis.values()];
  }

  async state<S>(decider: AnyDeciderOf<S>, id: string): Promise<S> {
    const { stream, revision, state } = await this.states.current(decider, id);
    this.#record(stream, revision);
    return state;
  }

  async exists(category: string, id: string): Promise<boolean> {
    const revision = await this.states.revisionOf(category, id);
    this.#record(streamName(category, id), revision);
    return revision !== 'noStream';
  }

  async published<V>(published: PublishedState<V>, id: string): Promise<V> {
    const decider = this.states.deciderOf(published.category);
    if (decider === undefined) return published.absent;
    const publication = decider.publishes?.find(({ of }) => of === published);
    if (publication === undefined) throw new Error(`${published.category} does not publish what is read of it`);
    // `publish` made the view for this very published state.
    return publication.view(await this.state(decider, id)) as V;
  }

  #record(stream: StreamName, revision: ExpectedRevision): void {
    if (revision !== 'noStream') this.#basis.set(stream, { stream, revision: revision.toString() });
  }
}
