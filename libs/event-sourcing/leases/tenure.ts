import type { Stopwatch } from '../clock/stopwatch.js';

/** The time during which one server alone may act as the leader. */
export interface Tenure {
  /** UUID that was drawn when the lease was first taken in this log. Epochs are comparable only within one series. */
  readonly series: string;
  /** Fencing token: greater than the epoch of every earlier tenure. */
  readonly epoch: bigint;
  /** Whether the tenure is still valid by the holder's own clock. Once false it stays false. */
  isHeld(): boolean;
}

/** A tenure that expires unless it is renewed. */
export class RunningTenure implements Tenure {
  #over = false;

  constructor(
    readonly series: string,
    readonly epoch: bigint,
    private since: Stopwatch,
    private readonly milliseconds: number,
  ) {}

  /** Milliseconds until it expires. */
  left(): number {
    const left = this.#over ? 0 : Math.max(0, this.milliseconds - this.since.atMost());
    if (left === 0) this.#over = true;
    return left;
  }

  isHeld(): boolean {
    return this.left() > 0;
  }

  /** Restarts its time at the beginning of the append that renewed it. An expired tenure stays expired. */
  renewed(since: Stopwatch): void {
    if (this.isHeld()) this.since = since;
  }

  end(): void {
    this.#over = true;
  }
}
