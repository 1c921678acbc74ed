import { NextAlarm } from './next-alarm.js';
import type { Reaction } from './policy.js';
import { noReaction } from './policy.js';
import { dueEntries } from './policy-entries.js';
import type { PolicyRun } from './policy-run.js';
import type { RecordingPolicyReader } from './recording-policy-reader.js';
import type { PendingWake } from './wake-queue.js';

/** Fires a policy's wakes when they are due, in order of time. */
export class WakeFiring {
  readonly #alarm: NextAlarm;

  /**
   * @param ring called when the alarm rings
   * @param fired called when a wake has fired, or the policy stopped at it
   */
  constructor(
    private readonly run: PolicyRun,
    ring: () => void,
    private readonly fired: () => void,
  ) {
    this.#alarm = new NextAlarm(run.ports.alarm, ring);
  }

  setAlarm(): void {
    if (this.run.isRunning()) this.#alarm.set(this.run.journal.ledger.wakes.next?.at);
  }

  clearAlarm(): void {
    this.#alarm.set(undefined);
  }

  async fireDue(): Promise<void> {
    const { run } = this;
    while (run.isRunning()) {
      const wake = run.journal.ledger.wakes.next;
      if (wake === undefined || wake.at > run.ports.businessClock.now()) break;
      await run.guarded(wake.asked, () => run.retried(() => this.#fire(wake)));
      this.fired();
    }
    this.setAlarm();
  }

  async #fire(wake: PendingWake): Promise<void> {
    const { journal, policy, ports } = this.run;
    const reader = this.run.reader();
    const reaction = await this.#reaction(wake, reader);
    await journal.append((ledger) => {
      const waits = ledger.wakes.get(wake.id)?.at === wake.at;
      return waits ? dueEntries(policy.name, wake, ports.newEventId(), reaction, reader.basis) : [];
    });
  }

  async #reaction(wake: PendingWake, reader: RecordingPolicyReader): Promise<Reaction> {
    const { waking } = this.run.policy;
    return waking === undefined ? noReaction : waking.react(wake, await waking.facts(wake, reader));
  }
}
