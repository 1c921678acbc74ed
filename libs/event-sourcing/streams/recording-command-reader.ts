import type { Recorded } from '../messages/message.js';
import type { MessageRegistry } from '../messages/message-registry.js';
import type { EventStore } from '../store/event-store.js';
import { readLog } from './read-log.js';
import { RecordingFactReader } from './recording-fact-reader.js';
import type { CommandReader } from './stream-definition.js';
import type { StreamStates } from './stream-states.js';

interface ReadFrom {
  readonly store: EventStore;
  readonly registry: MessageRegistry;
  readonly states: StreamStates;
}

/** Reads streams for a decision and remembers up to where, and the whole log where a decision looks at everything. */
export class RecordingCommandReader extends RecordingFactReader implements CommandReader {
  constructor(private readonly from: ReadFrom) {
    super(from.states);
  }

  log(categories: readonly string[]): AsyncIterable<readonly Recorded[]> {
    return readLog(this.from, categories);
  }
}
