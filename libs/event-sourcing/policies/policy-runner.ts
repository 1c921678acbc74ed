import type { ConsumerSlice, ConsumerStatus, LogConsumer } from '../projections/log-consumer.js';
import { StoreUnavailable } from '../store/event-store.js';
import { BackgroundWork } from './background-work.js';
import { EffectSender } from './effect-sender.js';
import { EventIntake } from './event-intake.js';
import type { Policy } from './policy.js';
import { retriedEntry, startedEntry } from './policy-entries.js';
import type { PolicyJournal } from './policy-journal.js';
import type { PendingEffect, RefusedEffect } from './policy-ledger.js';
import type { PolicyPorts } from './policy-run.js';
import { PolicyRun } from './policy-run.js';
import { WakeFiring } from './wake-firing.js';

/** The pending work of a policy. */
export interface PolicyWork {
  /** Effects without an answer. */
  readonly open: number;
  readonly refused: number;
  readonly wakes: number;
  /** ISO 8601 UTC, on the business clock. */
  readonly nextWake?: string;
}

export type RetryResult = 'retried' | 'not known' | 'not refused';

/**
 * Runs one policy: (1) appends the received events of a slice and their effects to the policy's stream in one append, (2)
 * sends the effects, (3) appends the answers. The last received event is the checkpoint, so that it moves with (1). After a
 * crash the next runner begins with the effects that have no answer. Effects on one target, and effects of one event, are
 * sent in the order they were asked for; others in parallel. Every failure except an unreachable store stops the policy with an incident.
 */
export class PolicyRunner implements LogConsumer {
  readonly kind = 'policy';
  readonly #run: PolicyRun;
  readonly #background = new BackgroundWork();
  readonly #effects: EffectSender;
  readonly #wakes: WakeFiring;
  readonly #intake: EventIntake;
  #position: bigint | undefined;

  constructor(
    readonly policy: Policy,
    ports: PolicyPorts,
  ) {
    this.#run = new PolicyRun(policy, ports, () => {
      this.#wakes.clearAlarm();
    });
    this.#effects = new EffectSender(this.#run, () => {
      this.#wakes.setAlarm();
      this.#keepSnapshot();
    });
    this.#intake = new EventIntake(this.#run, ({ position }) => {
      this.#position = position;
      this.#goOn();
    });
    this.#wakes = new WakeFiring(
      this.#run,
      () => {
        this.#background.run('wake', () => this.#wakes.fireDue());
      },
      () => {
        this.#goOn();
      },
    );
  }

  get name(): string {
    return this.policy.name;
  }

  get reads(): readonly string[] {
    return this.policy.reads;
  }

  get position(): bigint | undefined {
    return this.#position;
  }

  get status(): ConsumerStatus {
    return this.#run.status;
  }

  get work(): PolicyWork {
    const { open, refused, wakes } = this.#journal.ledger;
    const nextWake = wakes.next?.at;
    return { open: open.size, refused: refused.size, wakes: wakes.size, ...(nextWake !== undefined && { nextWake }) };
  }

  get openEffects(): readonly PendingEffect[] {
    return [...this.#journal.ledger.open.values()];
  }

  get refusedEffects(): readonly RefusedEffect[] {
    return [...this.#journal.ledger.refused.values()];
  }

  /**
   * Reads the policy's stream (a new policy writes its first event), sends the effects without an answer, and fires the
   * missed wakes. Under a tenure it takes the policy over first. @throws StoreUnavailable
   */
  async start(): Promise<void> {
    await this.#journal.catchUp();
    const started = startedEntry(this.name, this.policy.from);
    try {
      await this.#journal.begin(started);
    } catch (error) {
      if (!this.#run.isFenced(error)) throw error;
      return;
    }
    this.#position = this.#journal.settledUpTo;
    this.#run.begin();
    this.#goOn();
  }

  /** Resolves when the effects of the events are recorded, not when they are answered. @throws StoreUnavailable */
  async take({ events, position, head, poison }: ConsumerSlice): Promise<void> {
    if (this.#run.ports.tenure?.isHeld() === false) this.#run.standAside();
    await this.#intake.receive(events);
    if (!this.#run.isOn()) return;
    if (poison !== undefined) {
      this.#run.stopAt(poison, poison.message);
      return;
    }
    this.#position = position;
    if (head) this.#run.status = { state: 'live' };
  }

  async retry(): Promise<void> {
    if (!this.#run.hasStopped()) return;
    await this.settled();
    await this.start();
    // During the start another server may have taken over.
    if (this.#run.hasStopped()) this.#run.status = { state: 'building' };
  }

  /** Sends a refused effect again, for a person. @throws StoreUnavailable, also after the tenure's end */
  async retryEffect(
    effect: string,
    by: { readonly actor: string; readonly correlationId: string },
  ): Promise<RetryResult> {
    const { open, refused } = this.#journal.ledger;
    if (!refused.has(effect)) return open.has(effect) ? 'not refused' : 'not known';
    const retried = this.#journal.append((ledger) => {
      const known = ledger.refused.get(effect);
      return known === undefined ? [] : [retriedEntry(this.name, known, by)];
    });
    await retried.catch((error: unknown) => {
      throw this.#run.isFenced(error) ? new StoreUnavailable(error.message, 'notWritten', { cause: error }) : error;
    });
    this.#goOn();
    return 'retried';
  }

  /** Resolves when no work is in progress: all effects are answered, or the policy stands still. */
  async settled(): Promise<void> {
    await this.#background.settled();
  }

  /** Finishes the step in progress. Effects without an answer are sent at the next start. */
  async stop(): Promise<void> {
    this.#run.end();
    await this.settled();
  }

  get #journal(): PolicyJournal {
    return this.#run.journal;
  }

  /** Starts the sending of open effects, and sets the alarm. */
  #goOn(): void {
    if (!this.#run.isRunning()) return;
    if (this.#journal.ledger.open.size > 0) {
      this.#background.run('send', () => this.#effects.send());
      this.#effects.lookAgain();
    }
    this.#wakes.setAlarm();
    this.#keepSnapshot();
  }

  #keepSnapshot(): void {
    if (!this.#journal.needsSnapshot) return;
    this.#background.run('snapshot', async () => {
      // It is wanted again and again until it has begun.
      if (this.#journal.needsSnapshot) await this.#journal.takeSnapshot();
    });
  }
}
