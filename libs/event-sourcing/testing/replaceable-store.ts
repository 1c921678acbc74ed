import type {
  AppendResult,
  EventStore,
  ExpectedRevision,
  LogReadOptions,
  LogSlice,
  NewEvent,
  StoredEvent,
  StreamName,
  StreamReadOptions,
  SubscribeOptions,
} from '../store/event-store.js';
import { MemoryEventStore, MemoryLog } from './memory-event-store.js';

/** A store in memory that can be replaced by an older copy of itself while it is used, like a server that was restored. */
export class ReplaceableStore implements EventStore {
  readonly #copies: MemoryLog[] = [];
  #log = new MemoryLog();
  #store = new MemoryEventStore(this.#log);

  /** Keeps a copy of the present log. */
  backUp(): void {
    this.#copies.push(this.#log.copy(this.#log.entries.length));
  }

  /** Puts the last copy in the log's place. Subscriptions end, as at a stop of the server. */
  async restore(): Promise<void> {
    const copy = this.#copies.at(-1);
    if (copy === undefined) throw new Error('there is no copy');
    const before = this.#store;
    this.#log = copy.copy(copy.entries.length);
    this.#store = new MemoryEventStore(this.#log);
    await before.close();
  }

  async append(stream: StreamName, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    return await this.#store.append(stream, expected, events);
  }

  async readStream(stream: StreamName, options?: StreamReadOptions): Promise<readonly StoredEvent[]> {
    return await this.#store.readStream(stream, options);
  }

  async readLog(options?: LogReadOptions): Promise<LogSlice> {
    return await this.#store.readLog(options);
  }

  async head(): Promise<bigint | undefined> {
    return await this.#store.head();
  }

  subscribe(options: SubscribeOptions): AsyncIterable<LogSlice> {
    return this.#store.subscribe(options);
  }

  async close(): Promise<void> {
    await this.#store.close();
  }
}
