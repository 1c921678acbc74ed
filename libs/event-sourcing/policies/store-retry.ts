import { pause } from '../clock/waiting.js';
import { BackOff } from '../projections/back-off.js';
import { StoreUnavailable } from '../store/event-store.js';
import type { Schedule } from './alarm.js';
import { machineSchedule } from './alarm.js';

export interface StoreRetryPorts {
  /** Timers for the pauses between attempts. */
  readonly schedule?: Schedule;
  readonly random?: () => number;
}

/** Retries a task while the store cannot be reached, until it is cancelled. */
export class StoreRetry {
  #cancelled = new AbortController();

  constructor(private readonly ports: StoreRetryPorts) {}

  get isCancelled(): boolean {
    return this.#cancelled.signal.aborted;
  }

  cancel(): void {
    this.#cancelled.abort();
  }

  begin(): void {
    this.#cancelled = new AbortController();
  }

  /** The task's result; `undefined` when the retry was cancelled meanwhile. Other failures are thrown at once. */
  async run<T>(task: () => Promise<T>, failed: (error: StoreUnavailable) => void): Promise<T | undefined> {
    const { signal } = this.#cancelled;
    const backOff = new BackOff(this.ports.random ?? Math.random);
    for (;;) {
      try {
        return await task();
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        failed(error);
        await pause(backOff.next(), signal, this.ports.schedule ?? machineSchedule);
        if (signal.aborted) return undefined;
      }
    }
  }
}
