import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type {
  AppendResult,
  EventStore,
  ExpectedRevision,
  LogReadOptions,
  LogSlice,
  NewEvent,
  SerialisedEvent,
  StoredEvent,
  StreamName,
  StreamReadOptions,
  SubscribeOptions,
} from '#event-sourcing';
import { categoryOf, InvalidAppend, LEASE_CATEGORY, serialiseAppend, StoreUnavailable } from '#event-sourcing';
import { appendRequest, writtenBy } from './append-messages.js';
import type { WrittenAppend } from './append-messages.js';
import { Connection } from './connection.js';
import type { LiveConnection } from './connection.js';
import { BadConnectionString, readConnectionString } from './connection-string.js';
import { EventReader, GREATEST } from './event-reader.js';
import type { Answer } from './retry.js';
import { withRetries } from './retry.js';
import { StreamNames, positionIn } from './stored-events.js';
import { subscription } from './subscription.js';
import type { Timeouts } from './timeouts.js';
import { TIMEOUTS } from './timeouts.js';

export interface EventStoreDbOptions {
  /** `esdb://…` or `esdb+discover://…`. */
  readonly url: string;
  /** Letters, digits and underscores; default `lenkwerk_`. Of two prefixes on a server none may begin with the other. */
  readonly prefix?: string;
  readonly timeouts?: Partial<Timeouts>;
}

/** Milliseconds between two reads for an event that is being written. */
const POLL_INTERVAL = 5;

/** `$maxCount` of a lease's stream: only the last event is needed. */
const LEASE_MAX_COUNT = 10;

/**
 * A store on EventStoreDB. Connects at the first call; while the server cannot be reached, each call rejects with
 * `StoreUnavailable`. @throws BadConnectionString, RangeError for a prefix
 */
export function openEventStoreDb({ url, prefix = 'lenkwerk_', timeouts }: EventStoreDbOptions): EventStoreDbEventStore {
  if (!/^\w*$/.test(prefix)) throw new RangeError(`a prefix has only letters, digits and underscores, not "${prefix}"`);
  const target = readConnectionString(url);
  for (const [option, path] of target.files) {
    if (!existsSync(path)) throw new BadConnectionString(`names a file for ${option} that is not there: ${path}`);
  }
  return new EventStoreDbEventStore(new Connection(target), new StreamNames(prefix), { ...TIMEOUTS, ...timeouts });
}

