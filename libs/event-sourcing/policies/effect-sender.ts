import { StoreUnavailable } from '../store/event-store.js';
import type { EffectAnswer } from './effect-dispatcher.js';
import { EffectLanes, MAX_EFFECTS_IN_FLIGHT } from './effect-lanes.js';
import { answerEntries, envelopeOf } from './policy-entries.js';
import type { PendingEffect } from './policy-ledger.js';
import type { PolicyRun } from './policy-run.js';

/** Sends a policy's effects in their lanes, and records each answer. */
export class EffectSender {
  #news = Promise.withResolvers<undefined>();

  /** @param answered called when an effect was answered, or the policy stopped at it */
  constructor(
    private readonly run: PolicyRun,
    private readonly answered: () => void,
  ) {}

  /** There may be further effects to send. */
  lookAgain(): void {
    this.#news.resolve(undefined);
  }

  /** Resolves when no effect is open, or the run has ended and nothing is in flight. */
  async send(): Promise<void> {
    const lanes = new EffectLanes();
    let openings = -1;
    const underWay = new Set<Promise<void>>();
    const inFlight = new Set<PendingEffect>();
    while (this.run.isRunning()) {
      this.#news = Promise.withResolvers();
      const { ledger } = this.run.journal;
      if (ledger.openings !== openings) for (const effect of ledger.open.values()) lanes.add(effect);
      openings = ledger.openings;
      for (const effect of this.#free(lanes, inFlight)) {
        const sent = this.#sendOne(effect, lanes, inFlight).finally(() => {
          underWay.delete(sent);
          inFlight.delete(effect);
          this.lookAgain();
        });
        underWay.add(sent);
      }
      if (underWay.size === 0) return;
      await this.#news.promise;
    }
    await Promise.all(underWay);
  }

  /** Takes the effects that may be sent now, and counts them as in flight. */
  *#free(lanes: EffectLanes, inFlight: Set<PendingEffect>): Generator<PendingEffect> {
    const { ledger } = this.run.journal;
    while (inFlight.size < MAX_EFFECTS_IN_FLIGHT) {
      const effect = lanes.next();
      if (effect === undefined) return;
      if (ledger.waitsFor(effect)) {
        inFlight.add(effect);
        yield effect;
      } else lanes.remove(effect); // Another runner of the policy answered it.
    }
  }

  async #sendOne(effect: PendingEffect, lanes: EffectLanes, inFlight: Set<PendingEffect>): Promise<void> {
    const { run } = this;
    await run.guarded(effect.asked, async () => {
      const answer = await run.retried(() => this.#dispatch(effect));
      if (answer === undefined) return;
      // After a crash the command's id is found in the target's stream: the next one need not wait for the record.
      if (answer.accepted && answer.hasEvents) {
        lanes.pass(effect);
        inFlight.delete(effect);
        this.lookAgain();
      }
      const isOnRecord = await run.retried(() => this.#record(effect, answer));
      if (isOnRecord === true) lanes.remove(effect);
    });
    run.move();
    this.answered();
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

  async #record(effect: PendingEffect, answer: EffectAnswer): Promise<true> {
    const { journal, policy } = this.run;
    await journal.append((ledger) => (ledger.waitsFor(effect) ? answerEntries(policy.name, effect, answer) : []));
    return true;
  }
}
