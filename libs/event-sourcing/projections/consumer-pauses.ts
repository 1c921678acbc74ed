import type { Schedule } from '../policies/alarm.js';
import { BackOff } from './back-off.js';
import type { LogConsumer } from './log-consumer.js';

interface PausePorts {
  readonly schedule: Schedule;
  readonly random: () => number;
}

/** Pauses of consumers after temporary failures, with a back-off for each consumer. */
export class ConsumerPauses {
  /** The functions that cancel the timers. */
  readonly #paused = new Map<LogConsumer, () => void>();
  readonly #backOffs = new Map<LogConsumer, BackOff>();

  constructor(
    private readonly ports: PausePorts,
    private readonly onEnd: () => void,
  ) {}

  has(consumer: LogConsumer): boolean {
    return this.#paused.has(consumer);
  }

  begin(consumer: LogConsumer): void {
    const backOff = this.#backOffs.get(consumer) ?? new BackOff(this.ports.random);
    this.#backOffs.set(consumer, backOff);
    const cancel = this.ports.schedule(() => {
      this.#paused.delete(consumer);
      this.onEnd();
    }, backOff.next());
    this.#paused.set(consumer, cancel);
  }

  /** The consumer processed a slice: its next pause is short again. */
  reset(consumer: LogConsumer): void {
    this.#backOffs.delete(consumer);
  }

  cancelAll(): void {
    for (const cancel of this.#paused.values()) cancel();
  }
}