export class EventStoreDbEventStore implements EventStore {
  readonly #reader: EventReader;
  readonly #inFlight = new Set<Promise<unknown>>();
  #closing: Promise<void> | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly names: StreamNames,
    private readonly timeouts: Timeouts,
  ) {
    this.#reader = new EventReader(names, (attempt) => this.#read(attempt));
  }

  async append(stream: StreamName, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    const serialised = serialiseAppend(stream, events);
    this.#refuseWhenClosed();
    if (expected !== 'noStream' && expected > GREATEST) return { appended: false, actual: await this.#actual(stream) };
    const result = this.#write(stream, expected, serialised);
    this.#inFlight.add(result);
    return await result.finally(() => this.#inFlight.delete(result));
  }

  async readStream(stream: StreamName, options: StreamReadOptions = {}): Promise<readonly StoredEvent[]> {
    this.#refuseWhenClosed();
    return await this.#reader.readStream(stream, options);
  }

  async readLog(options: LogReadOptions = {}): Promise<LogSlice> {
    this.#refuseWhenClosed();
    return await this.#reader.readLog(options);
  }

  async head(): Promise<bigint | undefined> {
    this.#refuseWhenClosed();
    return await this.#reader.head();
  }

  async *subscribe(options: SubscribeOptions): AsyncGenerator<LogSlice, void, undefined> {
    const isAborted = (): boolean => options.signal.aborted;
    if (isAborted()) return;
    this.#refuseWhenClosed();
    const head = await this.head().catch((error: unknown) => {
      if (!isAborted()) throw error;
      return undefined;
    });
    if (isAborted()) return;
    // The store may have been closed during the read: it must not open a new connection.
    this.#refuseWhenClosed();
    const { live } = this.connection;
    yield* subscription({ live, names: this.names, head }, options);
  }

  async close(): Promise<void> {
    this.#closing ??= this.#close();
    await this.#closing;
  }

  async #close(): Promise<void> {
    const late = new Promise((resolve) => setTimeout(resolve, this.timeouts.close).unref());
    await Promise.race([Promise.allSettled(this.#inFlight), late]);
    this.connection.close();
  }

  async #write(
    stream: StreamName,
    expected: ExpectedRevision,
    events: readonly SerialisedEvent[],
  ): Promise<AppendResult> {
    if (expected === 'noStream' && categoryOf(stream) === LEASE_CATEGORY) await this.#limitLength(stream);
    const answer = await this.#resend(appendRequest(this.names.full(stream), expected, events));
    if (!answer.done) return await this.#notWritten(stream, answer.failure);
    const { revision } = answer.result;
    return { appended: true, revision, position: await this.#position(stream, answer.result) };
  }

  async #resend(request: ReturnType<typeof appendRequest>): Promise<Answer<WrittenAppend>> {
    const limits = { attempt: this.timeouts.append, total: this.timeouts.appendTotal };
    return await withRetries(this.connection, limits, (live, onSending) => appendOn(live, request, onSending));
  }

  async #notWritten(
    stream: StreamName,
    failure: Extract<Answer<never>, { readonly done: false }>['failure'],
  ): Promise<AppendResult> {
    switch (failure.kind) {
      case 'conflict':
        // The conflict is the answer even when the event cannot be read now.
        if (failure.actual !== 'noStream') await this.#onceReadable(stream, failure.actual).catch(() => undefined);
        return { appended: false, actual: failure.actual };
      case 'tooLarge':
        throw new InvalidAppend(
          `the server takes at most ${failure.most} bytes in one append: raise its MaxAppendSize`,
        );
      case 'noStream':
        return { appended: false, actual: await this.#actual(stream) };
    }
  }

  async #position(stream: StreamName, { revision, position }: WrittenAppend): Promise<bigint> {
    if (position !== undefined) return positionIn(stream, { revision, position });
    const event = await this.#onceReadable(stream, revision).catch((cause: unknown) => {
      throw new StoreUnavailable('what was written cannot be read', 'unknown', { cause });
    });
    if (event === undefined) throw new StoreUnavailable('what was written cannot be read', 'unknown');
    return event.position;
  }

  /**
   * The event at the revision. EventStoreDB answers with a conflict, or with success for a repetition, while the event itself
   * is still being written: an immediate read would not see it. `undefined` after the timeout of a read.
   */
  async #onceReadable(stream: StreamName, revision: bigint): Promise<StoredEvent | undefined> {
    const giveUpAt = performance.now() + this.timeouts.read;
    for (;;) {
      const [event] = await this.#reader.readStream(stream, { from: revision, limit: 1 });
      if (event !== undefined || performance.now() > giveUpAt) return event;
      await this.connection.pause(POLL_INTERVAL);
    }
  }

  async #actual(stream: StreamName): Promise<ExpectedRevision> {
    const [last] = await this.#reader.readStream(stream, { direction: 'backwards', limit: 1 });
    return last?.revision ?? 'noStream';
  }

  /** Limits a lease's stream before its first event is written. A conflict means that the limit is set already. */
  async #limitLength(stream: StreamName): Promise<void> {
    const data = JSON.stringify({ $maxCount: LEASE_MAX_COUNT });
    const event = { id: randomUUID(), type: '$metadata', data, metadata: '{}' };
    await this.#resend(appendRequest(`$$${this.names.full(stream)}`, 'noStream', [event]));
  }

  async #read<T>(attempt: (live: LiveConnection) => Promise<T>): Promise<T> {
    const limits = { attempt: this.timeouts.read, total: this.timeouts.readTotal };
    const answer = await withRetries(this.connection, limits, attempt);
    if (!answer.done)
      throw new StoreUnavailable(`EventStoreDB answers a read with ${answer.failure.kind}`, 'notWritten');
    return answer.result;
  }

  #refuseWhenClosed(): void {
    if (this.#closing !== undefined) throw new StoreUnavailable('the event store is closed', 'notWritten');
  }
}

async function appendOn(
  { appends }: LiveConnection,
  request: ReturnType<typeof appendRequest>,
  onSending: () => void,
): Promise<WrittenAppend> {
  const correlation = randomUUID();
  return writtenBy(await appends.append(correlation, request(correlation), onSending));
}
