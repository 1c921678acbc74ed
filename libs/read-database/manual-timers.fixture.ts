/** Timers that a spec rings. */
export class ManualTimers {
  readonly #set = new Set<{ readonly task: () => void; readonly milliseconds: number }>();

  readonly schedule = (task: () => void, milliseconds: number): (() => void) => {
    const timer = { task, milliseconds };
    this.#set.add(timer);
    return () => {
      this.#set.delete(timer);
    };
  };

  get waiting(): readonly number[] {
    return [...this.#set].map(({ milliseconds }) => milliseconds);
  }

  /** Rings the timers that are set for this range of milliseconds. Returns their number. */
  ring(least: number, most: number): number {
    const due = [...this.#set].filter(({ milliseconds }) => milliseconds >= least && milliseconds <= most);
    for (const timer of due) {
      this.#set.delete(timer);
      timer.task();
    }
    return due.length;
  }
}
