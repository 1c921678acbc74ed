import type { Recorded } from '../messages/message.js';
import { messageWithoutData } from '../projections/incident.js';
import type { ConsumerSlice, ConsumerStatus, LogConsumer } from '../projections/log-consumer.js';
import { standsStill } from '../projections/log-consumer.js';
import { StoreUnavailable } from '../store/event-store.js';
import { categoryOf } from '../store/stream-name.js';
import type { StreamStates } from '../streams/stream-states.js';
import type { Alarm } from './alarm.js';
import { BackgroundWork } from './background-work.js';
import type { EffectAnswer, EffectDispatcher } from './effect-dispatcher.js';
import type { EventPoint } from './event-point.js';
import { pointOf } from './event-point.js';
import { FoldedStreams } from './folded-streams.js';
import { NextAlarm } from './next-alarm.js';
import type { PersistencePorts } from './persistence.js';
import { Persistence } from './persistence.js';
import type { Policy, Reaction } from './policy.js';
import { noReaction } from './policy.js';
import {
  answerEntries,
  dueEntries,
  envelopeOf,
  receivedEntries,
  retriedEntry,
  startedEntry,
} from './policy-entries.js';
import { POLICY_CATEGORY } from './policy-events.js';
import { PolicyFenced } from './policy-fence.js';
import type { JournalPorts } from './policy-journal.js';
import { PolicyJournal } from './policy-journal.js';
import type { PendingEffect, RefusedEffect } from './policy-ledger.js';
import { RecordingPolicyReader } from './recording-policy-reader.js';
import type { PendingWake } from './wake-queue.js';

export interface PolicyPorts extends JournalPorts, PersistencePorts {
  /** Where facts are read. */
  readonly states: StreamStates;
  readonly dispatcher: EffectDispatcher;
  /** Of the business clock. */
  readonly alarm: Alarm;
}

/** What a policy has before it. */
export interface PolicyWork {
  /** Effects without an answer. */
  readonly open: number;
  readonly refused: number;
  readonly wakes: number;
  /** ISO 8601 UTC, on the business clock. */
  readonly nextWake?: string;
}

export type RetryResult = 'retried' | 'not known' | 'not refused';

/** Events wait once so many effects have no answer. */
export const MAX_OPEN_EFFECTS = 1000;

/**
 * Runs one policy: (1) one append of what it received and asks for to its own stream, (2) dispatch, (3) append of the
 * answer; (4) what it received last says where it goes on, and that moves with (1). A runner that dies anywhere
 * between is followed by one that starts with what has no answer. Effects are sent one after the other in the order
 * they were asked for. Whatever fails, but for a store that cannot be reached, stops the policy with an incident.
 */
export class PolicyRunner implements LogConsumer {
  readonly kind = 'policy';
  readonly #journal: PolicyJournal;
  readonly #background = new BackgroundWork();
  readonly #persistence: Persistence;
  readonly #alarm: NextAlarm;
  readonly #folded: FoldedStreams;
  #status: ConsumerStatus = { state: 'building' };
  #position: bigint | undefined;
  /** Resolved when an effect was answered or could not be sent. */
  #moved = Promise.withResolvers<undefined>();
  #unreachable: StoreUnavailable | undefined;

