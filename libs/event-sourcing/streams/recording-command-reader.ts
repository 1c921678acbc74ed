import type { Recorded } from '../messages/message.js';
import type { MessageRegistry } from '../messages/message-registry.js';
import type { EventStore, StreamName } from '../store/event-store.js';
import { readLog } from './read-log.js';
import { readStream } from './read-stream.js';
import { RecordingFactReader } from './recording-fact-reader.js';
import type { CommandReader, KeptDocuments } from './stream-definition.js';
import type { StreamStates } from './stream-states.js';

interface ReadFrom {
  readonly store: EventStore;
  readonly registry: MessageRegistry;
  readonly documents?: KeptDocuments;
}

/** Reads streams for a decision and records their revisions as `basis`. Reads of the whole log are not recorded. */
export class RecordingCommandReader extends RecordingFactReader implements CommandReader {
  constructor(
    states: StreamStates,
    private readonly from: ReadFrom,
  ) {
    super(states);
  }

  log(categories: readonly string[]): AsyncIterable<readonly Recorded[]> {
    return readLog(this.from, categories);
  }

  events(stream: StreamName, from: bigint): AsyncIterable<readonly Recorded[]> {
    return readStream(this.from, stream, from);
  }

  async keep(text: string): Promise<string> {
    const { documents } = this.from;
    if (documents === undefined)
      throw new Error('a command keeps a document, but its handler was given no `documents`');
    return await documents.put(new TextEncoder().encode(text));
  }
}
