import { messageWithoutData } from '../projections/incident.js';
import type { ConsumerStatus } from '../projections/log-consumer.js';
import { standsStill } from '../projections/log-consumer.js';
import { StoreUnavailable } from '../store/event-store.js';
import type { StreamStates } from '../streams/stream-states.js';
import type { Alarm } from './alarm.js';
import type { EffectDispatcher } from './effect-dispatcher.js';
import type { AskedPoint, EventPoint } from './event-point.js';
import { FoldedStreams } from './folded-streams.js';
import type { Policy } from './policy.js';
import { PolicyFenced } from './policy-fence.js';
import type { JournalPorts } from './policy-journal.js';
import { PolicyJournal } from './policy-journal.js';
import { RecordingPolicyReader } from './recording-policy-reader.js';
import type { StoreRetryPorts } from './store-retry.js';
import { StoreRetry } from './store-retry.js';

export interface PolicyPorts extends JournalPorts, StoreRetryPorts {
  /** The source of facts. */
  readonly states: StreamStates;
  readonly dispatcher: EffectDispatcher;
  /** An alarm of the business clock. */
  readonly alarm: Alarm;
}

/** The shared parts of a policy's runner: its journal, its status, and the handling of failures. */
export class PolicyRun {
  status: ConsumerStatus = { state: 'building' };
  readonly journal: PolicyJournal;
  readonly #folded: FoldedStreams;
  readonly #retry: StoreRetry;
  /** Resolved when an effect was answered or could not be sent, or the run ended. */
  #moved = Promise.withResolvers<undefined>();
  #unreachable: StoreUnavailable | undefined;

  /** @param ended called when the run ends for any reason */
  constructor(
    readonly policy: Policy,
    readonly ports: PolicyPorts,
    private readonly ended: () => void,
  ) {
    this.journal = new PolicyJournal(policy.name, ports);
    this.#folded = new FoldedStreams(ports);
    this.#retry = new StoreRetry(ports);
  }

  // Methods, since the values change during an `await`.
  hasStopped(): boolean {
    return this.status.state === 'stopped';
  }

  isOn(): boolean {
    return !standsStill(this.status);
  }

  isRunning(): boolean {
    return !this.#retry.isCancelled;
  }

  begin(): void {
    this.#retry.begin();
  }

  reader(): RecordingPolicyReader {
    return new RecordingPolicyReader(this.ports, this.#folded);
  }

  /** Resolves at the next move. @throws StoreUnavailable when no effect can be sent for now */
  async moved(): Promise<void> {
    if (this.#unreachable !== undefined) throw this.#unreachable;
    await this.#moved.promise;
  }

  move(unreachable?: StoreUnavailable): void {
    this.#unreachable = unreachable;
    this.#moved.resolve(undefined);
    this.#moved = Promise.withResolvers();
  }

  /** `undefined` when the policy was stopped before the store could be reached. */
  async retried<T>(task: () => Promise<T>): Promise<T | undefined> {
    return await this.#retry.run(task, (error) => {
      this.move(error);
    });
  }

  /** Runs the task. A defect in it stops the policy at the event. @throws StoreUnavailable */
  async guarded(point: EventPoint | AskedPoint, task: () => Promise<unknown>): Promise<void> {
    try {
      await task();
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      if (this.isFenced(error)) return;
      this.end();
      const position = 'position' in point ? point.position : await this.journal.positionOf(point);
      this.stopAt({ ...point, position }, messageWithoutData(error));
    }
  }

  /** Stops the policy with an incident. Of several defects in parallel lanes the first is kept. */
  stopAt(point: EventPoint, message: string): void {
    if (this.isOn()) this.status = { state: 'stopped', incident: { ...point, message } };
    this.end();
  }

  /** Ends the run without an incident when another server took over. */
  isFenced(error: unknown): error is PolicyFenced {
    if (!(error instanceof PolicyFenced)) return false;
    this.standAside();
    return true;
  }

  standAside(): void {
    this.status = { state: 'aside' };
    this.end();
  }

  end(): void {
    this.#retry.cancel();
    this.ended();
    this.move();
  }
}
