interface Running {
  again: boolean;
  readonly ended: Promise<void>;
}

/** Kinds of work that each run at most once at a time. The work handles its own failures. */
export class BackgroundWork {
  readonly #running = new Map<string, Running>();

  /** Starts the work in a later turn. When it runs already, it runs once more afterwards, so that no late request is missed. */
  run(kind: string, work: () => Promise<void>): void {
    const running = this.#running.get(kind);
    if (running === undefined) this.#running.set(kind, { again: true, ended: this.#repeat(kind, work) });
    else running.again = true;
  }

  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all([...this.#running.values()].map(({ ended }) => ended));
  }

  async #repeat(kind: string, work: () => Promise<void>): Promise<void> {
    await Promise.resolve();
    for (let running = this.#running.get(kind); running?.again === true; running = this.#running.get(kind)) {
      running.again = false;
      await work();
    }
    this.#running.delete(kind);
  }
}
