import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AppendSignal } from './append-signal.js';
import { readLimit } from './check-read.js';
import { LIMITS } from './event-store.js';
import type { LogReadOptions, LogSlice, SubscribeOptions } from './event-store.js';

/**
 * A subscription for stores that only this process writes: reads until the log's end, then waits for `appended`. An empty
 * slice is given when it is the first at the log's end or when its position advanced.
 */
export async function* subscribeByReading(
  readLog: (options: LogReadOptions) => Promise<LogSlice>,
  appended: AppendSignal,
  { signal, after, ...options }: SubscribeOptions,
): AsyncGenerator<LogSlice, void, undefined> {
  const limit = Math.min(readLimit(options.limit), LIMITS.sliceEvents);
  let position = after;
  let caughtUp = false;
  for (;;) {
    const seen = appended.count;
    const slice = await readLog({ ...options, limit, ...(position !== undefined && { after: position }) });
    if (signal.aborted) return;
    if (slice.events.length > 0 || slice.position !== position || (slice.head && !caughtUp)) yield slice;
    position = slice.position;
    caughtUp ||= slice.head;
    // During a long catch-up, other work gets a turn of the event loop between two slices.
    await (slice.head ? appended.raisedSince(seen, signal) : nextTurn());
  }
}
