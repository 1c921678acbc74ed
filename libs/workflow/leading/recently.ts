/** Milliseconds after which something may be sent again, and how much is remembered at most. */
const LIMITS = { age: 2_000, size: 20_000 } as const;

/**
 * What was sent a moment ago: the read model may not show it yet. Sending it again would change nothing; this only saves the
 * work. A restart forgets it.
 */
export class Recently {
  readonly #sent = new Map<string, number>();

  has(id: string): boolean {
    const at = this.#sent.get(id);
    return at !== undefined && performance.now() - at < LIMITS.age;
  }

  add(id: string): void {
    // Added again, it is the newest: the oldest stand first.
    this.#sent.delete(id);
    this.#sent.set(id, performance.now());
    for (const [old, at] of this.#sent) {
      if (this.#sent.size <= LIMITS.size && performance.now() - at < LIMITS.age) return;
      this.#sent.delete(old);
    }
  }
}
