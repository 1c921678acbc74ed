import type { AllStreamResolvedEvent, AllStreamSubscription } from '@eventstore/db-client';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { START, streamNameFilter } from '@eventstore/db-client';
import type { LogSlice, StoredEvent, SubscribeOptions } from '#event-sourcing';
import { categoryOf, LIMITS, readLimit, StoreUnavailable } from '#event-sourcing';
import type { Line } from './connection.js';
import type { Names } from './stored-events.js';
import { toStoredEvent } from './stored-events.js';

/** The library hands these to a Transform: with its default of 16 objects slices would be tiny. */
const BUFFERING: object = { readableHighWaterMark: 1_000 };

export interface SubscriptionPlace {
  readonly line: Line;
  readonly names: Names;
  /** The log's end, read before the subscription begins: whoever is there has caught up. */
  readonly head: bigint | undefined;
}

/**
 * One subscription of the server, in slices. The server filters by the prefix; categories and leases are left out here,
 * so that the position moves on with every event of the log and never behind its last one. It ends with an error when the
 * connection breaks or is given up: the library's subscription never reconnects, and whoever reads begins a new one.
 * @throws StoreUnavailable
 */
export async function* subscription(
  { line, names, head }: SubscriptionPlace,
  { signal, after, limit: wanted, filter }: SubscribeOptions,
): AsyncGenerator<LogSlice, void, undefined> {
  const limit = Math.min(readLimit(wanted), LIMITS.sliceEvents);
  const incoming = new Incoming(line, names.prefix, after);
  let position = after;
  let first = true;
  try {
    for (;;) {
      // Before the server's confirmation nobody follows anything.
      const atHead = incoming.isConfirmed && incoming.isEmpty && (position ?? -1n) >= (head ?? -1n);
      if (first && atHead) yield { events: [], position, head: true };
      if (atHead) first = false;
      await incoming.more(signal);
      // What arrives together comes one by one: a turn later it is a slice.
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

/** Events as they arrive, and what ends them. */
class Incoming {
  readonly #subscription: AllStreamSubscription;
  readonly #line: Line;
  #wake: () => void = () => undefined;
  #confirmed = false;
  #failure: unknown;

  constructor(line: Line, prefix: string, after: bigint | undefined) {
    this.#line = line;
    const fromPosition = after === undefined ? START : { commit: after, prepare: after };
    const filter = streamNameFilter({ prefixes: [prefix] });
    this.#subscription = line.client.subscribeToAll({ fromPosition, filter, requiresLeader: true }, BUFFERING);
    // Errors come as this event alone, also after the end.
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
    line.over.addEventListener('abort', this.#givenUp);
    if (line.over.aborted) this.#givenUp();
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
    // In object mode: an event, or null when none waits.
    return (this.#subscription.read() as AllStreamResolvedEvent | null) ?? undefined;
  }

  /** Resolves when events wait, at the confirmation, or at the abort. @throws StoreUnavailable */
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
    this.#line.over.removeEventListener('abort', this.#givenUp);
    // Leaving it open would leak the call; there may be no connection to end it on.
    this.#subscription.unsubscribe().catch(() => undefined);
    this.#subscription.destroy();
  }

  #fail(failure: unknown): void {
    this.#failure ??= failure;
    this.#wake();
  }
}
