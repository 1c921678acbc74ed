import type { Json } from '../messages/json.js';

/** Name of a stream without the installation's prefix: `<category>-<id>`; the category has no hyphen. */
export type StreamName = `${string}-${string}`;

/** A new event for the store. `id` is a UUID in lower case; `data` and `metadata` are plain JSON objects. */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  readonly data: Json;
  readonly metadata: Json;
}

/** A stored event. `revision` counts from 0 within its stream, `position` grows along the log. */
export interface StoredEvent extends NewEvent {
  readonly stream: StreamName;
  readonly revision: bigint;
  readonly position: bigint;
}

/** The exact revision of the stream's last event, or that the stream has no event yet. */
export type ExpectedRevision = bigint | 'noStream';

export type AppendResult =
  | { readonly appended: true; readonly revision: bigint; readonly position: bigint }
  | { readonly appended: false; readonly actual: ExpectedRevision };

export interface StreamReadOptions {
  readonly direction?: 'forwards' | 'backwards';
  /** First revision to return; default: the stream's first (forwards) or last (backwards) event. */
  readonly from?: bigint;
  /** At most this many events, 1 to `LIMITS.readEvents`; default `LIMITS.readEvents`. */
  readonly limit?: number;
}

export interface LogReadOptions {
  /** Events behind this position; default: from the log's first event. */
  readonly after?: bigint;
  readonly limit?: number;
  readonly filter?: LogFilter;
}

/** Only streams of these categories. The store applies the filter, not its caller. */
export interface LogFilter {
  readonly categories: readonly string[];
}

/**
 * A slice of the log in log order. `position` is the end of the range that was searched (it advances past filtered events);
 * `head`: the slice ended at the log's end.
 */
export interface LogSlice {
  readonly events: readonly StoredEvent[];
  readonly position: bigint | undefined;
  readonly head: boolean;
}

export interface SubscribeOptions extends LogReadOptions {
  readonly signal: AbortSignal;
}

/** Limits of one append and one read, the same on every store. */
export const LIMITS = {
  appendBytes: 1024 * 1024,
  appendEvents: 1000,
  readEvents: 1000,
  sliceEvents: 500,
} as const;

/**
 * The port of an event store. Every adapter passes `eventStoreContract` (`#event-sourcing/testing`).
 *
 * - An append is atomic and durable when its promise resolves. A conflict is a value, not an error.
 * - The same event ids again at the revision before them, with the same first id, succeed with the original
 *   revision and position and write nothing (a repetition after an unknown outcome). At any other revision they are
 *   written or refused like other events: ids are not unique in the log.
 * - Bad input (no events, over a limit, an event type that is empty, an id that is no UUID, data that is not
 *   a JSON object) rejects with `InvalidAppend` and writes nothing.
 * - A read outside its limits (`limit`, a negative `from` or `after`) rejects with `RangeError`.
 * - A store that cannot be reached or cannot write rejects with `StoreUnavailable`, which says whether the append may
 *   have been written. A closed store does the same, and its open subscriptions end with it.
 * - Streams that do not exist read as empty.
 */
export interface EventStore {
  append(stream: StreamName, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult>;
  readStream(stream: StreamName, options?: StreamReadOptions): Promise<readonly StoredEvent[]>;
  readLog(options?: LogReadOptions): Promise<LogSlice>;
  /** Position of the last event, `undefined` in an empty log. */
  head(): Promise<bigint | undefined>;
  /**
   * Endless slices of at most `LIMITS.sliceEvents` events behind `after`, each event once and in order, until the signal
   * is aborted (then it ends without an error). The first slice at the log's end is given even when it is empty.
   */
  subscribe(options: SubscribeOptions): AsyncIterable<LogSlice>;
  /** Finishes the appends in flight. A second call does nothing. */
  close(): Promise<void>;
}

export class InvalidAppend extends Error {
  override readonly name = 'InvalidAppend';
}

export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  constructor(
    message: string,
    /** `notWritten`: certainly not written. `unknown`: repeat the same command with its key to find out. */
    readonly outcome: 'notWritten' | 'unknown',
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
