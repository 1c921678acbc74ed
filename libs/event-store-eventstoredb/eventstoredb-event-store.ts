import { randomUUID } from 'node:crypto';
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
} from '#event-sourcing';
import { categoryOf, InvalidAppend, serialiseAppend, StoreUnavailable } from '#event-sourcing';
import { appendRequest, writtenBy } from './append-messages.js';
import type { Written } from './append-messages.js';
import { Connection } from './connection.js';
import type { Line } from './connection.js';
import { readConnectionString } from './connection-string.js';
import { EventReader, GREATEST } from './event-reader.js';
import type { Answer } from './patience.js';
import { patiently } from './patience.js';
import { LEASE_CATEGORY, Names, positionIn } from './stored-events.js';
import { subscription } from './subscription.js';
import type { Times } from './times.js';
import { TIMES } from './times.js';

export interface EventStoreDbOptions {
  /** `esdb://…` or `esdb+discover://…`. */
  readonly url: string;
  /** Letters, digits and underscores; default `lenkwerk_`. Of two prefixes on a server none may begin with the other. */
  readonly prefix?: string;
  readonly times?: Partial<Times>;
}

/** Events of a lease that are kept: none is needed but the last. */
const KEPT_OF_A_LEASE = 10;

/**
 * A store on EventStoreDB. Nothing is asked of the server before the first call, and a server that is not there is
 * `StoreUnavailable` at each call until it is. @throws BadConnectionString, RangeError for a prefix
 */
export function openEventStoreDb({ url, prefix = 'lenkwerk_', times }: EventStoreDbOptions): EventStoreDbEventStore {
  if (!/^\w*$/.test(prefix)) throw new RangeError(`a prefix has only letters, digits and underscores, not "${prefix}"`);
  return new EventStoreDbEventStore(new Connection(readConnectionString(url)), new Names(prefix), {
    ...TIMES,
    ...times,
  });
}

export class EventStoreDbEventStore implements EventStore {
  readonly #reader: EventReader;
  readonly #inFlight = new Set<Promise<unknown>>();
  #closing: Promise<void> | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly names: Names,
    private readonly times: Times,
  ) {
    this.#reader = new EventReader(names, (attempt) => this.#read(attempt));
  }

  async append(stream: StreamName, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    const serialised = serialiseAppend(stream, events);
    this.#refuseWhenClosed();
    if (expected !== 'noStream' && expected > GREATEST) return { appended: false, actual: await this.#actual(stream) };
    const request = appendRequest(this.names.full(stream), expected, serialised);
    const result = this.#resend(stream, request);
    this.#inFlight.add(result);
    return await result.finally(() => this.#inFlight.delete(result));
  }

  async readStream(stream: StreamName, options: StreamReadOptions = {}): Promise<readonly StoredEvent[]> {
    return await this.#reader.readStream(stream, options);
  }

  async readLog(options: LogReadOptions = {}): Promise<LogSlice> {
    return await this.#reader.readLog(options);
  }

  async head(): Promise<bigint | undefined> {
    return await this.#reader.head();
  }

  async *subscribe(options: SubscribeOptions): AsyncGenerator<LogSlice, void, undefined> {
    if (options.signal.aborted) return;
    this.#refuseWhenClosed();
    const head = await this.head();
    const { line } = this.connection;
    yield* subscription({ line, names: this.names, head }, options);
  }

  async close(): Promise<void> {
    this.#closing ??= this.#close();
    await this.#closing;
  }

  async #close(): Promise<void> {
    const late = new Promise((resolve) => setTimeout(resolve, this.times.close).unref());
    await Promise.race([Promise.allSettled(this.#inFlight), late]);
    this.connection.close();
  }

  async #resend(stream: StreamName, request: ReturnType<typeof appendRequest>): Promise<AppendResult> {
    const attempts = { each: this.times.append, together: this.times.appendPatience };
    const answer = await patiently(this.connection, attempts, (line) => appendOn(line, request));
    if (!answer.done) return await this.#notWritten(stream, answer.failure);
    const { revision } = answer.result;
    if (categoryOf(stream) === LEASE_CATEGORY && revision === 0n) await this.#keepFew(stream);
    return { appended: true, revision, position: await this.#position(stream, answer.result) };
  }

  async #notWritten(
    stream: StreamName,
    failure: Extract<Answer<never>, { readonly done: false }>['failure'],
  ): Promise<AppendResult> {
    switch (failure.kind) {
      case 'conflict':
        return { appended: false, actual: failure.actual };
      case 'tooLarge':
        throw new InvalidAppend(
          `the server takes at most ${failure.most} bytes in one append: raise its MaxAppendSize`,
        );
      case 'noStream':
        return { appended: false, actual: await this.#actual(stream) };
    }
  }

  async #position(stream: StreamName, { revision, position }: Written): Promise<bigint> {
    if (position !== undefined) return positionIn(stream, { revision, position });
    const [event] = await this.readStream(stream, { from: revision, limit: 1 });
    if (event === undefined) throw new StoreUnavailable('what was written cannot be read', 'unknown');
    return event.position;
  }

  async #actual(stream: StreamName): Promise<ExpectedRevision> {
    const [last] = await this.readStream(stream, { direction: 'backwards', limit: 1 });
    return last?.revision ?? 'noStream';
  }

  async #keepFew(stream: StreamName): Promise<void> {
    await this.#read(({ client }) => client.setStreamMetadata(this.names.full(stream), { maxCount: KEPT_OF_A_LEASE }));
  }

  async #read<T>(attempt: (line: Line) => Promise<T>): Promise<T> {
    this.#refuseWhenClosed();
    const attempts = { each: this.times.read, together: this.times.readPatience };
    const answer = await patiently(this.connection, attempts, attempt);
    if (!answer.done)
      throw new StoreUnavailable(`EventStoreDB answers a read with ${answer.failure.kind}`, 'notWritten');
    return answer.result;
  }

  #refuseWhenClosed(): void {
    if (this.#closing !== undefined) throw new StoreUnavailable('the event store is closed', 'notWritten');
  }
}

async function appendOn({ appends }: Line, request: ReturnType<typeof appendRequest>): Promise<Written> {
  const correlation = randomUUID();
  return writtenBy(await appends.append(correlation, request(correlation)));
}
