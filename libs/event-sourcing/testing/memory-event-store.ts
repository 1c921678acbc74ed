import { AppendSignal } from '../store/append-signal.js';
import { serialiseAppend } from '../store/check-append.js';
import type { SerialisedEvent } from '../store/check-append.js';
import { readLimit, readStart } from '../store/check-read.js';
import { StoreUnavailable } from '../store/event-store.js';
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
import { categoryOf } from '../store/stream-name.js';
import { subscribeByReading } from '../store/subscribe-by-reading.js';

interface Entry extends SerialisedEvent {
  readonly stream: StreamName;
  readonly revision: bigint;
  readonly position: bigint;
}

/** The log of a memory store, which outlives the store: a restart opens another store on it. */
export class MemoryLog {
  readonly entries: Entry[] = [];
  readonly streams = new Map<StreamName, Entry[]>();

  /** A log with its first events, as an older copy has them. */
  copy(events: number): MemoryLog {
    const copy = new MemoryLog();
    for (const entry of this.entries.slice(0, events)) copy.add(entry.stream, [entry]);
    return copy;
  }

  stream(name: StreamName): Entry[] {
    return this.streams.get(name) ?? [];
  }

  add(name: StreamName, events: readonly SerialisedEvent[]): Entry[] {
    const stream = this.stream(name);
    this.streams.set(name, stream);
    return events.map((event) => {
      const revision = BigInt(stream.length);
      const entry = { ...event, stream: name, revision, position: BigInt(this.entries.length + 1) };
      stream.push(entry);
      this.entries.push(entry);
      return entry;
    });
  }
}

/** An event store for fast tests; it passes the contract and forgets everything with its `MemoryLog`. */
export class MemoryEventStore implements EventStore {
  readonly #appended = new AppendSignal();
  #closed = false;

  constructor(readonly log = new MemoryLog()) {}

  async append(stream: StreamName, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    const serialised = serialiseAppend(stream, events);
    await this.#turn();
    const existing = this.log.stream(stream);
    const actual = existing.at(-1)?.revision ?? 'noStream';
    if (actual !== expected) return resent(existing, expected, serialised) ?? { appended: false, actual };
    const last = this.log.add(stream, serialised).at(-1);
    this.#appended.raise();
    return appendedAt(last);
  }

  async readStream(stream: StreamName, options: StreamReadOptions = {}): Promise<readonly StoredEvent[]> {
    const limit = readLimit(options.limit);
    const from = readStart(options.from);
    await this.#turn();
    const entries = this.log.stream(stream);
    const read =
      options.direction === 'backwards'
        ? entries.filter(({ revision }) => from === undefined || revision <= from).reverse()
        : entries.filter(({ revision }) => revision >= (from ?? 0n));
    return read.slice(0, limit).map(toStoredEvent);
  }

  async readLog({ after, limit, filter }: LogReadOptions = {}): Promise<LogSlice> {
    const most = readLimit(limit);
    const start = Number(readStart(after) ?? 0n);
    await this.#turn();
    const matches = this.log.entries
      .slice(start)
      .filter((entry) => filter === undefined || filter.categories.includes(categoryOf(entry.stream)));
    const events = matches.slice(0, most).map(toStoredEvent);
    const last = matches.length > most ? events.at(-1)?.position : this.log.entries.at(-1)?.position;
    const position = last === undefined || (after !== undefined && after > last) ? after : last;
    return { events, position, head: (position ?? 0n) >= BigInt(this.log.entries.length) };
  }

  async head(): Promise<bigint | undefined> {
    await this.#turn();
    return this.log.entries.at(-1)?.position;
  }

  subscribe(options: SubscribeOptions): AsyncIterable<LogSlice> {
    return subscribeByReading((read) => this.readLog(read), this.#appended, options);
  }

  async close(): Promise<void> {
    if (!this.#closed) await this.#turn();
    this.#closed = true;
    this.#appended.raise();
  }

  /** Real stores answer later than they are asked, so that callers overlap. */
  async #turn(): Promise<void> {
    if (this.#closed) throw new StoreUnavailable('the event store is closed', 'notWritten');
    await Promise.resolve();
  }
}

function resent(
  existing: readonly Entry[],
  expected: ExpectedRevision,
  events: readonly SerialisedEvent[],
): AppendResult | undefined {
  const first = expected === 'noStream' ? 0 : Number(expected) + 1;
  const before = existing.slice(first, first + events.length);
  const same = before.length === events.length && before.every((entry, index) => entry.id === events[index]?.id);
  return same ? appendedAt(before.at(-1)) : undefined;
}

function appendedAt(last: Entry | undefined): AppendResult {
  if (last === undefined) throw new Error('an append has at least one event');
  return { appended: true, revision: last.revision, position: last.position };
}

function toStoredEvent({ data, metadata, ...entry }: Entry): StoredEvent {
  return { ...entry, data: parse(data), metadata: parse(metadata) };
}

function parse(text: string): StoredEvent['data'] {
  // JSON.parse is declared as any; the text was written by JSON.stringify.
  return JSON.parse(text) as StoredEvent['data'];
}
