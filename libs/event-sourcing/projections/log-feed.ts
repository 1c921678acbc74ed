import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../clock/clock.js';
import { aborted, pause, within } from '../clock/waiting.js';
import type { MessageRegistry } from '../messages/message-registry.js';
import type { Schedule } from '../policies/alarm.js';
import type { EventStore, LogFilter, LogSlice } from '../store/event-store.js';
import { LIMITS } from '../store/event-store.js';
import { BackOff } from './back-off.js';
import { ConsumerPauses } from './consumer-pauses.js';
import { DecodedSlice } from './consumer-slices.js';
import { filterOf, isLower, lowestPosition } from './feed-range.js';
import { Lags } from './lags.js';
import type { Incident, LogConsumer, StopOptions } from './log-consumer.js';
import { standsStill } from './log-consumer.js';
import { SilenceWatchdog } from './silence-watchdog.js';
import { untilAborted } from './until-aborted.js';

/** The cause of a report. A foreign error's message may quote event data: print it with `messageWithoutData`. */
export interface ReportDetails {
  readonly error?: unknown;
  readonly incident?: Incident;
}

export interface FeedPorts {
  readonly store: EventStore;
  readonly registry: MessageRegistry;
  readonly machineClock: Clock;
  readonly schedule: Schedule;
  /** From 0 to below 1, for jitter. */
  readonly random: () => number;
  /** Writes to the program's log; the message has no event data. */
  readonly report: (message: string, details: ReportDetails) => void;
  /** Milliseconds that the log may be ahead while no slice comes. */
  readonly silence: number;
}

/** The time that a stop waits for the slice in progress. */
export const STOP_TIMEOUT_MS = 5000;

const STOPPED = 'the log is not followed any more';
const TAKEN_OVER = 'another server took over';

interface Task {
  readonly run: () => Promise<void>;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * One supervised subscription for several consumers. It starts behind the lowest of their positions. It restarts without
 * limit when it fails, ends or falls silent, and when a consumer was reset.
 */
export class LogFeed {
  readonly lags: Lags;
  readonly #filter: LogFilter | undefined;
  readonly #backOff: BackOff;
  readonly #watchdog: SilenceWatchdog;
  readonly #pauses: ConsumerPauses;
  readonly #tasks: Task[] = [];
  #reportedTakeOver = false;
  #subscribed = false;
  #turn = new AbortController();
  #running: Promise<void> | undefined;
  #stopping: StopOptions | undefined;
  #stopped: Promise<void> | undefined;

