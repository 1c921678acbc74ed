import type { Schedule, StartStopwatch } from '#event-sourcing';
import { setImmediate as nextTurn } from 'node:timers/promises';

interface Timer {
  readonly task: () => void;
  readonly at: number;
}

/** Timers and stopwatches whose time is advanced by the spec. */
export class ManualTime {
  readonly #timers = new Set<Timer>();
  now = 0;

  readonly schedule: Schedule = (task, milliseconds) => {
    const timer = { task, at: this.now + milliseconds };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  };

  readonly startStopwatch: StartStopwatch = () => {
    const begin = this.now;
    const passed = (): number => this.now - begin;
    return { atMost: passed, atLeast: passed };
  };

  get timers(): number {
    return this.#timers.size;
  }

  async pass(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds;
    for (;;) {
      await settle();
      const [next] = [...this.#timers].sort((a, b) => a.at - b.at);
      if (next === undefined || next.at > end) break;
      this.now = next.at;
      this.#timers.delete(next);
      next.task();
    }
    this.now = end;
  }
}

/** Gives pending promises some turns of the event loop. */
export async function settle(): Promise<void> {
  for (let turns = 0; turns < 5; turns += 1) await nextTurn();
}
