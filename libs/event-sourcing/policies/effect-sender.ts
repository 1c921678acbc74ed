import { StoreUnavailable } from '../store/event-store.js';
import type { EffectAnswer } from './effect-dispatcher.js';
import { answerEntries, envelopeOf } from './policy-entries.js';
import type { PendingEffect } from './policy-ledger.js';
import type { PolicyRun } from './policy-run.js';

/** Sends a policy's effects one after the other, in the order they were asked for, and records each answer. */
export class EffectSender {
  /** @param answered called when an effect was answered, or the policy stopped at it */
  constructor(
    private readonly run: PolicyRun,
    private readonly answered: () => void,
  ) {}

  async send(): Promise<void> {
    const { run } = this;
    while (run.isRunning()) {
      const [effect] = run.journal.ledger.open.values();
      if (effect === undefined) return;
      await run.guarded(effect.asked, async () => {
        const answer = await run.retried(() => this.#dispatch(effect));
        if (answer !== undefined) await run.retried(() => this.#record(effect, answer));
      });
      run.move();
      this.answered();
    }
  }

  async #dispatch(effect: PendingEffect): Promise<EffectAnswer> {
    const { journal, ports, policy } = this.run;
    journal.checkFence();
    const { tenure } = ports;
    const { command, target, body } = effect;
    const answer = await ports.dispatcher.dispatch(
      { command, target, body },
      { ...envelopeOf(policy.name, effect), ...(tenure !== undefined && { mayAppend: () => tenure.isHeld() }) },
    );
    // Other commands were faster too often: nothing was decided, so it is no refusal.
    if (!answer.accepted && answer.kind === 'concurrentChange') throw new StoreUnavailable(answer.reason, 'notWritten');
    return answer;
  }

  async #record(effect: PendingEffect, answer: EffectAnswer): Promise<void> {
    const { journal, policy } = this.run;
    await journal.append((ledger) => (ledger.waitsFor(effect) ? answerEntries(policy.name, effect, answer) : []));
  }
}
