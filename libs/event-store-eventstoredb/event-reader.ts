import type { AllStreamResolvedEvent, ReadStreamOptions, StreamingRead } from '@eventstore/db-client';
import { BACKWARDS, END, FORWARDS, START } from '@eventstore/db-client';
import type { LogReadOptions, LogSlice, StoredEvent, StreamName, StreamReadOptions } from '#event-sourcing';
import { categoryOf, LIMITS, readLimit, readStart } from '#event-sourcing';
import type { Line } from './connection.js';
import { failureOf } from './failures.js';
import type { Names } from './stored-events.js';
import { toStoredEvent } from './stored-events.js';

/** Runs one attempt of a read; repeats it while that can help. */
export type ReadPatiently = <T>(attempt: (line: Line) => Promise<T>) => Promise<T>;

/** The greatest number that the server takes for a revision or a position. */
export const GREATEST = 2n ** 63n - 1n;

/** Events of all programs that are looked at in one call when the log is read: the most that is asked for, and one more. */
const PAGE = LIMITS.readEvents + 1;
/** Events that are looked at first for the log's end: mostly the last one is ours. */
const NEAR_END = 32;

/**
 * Reads through the client, from the leader alone: another node may know less than was acknowledged. The client has
 * filters for subscriptions only: what is not ours is left out here.
 */
export class EventReader {
  /** The log's end as last seen, and how far along all streams that was. */
  #seen: { readonly head: bigint | undefined; readonly end: bigint } | undefined;

  constructor(
    private readonly names: Names,
    private readonly patiently: ReadPatiently,
  ) {}

  async readStream(
    stream: StreamName,
    { direction = 'forwards', from, limit }: StreamReadOptions,
  ): Promise<readonly StoredEvent[]> {
    const maxCount = readLimit(limit);
    const start = readStart(from);
    if (direction === 'forwards' && start !== undefined && start > GREATEST) return [];
    const forwards = direction === 'forwards';
    const known = start === undefined || start > GREATEST ? (forwards ? START : END) : start;
    const options: ReadStreamOptions = {
      direction: forwards ? FORWARDS : BACKWARDS,
      fromRevision: known,
      maxCount,
      requiresLeader: true,
    };
    const name = this.names.full(stream);
    const resolved = await this.patiently((line) =>
      all(line, line.client.readStream(name, options)).catch(emptyIfNone),
    );
    return resolved.flatMap(({ event }) => (event === undefined ? [] : [toStoredEvent(stream, event)]));
  }

  async readLog({ after, limit, filter }: LogReadOptions): Promise<LogSlice> {
    const wanted = readLimit(limit);
    const start = readStart(after);
    if (start !== undefined && start > GREATEST) return { events: [], position: start, head: true };
    const events: StoredEvent[] = [];
    let position = start;
    // One more than wanted tells whether it is the end. Where others wrote a lot, pages grow.
    for (let from = start, count = wanted + 1; ; count = Math.min(2 * count, PAGE)) {
      const page = await this.#page(from, count);
      for (const resolved of page.events) {
        const stream = this.names.inLog(resolved);
        if (stream === undefined || resolved.event === undefined) continue;
        if (events.length === wanted) return { events, position, head: false };
        const stored = toStoredEvent(stream, resolved.event);
        if (filter === undefined || filter.categories.includes(categoryOf(stream))) events.push(stored);
        position = stored.position;
      }
      if (page.end) return { events, position, head: true };
      from = page.last;
    }
  }

  /** Position of the last event of the log; `undefined` in an empty one. */
  async head(): Promise<bigint | undefined> {
    const near = await this.#lastBefore(END, NEAR_END);
    if (near.end === undefined) return undefined;
    const head = near.head ?? (await this.#searchHead(near.end));
    this.#seen = { head, end: near.end };
    return head;
  }

  /** None of ours is near the end: forwards from where it was last, or backwards through everything. */
  async #searchHead(end: bigint): Promise<bigint | undefined> {
    if (this.#seen === undefined) return await this.#searchBackwards(end);
    const seen = this.#seen;
    let head = seen.head;
    for (let from = seen.end; ;) {
      const page = await this.#page(from, PAGE);
      for (const resolved of page.events) if (this.names.inLog(resolved) !== undefined) head = placeOf(resolved);
      if (page.end) return head;
      from = page.last ?? from;
    }
  }

  async #searchBackwards(end: bigint): Promise<bigint | undefined> {
    for (let before = end; ;) {
      const page = await this.#lastBefore({ commit: before, prepare: before }, PAGE);
      if (page.head !== undefined || page.first === undefined) return page.head;
      before = page.first;
    }
  }

  async #lastBefore(
    fromPosition: typeof END | { readonly commit: bigint; readonly prepare: bigint },
    maxCount: number,
  ): Promise<{
    readonly head: bigint | undefined;
    readonly first: bigint | undefined;
    readonly end: bigint | undefined;
  }> {
    const events = await this.patiently((line) =>
      all(line, line.client.readAll({ direction: BACKWARDS, fromPosition, maxCount, requiresLeader: true })),
    );
    const ours = events.find((resolved) => this.names.inLog(resolved) !== undefined);
    const [newest, oldest] = [events[0], events.at(-1)];
    return {
      head: ours === undefined ? undefined : placeOf(ours),
      first: oldest === undefined || events.length < maxCount ? undefined : placeOf(oldest),
      end: newest === undefined ? undefined : placeOf(newest),
    };
  }

  /** Events of all programs behind a place, at most `count`. */
  async #page(
    after: bigint | undefined,
    count: number,
  ): Promise<{
    readonly events: readonly AllStreamResolvedEvent[];
    readonly last: bigint | undefined;
    readonly end: boolean;
  }> {
    // A read begins with the event at its place, which the caller knows.
    const fromPosition = after === undefined ? START : { commit: after, prepare: after };
    const maxCount = count + 1;
    const read = await this.patiently((line) =>
      all(line, line.client.readAll({ direction: FORWARDS, fromPosition, maxCount, requiresLeader: true })),
    );
    const events = read.filter((resolved) => after === undefined || placeOf(resolved) > after);
    const last = read.at(-1);
    return { events, last: last === undefined ? after : placeOf(last), end: read.length < maxCount };
  }
}

/** Where something stands along all streams. */
export function placeOf({ commitPosition, event }: AllStreamResolvedEvent): bigint {
  return event?.position.commit ?? commitPosition ?? 0n;
}

function emptyIfNone(error: unknown): readonly never[] {
  if (failureOf(error).kind === 'noStream') return [];
  throw error;
}

/** Everything that a read gives. @throws when the line was given up: a cancelled read ends as if nothing more came */
async function all<T>(line: Line, read: StreamingRead<T>): Promise<readonly T[]> {
  // Errors come through the iteration; one that comes after it has nobody else to hear it.
  read.on('error', () => undefined);
  const events: T[] = [];
  for await (const event of read) events.push(event);
  if (line.over.aborted) throw new Error('the connection was given up');
  return events;
}
