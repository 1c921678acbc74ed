import type { Schedule } from '#event-sourcing';
import { waitingSchedule, within } from '#event-sourcing';
import type { PartHealth } from '#http';

/** Milliseconds: with the rest of the answer, `/health/ready` takes less than a second. */
const MOST_MILLISECONDS = 800;

/**
 * Checks a store within a limited time. A store that is away holds a call until its retries end: later checks look at the
 * same call, so that calls do not pile up.
 */
export class BoundedCheck {
  #pending: Promise<boolean> | undefined;

  constructor(
    private readonly name: string,
    /** Rejects when the store cannot be used. */
    private readonly check: () => Promise<void>,
    private readonly schedule: Schedule = waitingSchedule,
  ) {}

  async look(): Promise<PartHealth> {
    this.#pending ??= this.#begin();
    const ready = (await within(this.#pending, MOST_MILLISECONDS, this.schedule)) === true;
    return { kind: 'store', name: this.name, ready, state: ready ? 'reachable' : 'cannot be reached' };
  }

  async #begin(): Promise<boolean> {
    try {
      await this.check();
      return true;
    } catch {
      return false;
    } finally {
      this.#pending = undefined;
    }
  }
}
