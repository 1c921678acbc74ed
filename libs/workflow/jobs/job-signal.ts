/** Milliseconds between two looks of those who wait: other servers open jobs too, and nothing tells of theirs. */
const LOOK_EVERY = 250;
/** Milliseconds from a change to a look: the read model needs a moment, and many changes make one look. */
const LOOK_AFTER = 20;

/** Wakes those who wait for jobs: a moment after an instance advanced on this server, and at intervals. */
export class JobSignal {
  #waiting = new Set<() => void>();
  #look: NodeJS.Timeout | undefined;
  #closed = false;

  get closed(): boolean {
    return this.#closed;
  }

  /** An instance advanced: it may have opened a job. */
  changed(): void {
    if (this.#waiting.size === 0 || this.#look !== undefined) return;
    this.#look = setTimeout(() => {
      this.#look = undefined;
      this.#wake();
    }, LOOK_AFTER);
  }

  /** Resolves at the next reason to look, at the latest after this many milliseconds, or when `gone` is aborted. */
  async next(atMost: number, gone: AbortSignal): Promise<void> {
    if (this.#closed || gone.aborted) return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const wake = (): void => {
      resolve(undefined);
    };
    const timer = setTimeout(wake, Math.min(atMost, LOOK_EVERY));
    gone.addEventListener('abort', wake, { once: true });
    this.#waiting.add(wake);
    await promise;
    clearTimeout(timer);
    gone.removeEventListener('abort', wake);
    this.#waiting.delete(wake);
  }

  /** Ends all waits: the server closes. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#look);
    this.#wake();
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }
}
