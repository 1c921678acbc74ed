import type { BasisPoint } from '../messages/metadata.js';
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
    if (revision !== 'noStream') this.#basis.set(stream, { stream, revision: revision.toString() });
    return state;
  }
}
