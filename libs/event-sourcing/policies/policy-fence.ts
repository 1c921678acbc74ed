import type { Tenure } from '../leases/tenure.js';
import type { PolicyLedger } from './policy-ledger.js';

/** A runner's tenure is over: another server runs the policy now, or will. No defect and no reason to try again. */
export class PolicyFenced extends Error {
  override readonly name = 'PolicyFenced';
  constructor() {
    super('another server took over');
  }
}

/**
 * Whether a runner may still act. Its takeover lies in the policy's stream, and every append is at the exact revision:
 * who is overtaken meets a conflict, reads on, and finds the other's takeover here. Without a tenure it always may.
 */
export class PolicyFence {
  #tookOver = false;

  constructor(readonly tenure: Tenure | undefined) {}

  /** Whether the takeover is still to be written. */
  isOutside({ takenOver }: PolicyLedger): boolean {
    if (this.tenure === undefined) return false;
    return takenOver?.series !== this.tenure.series || takenOver.epoch !== this.tenure.epoch;
  }

  /** @throws PolicyFenced; once thrown it is thrown each time */
  check(ledger: PolicyLedger): void {
    const { tenure } = this;
    if (tenure === undefined) return;
    if (!tenure.isHeld()) throw new PolicyFenced();
    if (!this.isOutside(ledger)) {
      this.#tookOver = true;
      return;
    }
    const { takenOver } = ledger;
    // A copied log's epochs are of another series: they say nothing about one who has not begun yet.
    const isLater = takenOver?.series === tenure.series && takenOver.epoch > tenure.epoch;
    if (this.#tookOver || isLater) throw new PolicyFenced();
  }
}
