import type { Clock } from '../clock/clock.js';
import type { LogSlice, StoredEvent } from '../store/event-store.js';
import { writtenAtOf } from './consumer-slices.js';
import type { LogConsumer } from './log-consumer.js';

/** The lag of each consumer behind the log. */
export class Lags {
  /** The time at which the oldest unprocessed event was written; `undefined` at the log's end. */
  readonly #oldest = new Map<LogConsumer, string | undefined>();

  constructor(private readonly clock: Clock) {}

  begins(consumer: LogConsumer, { events }: LogSlice): void {
    const { position } = consumer;
    this.#note(
      consumer,
      events.find((event) => position === undefined || event.position > position),
    );
  }

  took(consumer: LogConsumer, { events, head }: LogSlice): void {
    if (head) this.#oldest.set(consumer, undefined);
    // The next event was not written before the last one of the slice.
    else this.#note(consumer, events.at(-1));
  }

  /** The subscription failed: nothing is known of what follows, until the next slice. */
  lost(): void {
    this.#oldest.clear();
  }

  /** Seconds; 0 at the log's end, `undefined` before the first slice and after the subscription failed. */
  of(consumer: LogConsumer): number | undefined {
    const { status } = consumer;
    if (status.state === 'stopped') return this.#since(status.incident.writtenAt);
    if (!this.#oldest.has(consumer)) return undefined;
    const oldest = this.#oldest.get(consumer);
    return oldest === undefined ? 0 : this.#since(oldest);
  }

  #note(consumer: LogConsumer, event: StoredEvent | undefined): void {
    if (event !== undefined) this.#oldest.set(consumer, writtenAtOf(event));
  }

  #since(instant: string): number {
    return Math.max(0, Date.parse(this.clock.now()) - Date.parse(instant)) / 1000;
  }
}
