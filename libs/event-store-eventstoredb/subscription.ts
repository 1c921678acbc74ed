import type { AllStreamResolvedEvent, AllStreamSubscription } from '@eventstore/db-client';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { START, streamNameFilter } from '@eventstore/db-client';
import type { LogSlice, StoredEvent, SubscribeOptions } from '#event-sourcing';
import { categoryOf, LIMITS, readLimit, StoreUnavailable } from '#event-sourcing';
import type { LiveConnection } from './connection.js';
import type { StreamNames } from './stored-events.js';
import { toStoredEvent } from './stored-events.js';

/** Options of the library's Transform stream: with its default of 16 objects, slices would be tiny. */
const BUFFERING: object = { readableHighWaterMark: 1_000 };

export interface SubscriptionPlace {
  readonly live: LiveConnection;
  readonly names: StreamNames;
  /** The log's end, read before the subscription begins. A reader at this position has caught up. */
  readonly head: bigint | undefined;
}

/**
 * One subscription of the server, in slices. The server filters by the prefix; categories and leases are filtered here, so
 * that the position advances with every event of the log and never past its last one. The subscription ends with an error
 * when the connection breaks or is given up: the library's subscription never reconnects, and the caller starts a new one.
 * @throws StoreUnavailable
 */
export async function* subscription(
  { live, names, head }: SubscriptionPlace,
  { signal, after, limit: wanted, filter }: SubscribeOptions,
): AsyncGenerator<LogSlice, void, undefined> {
  const limit = Math.min(readLimit(wanted), LIMITS.sliceEvents);
  const incoming = new Incoming(live, names.prefix, after);
  let position = after;
  let first = true;
  try {
    for (;;) {
      // The subscription is active only after the server's confirmation.
      const atHead = incoming.isConfirmed && incoming.isEmpty && (position ?? -1n) >= (head ?? -1n);
      if (first && atHead) yield { events: [], position, head: true };
      if (atHead) first = false;
      await incoming.more(signal);
      // Events that arrive together are emitted one by one: a turn later they form a slice.
      await nextTurn();
      if (signal.aborted) return;
      const events: StoredEvent[] = [];
      const before = position;
      for (
        let taken = incoming.take();
        taken !== undefined;
        taken = events.length < limit ? incoming.take() : undefined
      ) {
        const stream = names.inLog(taken);
        if (stream === undefined || taken.event === undefined) continue;
        const stored = toStoredEvent(stream, taken.event);
        position = stored.position;
        if (filter === undefined || filter.categories.includes(categoryOf(stream))) events.push(stored);
      }
      if (position === before) continue;
      const isHead = incoming.isEmpty && (position ?? -1n) >= (head ?? -1n);
      first &&= !isHead;
      yield { events, position, head: isHead };
    }
  } finally {
    incoming.end();
  }
}

/** The incoming events of a subscription, and the failure that ended it. */
class Incoming {
  readonly #subscription: AllStreamSubscription;
  readonly #live: LiveConnection;
  #wake: () => void = () => undefined;
  #confirmed = false;
  #failure: unknown;

  constructor(live: LiveConnection, prefix: string, after: bigint | undefined) {
    this.#live = live;
    const fromPosition = after === undefined ? START : { commit: after, prepare: after };
    const filter = streamNameFilter({ prefixes: [prefix] });
    this.#subscription = live.client.subscribeToAll({ fromPosition, filter, requiresLeader: true }, BUFFERING);
    // Errors come only as this event, also after the end.
    this.#subscription.on('error', (error: unknown) => {
      this.#fail(error);
    });
    for (const end of ['end', 'close']) {
      this.#subscription.on(end, () => {
        this.#fail('the server ended the subscription');
      });
    }
    this.#subscription.on('confirmation', () => {
      this.#confirmed = true;
      this.#wake();
    });
    this.#subscription.on('readable', () => {
      this.#wake();
    });
    live.ended.addEventListener('abort', this.#givenUp);
    if (live.ended.aborted) this.#givenUp();
  }

  readonly #givenUp = (): void => {
    this.#fail('the connection was given up');
  };

  get isConfirmed(): boolean {
    return this.#confirmed;
  }

  get isEmpty(): boolean {
    return this.#subscription.readableLength === 0;
  }

  take(): AllStreamResolvedEvent | undefined {
    // In object mode `read` returns an event, or null when none is buffered.
    return (this.#subscription.read() as AllStreamResolvedEvent | null) ?? undefined;
  }

  /** Resolves when events are buffered, at the confirmation, or at the abort. @throws StoreUnavailable */
  async more(signal: AbortSignal): Promise<void> {
    const isOver = (): boolean => !this.isEmpty || signal.aborted;
    if (isOver()) return;
    if (this.#failure === undefined) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        signal.addEventListener('abort', this.#aborted);
      });
      signal.removeEventListener('abort', this.#aborted);
    }
    if (this.#failure !== undefined && !isOver()) {
      throw new StoreUnavailable('the subscription ended', 'notWritten', { cause: this.#failure });
    }
  }

  readonly #aborted = (): void => {
    this.#wake();
  };

  end(): void {
    this.#live.ended.removeEventListener('abort', this.#givenUp);
    // Ends the call, which would leak otherwise. It rejects when there is no connection any more.
    this.#subscription.unsubscribe().catch(() => undefined);
    this.#subscription.destroy();
  }

  #fail(failure: unknown): void {
    this.#failure ??= failure;
    this.#wake();
  }
}
