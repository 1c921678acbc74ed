import type { LogCopyProgress } from '#event-sourcing';
import type { Progress } from '../terminal/progress.js';
import { showProgress } from '../terminal/progress.js';
import type { Terminal } from '../terminal/terminal.js';

/** A bar for each phase of the copy. */
export class PhaseProgress {
  #phase: LogCopyProgress['phase'] | undefined;
  #bar: Progress | undefined;

  constructor(private readonly terminal: Terminal) {}

  at({ phase, done, total }: LogCopyProgress): void {
    if (phase !== this.#phase) {
      this.end();
      this.#phase = phase;
      this.#bar = showProgress(this.terminal, phase, total, 'events');
    }
    this.#bar?.at(done);
  }

  end(): void {
    this.#bar?.end();
  }
}
