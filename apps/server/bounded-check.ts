import type { Schedule } from '#event-sourcing';
import { waitingSchedule, within } from '#event-sourcing';
import type { PartHealth } from '#http';

/** Milliseconds: with the rest of the answer, `/health/ready` takes less than a second. */
const MOST_MILLISECONDS = 800;

interface Answer {
  readonly usable: boolean;
  /** Why it cannot be used, in plain words. */
  readonly reason?: string;
}

/**
 * Checks a store within a limited time. A store that is away holds a call until its retries end: later checks look at the
 * same call, so that calls do not pile up.
 */
export class BoundedCheck {
  #pending: Promise<Answer> | undefined;

  constructor(
    private readonly name: string,
    /** Rejects when the store cannot be used. */
    private readonly check: () => Promise<void>,
    private readonly schedule: Schedule = waitingSchedule,
  ) {}

  async look(): Promise<PartHealth> {
    this.#pending ??= this.#begin();
    const answer = await within(this.#pending, MOST_MILLISECONDS, this.schedule);
    if (answer !== 'late' && answer.usable) return { kind: 'store', name: this.name, ready: true, state: 'reachable' };
    const detail = answer === 'late' ? undefined : answer.reason;
    return {
      kind: 'store',
      name: this.name,
      ready: false,
      state: 'cannot be reached',
      ...(detail !== undefined && { detail }),
    };
  }

  async #begin(): Promise<Answer> {
    try {
      await this.check();
      return { usable: true };
    } catch (error) {
      return { usable: false, reason: error instanceof Error ? error.message : String(error) };
    } finally {
      this.#pending = undefined;
    }
  }
}