  constructor(
    readonly policy: Policy,
    private readonly ports: PolicyPorts,
  ) {
    this.#journal = new PolicyJournal(policy.name, ports);
    this.#folded = new FoldedStreams(ports);
    this.#persistence = new Persistence(ports);
    this.#alarm = new NextAlarm(ports.alarm, () => {
      this.#background.run('wake', () => this.#fireDue());
    });
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
    return this.#status;
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
   * Reads the policy's stream (a new policy writes its first event), sends what has no answer, fires the wakes that
   * were missed. Under a tenure it takes the policy over first. @throws StoreUnavailable
   */
  async start(): Promise<void> {
    await this.#journal.catchUp();
    const started = startedEntry(this.name, this.policy.from);
    try {
      await this.#journal.begin(started);
    } catch (error) {
      if (!this.#isFenced(error)) throw error;
      return;
    }
    this.#position = this.#journal.settledUpTo;
    this.#persistence.begin();
    this.#goOn();
  }

  /** Resolves when what the events ask for is durable, not when it is done. @throws StoreUnavailable */
  async take({ events, position, head, poison }: ConsumerSlice): Promise<void> {
    if (this.ports.tenure?.isHeld() === false) this.#standAside();
    for (const event of this.#isOn() ? events : []) {
      if (this.#isMine(event)) {
        await this.#room();
        await this.#guarded(pointOf(event), () => this.#receive(event));
      }
      if (!this.#isOn()) return;
      this.#position = event.position;
      this.#goOn();
    }
    if (!this.#isOn()) return;
    if (poison !== undefined) {
      this.#stand(poison, poison.message);
      return;
    }
    this.#position = position;
    if (head) this.#status = { state: 'live' };
  }

  async retry(): Promise<void> {
    if (!this.#hasStopped()) return;
    await this.settled();
    await this.start();
    // Meanwhile another server may have taken over.
    if (this.#hasStopped()) this.#status = { state: 'building' };
  }

  /** Sends a refused effect once more, on a person's word. @throws StoreUnavailable, also behind the tenure's end */
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
      throw this.#isFenced(error) ? new StoreUnavailable(error.message, 'notWritten', { cause: error }) : error;
    });
    this.#goOn();
    return 'retried';
  }

  /** Resolves when nothing is under way: all effects are answered, or the policy stands still. */
  async settled(): Promise<void> {
    await this.#background.settled();
  }

  /** Finishes the step under way. What has no answer then is sent at the next start. */
  async stop(): Promise<void> {
    this.#cease();
    await this.settled();
  }

  // Read through methods: it changes while others are waited for.
  #hasStopped(): boolean {
    return this.#status.state === 'stopped';
  }

  #isOn(): boolean {
    return !standsStill(this.#status);
  }

  get #runs(): boolean {
    return !this.#persistence.isOff;
  }

  #isMine(event: Recorded): boolean {
    const category = categoryOf(event.stream);
    return category !== POLICY_CATEGORY && this.policy.reads.includes(category) && this.policy.concerns(event);
  }

  /** Waits until fewer effects are open. @throws StoreUnavailable when none can be sent for now */
  async #room(): Promise<void> {
    while (this.#runs && this.#journal.ledger.open.size >= MAX_OPEN_EFFECTS) {
      if (this.#unreachable !== undefined) throw this.#unreachable;
      await this.#moved.promise;
    }
  }

  #move(unreachable?: StoreUnavailable): void {
    this.#unreachable = unreachable;
    this.#moved.resolve(undefined);
    this.#moved = Promise.withResolvers();
  }

  async #receive(event: Recorded): Promise<void> {
    if (this.#journal.isSettled(event)) return;
    const reader = new RecordingPolicyReader(this.ports, this.#folded);
    const reaction = this.policy.react(event, await this.policy.facts(event, reader));
    const entries = receivedEntries(this.name, event, reaction, reader.basis);
    await this.#journal.append(() => (this.#journal.isSettled(event) ? [] : entries));
  }

  /** Whatever waits: effects are sent, the alarm is set. */
  #goOn(): void {
    if (!this.#runs) return;
    if (this.#journal.ledger.open.size > 0) this.#background.run('send', () => this.#send());
    this.#setAlarm();
  }

  async #send(): Promise<void> {
    while (this.#runs) {
      const [effect] = this.#journal.ledger.open.values();
      if (effect === undefined) return;
      await this.#guarded(effect.asked, async () => {
        const answer = await this.#patiently(() => this.#dispatch(effect));
        if (answer !== undefined) await this.#patiently(() => this.#answer(effect, answer));
      });
      this.#move();
      this.#setAlarm();
    }
  }

  async #dispatch(effect: PendingEffect): Promise<EffectAnswer> {
    this.#journal.checkFence();
    const { tenure } = this.ports;
    const { command, target, body } = effect;
    const answer = await this.ports.dispatcher.dispatch(
      { command, target, body },
      { ...envelopeOf(this.name, effect), ...(tenure !== undefined && { mayAppend: () => tenure.isHeld() }) },
    );
    // Others were faster too often: nothing was decided, so it is no refusal.
    if (!answer.accepted && answer.kind === 'concurrentChange') throw new StoreUnavailable(answer.reason, 'notWritten');
    return answer;
  }

  async #answer(effect: PendingEffect, answer: EffectAnswer): Promise<void> {
    await this.#journal.append((ledger) => (ledger.waitsFor(effect) ? answerEntries(this.name, effect, answer) : []));
  }

  #setAlarm(): void {
    if (this.#runs) this.#alarm.set(this.#journal.ledger.wakes.next?.at);
  }

  async #fireDue(): Promise<void> {
    while (this.#runs) {
      const wake = this.#journal.ledger.wakes.next;
      if (wake === undefined || wake.at > this.ports.businessClock.now()) break;
      await this.#guarded(wake.asked, () => this.#patiently(() => this.#fire(wake)));
      this.#goOn();
    }
    this.#setAlarm();
  }

  async #fire(wake: PendingWake): Promise<void> {
    const reader = new RecordingPolicyReader(this.ports, this.#folded);
    const reaction = await this.#wakeReaction(wake, reader);
    await this.#journal.append((ledger) => {
      const waits = ledger.wakes.get(wake.id)?.at === wake.at;
      return waits ? dueEntries(this.name, wake, this.ports.newEventId(), reaction, reader.basis) : [];
    });
  }

  async #wakeReaction(wake: PendingWake, reader: RecordingPolicyReader): Promise<Reaction> {
    const { waking } = this.policy;
    return waking === undefined ? noReaction : waking.react(wake, await waking.facts(wake, reader));
  }

  /** `undefined` when the policy was stopped before the store could be reached. */
  async #patiently<T>(task: () => Promise<T>): Promise<T | undefined> {
    return await this.#persistence.finish(task, (error) => {
      this.#move(error);
    });
  }

  /** A defect in the task stops the policy before the event behind which it goes on later. @throws StoreUnavailable */
  async #guarded(point: EventPoint, task: () => Promise<unknown>): Promise<void> {
    try {
      await task();
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      if (this.#isFenced(error)) return;
      this.#stand(point, messageWithoutData(error));
    }
  }

  #stand(point: EventPoint, message: string): void {
    this.#status = { state: 'stopped', incident: { ...point, message } };
    this.#cease();
  }

  /** Ends the runner without a word when this is why. */
  #isFenced(error: unknown): error is PolicyFenced {
    if (!(error instanceof PolicyFenced)) return false;
    this.#standAside();
    return true;
  }

  #standAside(): void {
    this.#status = { state: 'aside' };
    this.#cease();
  }

  #cease(): void {
    this.#persistence.callOff();
    this.#alarm.set(undefined);
    this.#move();
  }
}
