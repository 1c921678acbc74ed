import type { Stopwatch } from '../clock/stopwatch.js';

/** The event that took a lease, as a fencing token. */
export interface Claim {
  /** UUID that was drawn when the lease was first taken in this log. Epochs are comparable only within one series. */
  readonly series: string;
  /** Greater than the epoch of every earlier claim in this history of the log. */
  readonly epoch: bigint;
  /** UUID of the event. A log that was restored from an older copy may have the epoch again, never the event. */
  readonly claim: string;
}

/** The time during which one server alone may act as the leader. */
export interface Tenure extends Claim {
  /** Whether the tenure is still valid by the holder's own clock. Once false it stays false. */
  isHeld(): boolean;
}

/** A tenure that expires unless it is renewed. */
export class RunningTenure implements Tenure {
  #over = false;

  constructor(
    private readonly taken: Claim,
    private since: Stopwatch,
    private readonly milliseconds: number,
  ) {}

  get series(): string {
    return this.taken.series;
  }

  get epoch(): bigint {
    return this.taken.epoch;
  }

  get claim(): string {
    return this.taken.claim;
  }

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
