/** Wakes those who wait for a further append. `count` is taken before reading, so that nothing falls between. */
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

  /** Resolves as soon as something was appended after `count`, or at the signal's abort. */
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
