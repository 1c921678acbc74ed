import type { Tenure } from '../leases/tenure.js';
import type { PolicyLedger } from './policy-ledger.js';

/** The runner's tenure is over: another server runs the policy now, or will. It is no defect, and no reason to retry. */
export class PolicyFenced extends Error {
  override readonly name = 'PolicyFenced';
  constructor() {
    super('another server took over');
  }
}

/**
 * Decides whether a runner may still act. A takeover is an event of the policy's stream, and every append has an exact
 * revision: a runner that was replaced gets a conflict, reads on, and finds the other takeover. Without a tenure a runner
 * may always act.
 */
export class PolicyFence {
  #tookOver = false;

  constructor(readonly tenure: Tenure | undefined) {}

  /** Whether this runner's takeover is not written yet. */
  isOutside({ takenOver }: PolicyLedger): boolean {
    if (this.tenure === undefined) return false;
    return takenOver?.series !== this.tenure.series || takenOver.epoch !== this.tenure.epoch;
  }

  /** @throws PolicyFenced; after the first time on every call */
  check(ledger: PolicyLedger): void {
    const { tenure } = this;
    if (tenure === undefined) return;
    if (!tenure.isHeld()) throw new PolicyFenced();
    if (!this.isOutside(ledger)) {
      this.#tookOver = true;
      return;
    }
    const { takenOver } = ledger;
    // Epochs of a copied log belong to another series and are not comparable.
    const isLater = takenOver?.series === tenure.series && takenOver.epoch > tenure.epoch;
    if (this.#tookOver || isLater) throw new PolicyFenced();
  }
}
