import { pause } from '../clock/waiting.js';
import { BackOff } from '../projections/back-off.js';
import { StoreUnavailable } from '../store/event-store.js';
import type { Schedule } from './alarm.js';
import { machineSchedule } from './alarm.js';

export interface PersistencePorts {
  /** Machine time between attempts while the store cannot be reached. */
  readonly schedule?: Schedule;
  readonly random?: () => number;
}

/** Repeats work while the store cannot be reached, until it is called off. */
export class Persistence {
  #off = new AbortController();

  constructor(private readonly ports: PersistencePorts) {}

  get isOff(): boolean {
    return this.#off.signal.aborted;
  }

  callOff(): void {
    this.#off.abort();
  }

  begin(): void {
    this.#off = new AbortController();
  }

  /** What the task gives; `undefined` when it was called off meanwhile. Other failures are thrown at once. */
  async finish<T>(task: () => Promise<T>, failed: (error: StoreUnavailable) => void): Promise<T | undefined> {
    const { signal } = this.#off;
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
