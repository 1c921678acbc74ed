const FIRST_MS = 100;
const LONGEST_MS = 10_000;

/** Pauses between attempts in milliseconds: doubled each time up to 10 s, with a random reduction by up to half. */
export class BackOff {
  #failures = 0;

  /** @param random from 0 to below 1 */
  constructor(private readonly random: () => number) {}

  next(): number {
    const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(this.#failures, 20));
    this.#failures += 1;
    return Math.round(full * (1 - this.random() / 2));
  }

  reset(): void {
    this.#failures = 0;
  }
}
