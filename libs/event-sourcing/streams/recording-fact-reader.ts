import { streamName } from '../messages/message.js';
import type { BasisPoint } from '../messages/metadata.js';
import type { ExpectedRevision, StreamName } from '../store/event-store.js';
import type { AnyDeciderOf, FactReader } from './stream-definition.js';
import type { StreamStates } from './stream-states.js';

/** Reads streams up to their end and remembers up to where. */
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

  #record(stream: StreamName, revision: ExpectedRevision): void {
    if (revision !== 'noStream') this.#basis.set(stream, { stream, revision: revision.toString() });
  }
}
