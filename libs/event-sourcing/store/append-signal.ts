/** Wakes readers that wait for the next append. A reader takes `count` before it reads, so that it misses no append. */
export class AppendSignal {
  #count = 0;
  readonly #waiting = new Set<() => void>();

  get count(): number {
    return this.#count;
  }

  raise(): void {
    this.#count += 1;
    for (const wake of [...this.#waiting]) wake();
  }

  /** Resolves when there was an append after `count`, or at the abort. */
  async raisedSince(count: number, signal: AbortSignal): Promise<void> {
    if (this.#count !== count || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}
