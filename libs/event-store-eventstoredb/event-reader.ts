import type { AllStreamResolvedEvent, ReadStreamOptions, StreamingRead } from '@eventstore/db-client';
import { BACKWARDS, END, FORWARDS, START } from '@eventstore/db-client';
import type { LogReadOptions, LogSlice, StoredEvent, StreamName, StreamReadOptions } from '#event-sourcing';
import { categoryOf, LIMITS, readLimit, readStart } from '#event-sourcing';
import type { LiveConnection } from './connection.js';
import { filteredRead } from './filtered-read.js';
import { failureOf } from './failures.js';
import type { StreamNames } from './stored-events.js';
import { toStoredEvent } from './stored-events.js';

/** Runs an attempt of a read, and repeats it after temporary failures. */
export type ReadWithRetries = <T>(attempt: (live: LiveConnection) => Promise<T>) => Promise<T>;

/** The greatest revision and position that the server accepts. */
export const GREATEST = 2n ** 63n - 1n;

/** The log's end is first searched among this many last events of all programs. */
const NEAR_END = 32;

/** Reads from the leader only: another node may lack acknowledged events. The server filters out the streams of others. */
export class EventReader {
  /** The log's end as read last, and the end of all streams at that moment. */
  #seen: { readonly head: bigint | undefined; readonly end: bigint } | undefined;

  constructor(
    private readonly names: StreamNames,
    private readonly withRetries: ReadWithRetries,
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
    const resolved = await this.withRetries((live) =>
      all(live, live.client.readStream(name, options)).catch(emptyIfNone),
    );
    return resolved.flatMap(({ event }) => (event === undefined ? [] : [toStoredEvent(stream, event)]));
  }

  async readLog({ after, limit, filter }: LogReadOptions): Promise<LogSlice> {
    const wanted = readLimit(limit);
    const start = readStart(after);
    if (start !== undefined && start > GREATEST) return { events: [], position: start, head: true };
    const events: StoredEvent[] = [];
    for (let position = start; ;) {
      const page = await this.#page(position, wanted - events.length + 1);
      for (const stored of page.events) {
        if (events.length === wanted) return { events, position, head: false };
        if (filter === undefined || filter.categories.includes(categoryOf(stored.stream))) events.push(stored);
        position = stored.position;
      }
      if (page.end) return { events, position, head: true };
    }
  }

  /** Position of the last event of the log; `undefined` in an empty one. */
  async head(): Promise<bigint | undefined> {
    const options = { direction: BACKWARDS, fromPosition: END, maxCount: NEAR_END, requiresLeader: true } as const;
    const near = await this.withRetries((live) => all(live, live.client.readAll(options)));
    const [newest] = near;
    if (newest === undefined) return undefined;
    const ours = near.find((resolved) => this.names.inLog(resolved) !== undefined);
    const head = ours === undefined ? await this.#searchHead() : placeOf(ours);
    this.#seen = { head, end: placeOf(newest) };
    return head;
  }

  /** No event of the log is near the end: searches backwards through everything the first time, later forwards from `#seen`. */
  async #searchHead(): Promise<bigint | undefined> {
    const seen = this.#seen;
    if (seen === undefined) {
      const read = { direction: 'backwards', maxCount: 1, streams: this.names.pattern } as const;
      const [last] = await this.withRetries((live) => filteredRead(live, read));
      return last === undefined ? undefined : placeOf(last);
    }
    for (let head = seen.head, from = seen.end; ;) {
      const page = await this.#page(from, LIMITS.readEvents);
      head = page.events.at(-1)?.position ?? head;
      if (page.end) return head;
      from = head ?? from;
    }
  }

  /** At most `count` events of the log behind a position. */
  async #page(after: bigint | undefined, count: number): Promise<{ events: readonly StoredEvent[]; end: boolean }> {
    // A read begins with the event at its position, which is left out below.
    const from = after === undefined ? {} : { from: after };
    const read = { direction: 'forwards', maxCount: count + 1, streams: this.names.pattern, ...from } as const;
    const found = await this.withRetries((live) => filteredRead(live, read));
    const events = found.flatMap((resolved) => {
      const stream = this.names.inLog(resolved);
      if (stream === undefined || resolved.event === undefined || placeOf(resolved) === after) return [];
      return [toStoredEvent(stream, resolved.event)];
    });
    return { events, end: found.length <= count };
  }
}

/** Position among all streams. */
export function placeOf({ commitPosition, event }: AllStreamResolvedEvent): bigint {
  return event?.position.commit ?? commitPosition ?? 0n;
}

function emptyIfNone(error: unknown): readonly never[] {
  if (failureOf(error).kind === 'noStream') return [];
  throw error;
}

/** All events of a read. @throws when the connection was given up: a cancelled read ends like a complete one */
async function all<T>(live: LiveConnection, read: StreamingRead<T>): Promise<readonly T[]> {
  // Errors come through the iteration. A later one would be an unhandled `error` event.
  read.on('error', () => undefined);
  const events: T[] = [];
  for await (const event of read) events.push(event);
  if (live.ended.aborted) throw new Error('the connection was given up');
  return events;
}
