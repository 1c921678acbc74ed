import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../clock/clock.js';
import { aborted, pause, within } from '../clock/waiting.js';
import type { MessageRegistry } from '../messages/message-registry.js';
import type { Schedule } from '../policies/alarm.js';
import type { EventStore, LogFilter, LogSlice } from '../store/event-store.js';
import { LIMITS } from '../store/event-store.js';
import { BackOff } from './back-off.js';
import { DecodedSlice } from './consumer-slices.js';
import { Lags } from './lags.js';
import type { Incident, LogConsumer, StopOptions } from './log-consumer.js';
import { standsStill } from './log-consumer.js';
import { SilenceWatchdog } from './silence-watchdog.js';
import { untilAborted } from './until-aborted.js';

/** Why something is reported. A foreign error's message may quote data: tell it by `tellingNoData`. */
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
  /** For the program's log; never with data of events. */
  readonly report: (message: string, details: ReportDetails) => void;
  /** How long the log may be ahead without a slice, in milliseconds. */
  readonly silence: number;
}

/** How long the end of what is under way is waited for at a stop. */
export const STOP_PATIENCE_MS = 5000;

const NOT_FOLLOWED = 'the log is not followed any more';
const TAKEN_OVER = 'another server took over';

interface Task {
  readonly run: () => Promise<void>;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * One supervised subscription for some consumers. It begins behind the lowest of their positions and begins again,
 * for ever, when it fails, ends or falls silent, and when a consumer was set back.
 */
export class LogFeed {
  readonly lags: Lags;
  readonly #filter: LogFilter | undefined;
  readonly #backOff: BackOff;
  readonly #watchdog: SilenceWatchdog;
  /** Consumers that asked for a pause, with their back-off. */
  readonly #resting = new Map<LogConsumer, () => void>();
  readonly #restBackOff = new Map<LogConsumer, BackOff>();
  readonly #tasks: Task[] = [];
  #saidAside = false;
  #turn = new AbortController();
  #running: Promise<void> | undefined;
  #stopping: StopOptions | undefined;
  #stopped: Promise<void> | undefined;

  constructor(
    readonly consumers: readonly LogConsumer[],
    private readonly ports: FeedPorts,
    /** Called whenever some consumer's position or status may have changed. */
    private readonly moved: () => void,
  ) {
    this.#filter = filterOf(consumers);
    this.#backOff = new BackOff(ports.random);
    this.lags = new Lags(ports.machineClock);
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
    this.#lookAside();
    this.#running = this.#run();
  }

  /**
   * Finishes the slice in hand, unless it is abandoned: then what was not handed out yet never is. A consumer that does
   * not come to an end in time is left behind.
   */
  async stop(how: StopOptions): Promise<void> {
    this.#stopped ??= this.#stopInTime(how);
    await this.#stopped;
  }

  async #stopInTime(how: StopOptions): Promise<void> {
    this.#stopping = how;
    this.#turn.abort();
    const ended = await within(this.#end(), STOP_PATIENCE_MS, this.ports.schedule);
    if (ended !== 'late') return;
    this.#stopping = { abandon: true };
    this.ports.report('what looked at the log did not end in time: it is left behind', {});
  }

  async #end(): Promise<void> {
    await this.#running;
    for (const wake of this.#resting.values()) wake();
    const stops = this.consumers.map((consumer) =>
      consumer.stop(this.#stopping).catch((error: unknown) => {
        this.ports.report(`${consumer.kind} ${consumer.name} will look at some events again`, { error });
      }),
    );
    await Promise.all(stops);
  }

  /** Runs the task between two slices and subscribes again from the lowest position then. */
  async between(run: () => Promise<void>): Promise<void> {
    if (this.#isStopping()) throw new Error(NOT_FOLLOWED);
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
        await this.#follow(signal);
        if (!signal.aborted) this.ports.report('the subscription ended: subscribing again', {});
      } catch (error) {
        this.ports.report('the subscription failed: subscribing again', { error });
      }
      this.#watchdog.stop();
      if (!signal.aborted) await pause(this.#backOff.next(), signal, this.ports.schedule);
    }
    for (const { failed } of this.#tasks.splice(0)) failed(new Error(NOT_FOLLOWED));
  }

  async #runTasks(): Promise<void> {
    for (const { run, done, failed } of this.#tasks.splice(0)) await run().then(done, failed);
    this.#lookAside();
    this.moved();
  }

  async #follow(signal: AbortSignal): Promise<void> {
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
      // One that has just woken up missed what lies before this slice: the next subscription begins with that.
      const follows = this.#isAwake(consumer) && !isLower(consumer.position, after);
      const piece = follows ? decoded.for(consumer) : undefined;
      if (piece === undefined) continue;
      this.lags.begins(consumer, slice);
      try {
        await consumer.take(piece);
        this.#restBackOff.delete(consumer);
        this.#took(consumer, slice);
      } catch (error) {
        this.#rest(consumer, error);
      }
      this.moved();
      // Several consumers with a full slice each would keep commands waiting.
      if (slice.events.length > 50) await nextTurn();
    }
  }

  #took(consumer: LogConsumer, slice: LogSlice): void {
    const { status } = consumer;
    if (status.state === 'stopped') {
      this.ports.report(`${consumer.kind} ${consumer.name} stands still`, { incident: status.incident });
    } else if (status.state === 'aside') this.#lookAside();
    else this.lags.took(consumer, slice);
  }

  get #standsAside(): boolean {
    return this.consumers.some(({ status }) => status.state === 'aside');
  }

  /** When one of them is fenced all are: they look at nothing more, and what follows is the other server's. */
  #lookAside(): void {
    if (this.#saidAside || !this.#standsAside) return;
    this.#saidAside = true;
    this.ports.report(TAKEN_OVER, {});
  }

  #rest(consumer: LogConsumer, error: unknown): void {
    const backOff = this.#restBackOff.get(consumer) ?? new BackOff(this.ports.random);
    this.#restBackOff.set(consumer, backOff);
    this.ports.report(`${consumer.kind} ${consumer.name} could not go on for now`, { error });
    const wake = this.ports.schedule(() => {
      this.#resting.delete(consumer);
      this.#turn.abort();
    }, backOff.next());
    this.#resting.set(consumer, wake);
  }

  #isAwake(consumer: LogConsumer): boolean {
    return !this.#standsAside && !standsStill(consumer.status) && !this.#resting.has(consumer);
  }

  // Read through a method: it changes while the loop waits.
  #isStopping(): boolean {
    return this.#stopping !== undefined;
  }
}

/** `undefined`, which is before the first event, is the lowest of all. */
function lowestPosition(consumers: readonly LogConsumer[]): bigint | undefined {
  const [first, ...others] = consumers.map(({ position }) => position);
  return others.reduce((lowest, position) => (isLower(position, lowest) ? position : lowest), first);
}

function isLower(position: bigint | undefined, than: bigint | undefined): boolean {
  return than !== undefined && (position === undefined || position < than);
}

function filterOf(consumers: readonly LogConsumer[]): LogFilter | undefined {
  const categories = new Set<string>();
  for (const { reads } of consumers) {
    if (reads === 'all') return undefined;
    for (const category of reads) categories.add(category);
  }
  return { categories: [...categories] };
}