  constructor(
    readonly consumers: readonly LogConsumer[],
    private readonly ports: FeedPorts,
    /** Called when a consumer's position or status may have changed. */
    private readonly moved: () => void,
    /** Called before each subscription: compares what the consumers have seen with the log. */
    private readonly checkHistory: (when: 'start' | 'resumption') => Promise<void> = async () => undefined,
  ) {
    this.#filter = filterOf(consumers);
    this.#backOff = new BackOff(ports.random);
    this.lags = new Lags(ports.machineClock);
    this.#pauses = new ConsumerPauses(ports, () => {
      this.#turn.abort();
    });
    this.#watchdog = new SilenceWatchdog(ports, () => {
      ports.report('the subscription fell silent: subscribing again', {});
      this.#turn.abort();
    });
  }

  /** @throws StoreUnavailable, ReadModelsUnavailable */
  async start(): Promise<void> {
    const head = await this.ports.store.head();
    for (const consumer of this.consumers) {
      if (this.#isStopping()) return;
      await consumer.start(head);
    }
    if (!this.#standsAside) await this.checkHistory('start');
    this.#reportTakeOver();
    this.#running = this.#run();
  }

  /**
   * Finishes the slice in progress. With `abandon`, the rest of the slice is not delivered. A consumer that does not end
   * within `STOP_TIMEOUT_MS` is abandoned.
   */
  async stop(how: StopOptions): Promise<void> {
    this.#stopped ??= this.#stopInTime(how);
    await this.#stopped;
  }

  async #stopInTime(how: StopOptions): Promise<void> {
    this.#stopping = how;
    this.#turn.abort();
    const ended = await within(this.#end(), STOP_TIMEOUT_MS, this.ports.schedule);
    if (ended !== 'late') return;
    this.#stopping = { abandon: true };
    this.ports.report('what looked at the log did not end in time: it is left behind', {});
  }

  async #end(): Promise<void> {
    await this.#running;
    this.#pauses.cancelAll();
    const stops = this.consumers.map((consumer) =>
      consumer.stop(this.#stopping).catch((error: unknown) => {
        this.ports.report(`${consumer.kind} ${consumer.name} will look at some events again`, { error });
      }),
    );
    await Promise.all(stops);
  }

  /** Runs the task between two slices, then subscribes again from the lowest position. */
  async between(run: () => Promise<void>): Promise<void> {
    if (this.#isStopping()) throw new Error(STOPPED);
    if (this.#standsAside) throw new Error(TAKEN_OVER);
    await new Promise<void>((done, failed) => {
      this.#tasks.push({ run, done, failed });
      this.#turn.abort();
    });
  }

  async #run(): Promise<void> {
    while (!this.#isStopping()) {
      this.#turn = new AbortController();
      await this.#runTasks();
      const { signal } = this.#turn;
      try {
        await this.#checkAgain();
        await this.#readSubscription(signal);
        if (!signal.aborted) {
          this.lags.lost();
          this.ports.report('the subscription ended: subscribing again', {});
        }
      } catch (error) {
        this.lags.lost();
        this.ports.report('the subscription failed: subscribing again', { error });
      }
      this.#watchdog.stop();
      if (!signal.aborted) await pause(this.#backOff.next(), signal, this.ports.schedule);
    }
    for (const { failed } of this.#tasks.splice(0)) failed(new Error(STOPPED));
  }

  async #runTasks(): Promise<void> {
    for (const { run, done, failed } of this.#tasks.splice(0)) await run().then(done, failed);
    this.#reportTakeOver();
    this.moved();
  }

  /** `start` has made the first check. The store may have been replaced while a subscription was broken. */
  async #checkAgain(): Promise<void> {
    if (this.#subscribed && !this.#standsAside) await this.checkHistory('resumption');
    this.#subscribed = true;
  }

  async #readSubscription(signal: AbortSignal): Promise<void> {
    const awake = this.consumers.filter((consumer) => this.#isAwake(consumer));
    if (awake.length === 0) {
      await aborted(signal);
      return;
    }
    const after = lowestPosition(awake);
    const options = { signal, limit: LIMITS.sliceEvents, ...(this.#filter !== undefined && { filter: this.#filter }) };
    const slices = this.ports.store.subscribe({ ...options, ...(after !== undefined && { after }) });
    this.#watchdog.start(after);
    let seen = after;
    for await (const slice of untilAborted(slices, signal)) {
      this.#backOff.reset();
      this.#watchdog.slice(slice.position);
      await this.#deliver(slice, seen);
      seen = slice.position;
      this.#watchdog.waiting();
      if (!this.consumers.some((consumer) => this.#isAwake(consumer))) this.#turn.abort();
      await nextTurn();
    }
  }

  async #deliver(slice: LogSlice, after: bigint | undefined): Promise<void> {
    const decoded = new DecodedSlice(slice, this.ports.registry);
    for (const consumer of this.consumers) {
      if (this.#stopping?.abandon === true) return;
      // A consumer that ended its pause missed earlier slices: the next subscription starts at its position.
      const isInTime = this.#isAwake(consumer) && !isLower(consumer.position, after);
      const piece = isInTime ? decoded.for(consumer) : undefined;
      if (piece === undefined) continue;
      this.lags.begins(consumer, slice);
      try {
        await consumer.take(piece);
        this.#pauses.reset(consumer);
        this.#took(consumer, slice);
      } catch (error) {
        this.ports.report(`${consumer.kind} ${consumer.name} could not go on for now`, { error });
        this.#pauses.begin(consumer);
      }
      this.moved();
      // Several consumers with a full slice each would block the event loop for commands.
      if (slice.events.length > 50) await nextTurn();
    }
  }

  #took(consumer: LogConsumer, slice: LogSlice): void {
    const { status } = consumer;
    if (status.state === 'stopped') {
      this.ports.report(`${consumer.kind} ${consumer.name} stands still`, { incident: status.incident });
    } else if (status.state === 'aside') this.#reportTakeOver();
    else this.lags.took(consumer, slice);
  }

  get #standsAside(): boolean {
    return this.consumers.some(({ status }) => status.state === 'aside');
  }

  /** When one consumer is fenced, all are: none processes further events, the other server does. */
  #reportTakeOver(): void {
    if (this.#reportedTakeOver || !this.#standsAside) return;
    this.#reportedTakeOver = true;
    this.ports.report(TAKEN_OVER, {});
  }

  #isAwake(consumer: LogConsumer): boolean {
    return !this.#standsAside && !standsStill(consumer.status) && !this.#pauses.has(consumer);
  }

  // A method, since the value changes during an `await`.
  #isStopping(): boolean {
    return this.#stopping !== undefined;
  }
}
