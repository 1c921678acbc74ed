import type { Stopwatch } from '../clock/stopwatch.js';

/** The time during which one server, and no other, may act. */
export interface Tenure {
  /** UUID drawn when the lease was taken for the first time in this log. Epochs are compared within one series. */
  readonly series: string;
  /** Greater than that of every tenure before it. */
  readonly epoch: bigint;
  /** Whether it goes on, by the holder's own clock. Once false it stays false. */
  isHeld(): boolean;
}

/** A tenure that runs out unless it is renewed. */
export class RunningTenure implements Tenure {
  #over = false;

  constructor(
    readonly series: string,
    readonly epoch: bigint,
    private since: Stopwatch,
    private readonly milliseconds: number,
  ) {}

  /** Milliseconds until it runs out. */
  left(): number {
    const left = this.#over ? 0 : Math.max(0, this.milliseconds - this.since.atMost());
    if (left === 0) this.#over = true;
    return left;
  }

  isHeld(): boolean {
    return this.left() > 0;
  }

  /** It counts anew from the start of the append that renewed it. Nothing brings back one that ran out. */
  renewed(since: Stopwatch): void {
    if (this.isHeld()) this.since = since;
  }

  end(): void {
    this.#over = true;
  }
}
