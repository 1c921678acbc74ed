import type { EventStore, MessageRegistry, Recorded, StreamName } from '#event-sourcing';
import { readLog, readStream } from '#event-sourcing';

/** The log itself, for reads that compute something again from it instead of from a read model. */
export class LogReads {
  constructor(
    private readonly store: EventStore,
    private readonly registry: MessageRegistry,
  ) {}

  /** Events of these categories in slices, up to the log's end as it was when the reading began. */
  log(categories: readonly string[]): AsyncIterable<readonly Recorded[]> {
    return readLog({ store: this.store, registry: this.registry }, categories);
  }

  /** Every event of a stream; none when it does not exist. */
  async events(stream: StreamName): Promise<readonly Recorded[]> {
    return (await Array.fromAsync(readStream({ store: this.store, registry: this.registry }, stream, 0n))).flat();
  }
}
