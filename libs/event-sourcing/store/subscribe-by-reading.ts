import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AppendSignal } from './append-signal.js';
import { readLimit } from './check-read.js';
import { LIMITS } from './event-store.js';
import type { LogReadOptions, LogSlice, SubscribeOptions } from './event-store.js';

/**
 * A subscription for stores whose only writer is this process: reads on until the head, then waits for `appended`.
 * A slice without events is given when it is the first at the head or when its position moved on.
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
    // A long catch-up leaves a turn of the event loop between its slices to others.
    await (slice.head ? appended.raisedSince(seen, signal) : nextTurn());
  }
}
