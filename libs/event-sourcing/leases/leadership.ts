import { randomUUID } from 'node:crypto';
import type { StartStopwatch } from '../clock/stopwatch.js';
import { startStopwatch } from '../clock/stopwatch.js';
import { aborted, pause } from '../clock/waiting.js';
import type { Schedule } from '../policies/alarm.js';
import { machineSchedule } from '../policies/alarm.js';
import { BackOff } from '../projections/back-off.js';
import type { ReportDetails } from '../projections/log-feed.js';
import type { EventStore } from '../store/event-store.js';
import { LeaseClaim } from './lease-claim.js';
import { LeaseStream } from './lease-stream.js';
import type { LeaseTimes } from './lease-times.js';
import { LEASE_TIMES } from './lease-times.js';
import type { RunningTenure, Tenure } from './tenure.js';

export interface LeadershipPorts {
  readonly store: EventStore;
  /** The lease's name; its stream is `lease-<name>`. */
  readonly name: string;
  /** This server's name for people. */
  readonly server: string;
  /**
   * Begins the leader's work. When it rejects, the lease is released, so that another server can try. It may still run when
   * `onLost` is called, and must check its tenure.
   */
  readonly onTaken: (tenure: Tenure) => Promise<void>;
  /**
   * Ends the leader's work. Called when the tenure has expired, or before the lease is released, while the tenure is still
   * held. The server applies for the lease again after it has resolved.
   */
  readonly onLost: () => Promise<void>;
  /** Called when the lease shows that the log was restored from an older copy while this server ran. */
  readonly onSetBack?: () => void;
  /** Writes to the program's log. An unreachable store is reported once until it answers again. */
  readonly report: (message: string, details: ReportDetails) => void;
  readonly schedule?: Schedule;
  readonly startStopwatch?: StartStopwatch;
  /** From 0 to below 1, for jitter. */
  readonly random?: () => number;
  readonly newId?: () => string;
  readonly times?: LeaseTimes;
}

/** `other`: the last holder that was read. `unknown`: while the store does not answer. */
export type LeadershipStatus =
  { readonly holder: 'me' | 'other'; readonly server: string } | { readonly holder: 'nobody' | 'unknown' };

/** Leader election by a lease: applies for the lease, renews it while it can, and calls back when it was taken and lost. */
export class Leadership {
  readonly #claim: LeaseClaim;
  readonly #schedule: Schedule;
  readonly #times: LeaseTimes;
  readonly #storeBackOff: BackOff;
  readonly #workBackOff: BackOff;
  readonly #off = new AbortController();
  #running: Promise<void> | undefined;
  #tenure: RunningTenure | undefined;
  #troubled = false;

  constructor(private readonly ports: LeadershipPorts) {
    const { store, name, server, times = LEASE_TIMES, random = Math.random, newId = randomUUID } = ports;
    this.#schedule = ports.schedule ?? machineSchedule;
    this.#times = times;
    this.#storeBackOff = new BackOff(random);
    this.#workBackOff = new BackOff(random);
    const stream = new LeaseStream(name, { store, schedule: this.#schedule, answer: times.answer });
    const watch = ports.startStopwatch ?? (() => startStopwatch());
    const onSetBack = ports.onSetBack ?? (() => undefined);
    this.#claim = new LeaseClaim(stream, { holder: newId(), server, times, startStopwatch: watch, newId, onSetBack });
  }

  start(): void {
    this.#running ??= this.#campaign();
  }

  /** Ends the leader's work, then releases the lease, so that another server can take it at once. */
  async stop(): Promise<void> {
    this.#off.abort();
    await this.#running;
  }

  /**
   * Reads whether the tenure is held and nobody took the lease after it: a later claim than this tenure's is of another
   * history of the log. @throws StoreUnavailable
   */
  async isLast(tenure: Tenure): Promise<boolean> {
    return tenure.isHeld() && (await this.#claim.isLast()) && tenure.isHeld();
  }

  status(): LeadershipStatus {
    const { server } = this.ports;
    if (this.#tenure?.isHeld() === true) return { holder: 'me', server };
    const { end, isFree } = this.#claim;
    if (end === undefined || this.#troubled) return { holder: 'unknown' };
    return end.last === undefined || isFree ? { holder: 'nobody' } : { holder: 'other', server: end.last.server };
  }

  async #campaign(): Promise<void> {
    const { signal } = this.#off;
    while (!signal.aborted) {
      const taken = await this.#reach(() => this.#claim.take());
      if (taken.value !== undefined) await this.#serve(taken.value);
      else await pause(this.#waitAfter(taken, this.#times.look), signal, this.#schedule);
    }
  }

  async #serve(tenure: RunningTenure): Promise<void> {
    this.#tenure = tenure;
    const [over, given] = [new AbortController(), new AbortController()];
    const cancelExpiry = this.#whenRunOut(tenure, () => {
      over.abort();
    });
    const keeping = this.#keep(tenure, given.signal, over);
    const works = await this.#act(tenure, over);
    cancelExpiry();
    given.abort();
    await keeping;
    if (tenure.isHeld()) await this.#reach(() => this.#claim.release());
    tenure.end();
    this.#tenure = undefined;
    if (works) this.#workBackOff.reset();
    else await pause(this.#workBackOff.next(), this.#off.signal, this.#schedule);
  }

  /** Runs the leader's work, from `onTaken` to the end of `onLost`. False when the work could not begin. */
  async #act(tenure: Tenure, over: AbortController): Promise<boolean> {
    const off = this.#off.signal;
    // `stop` may have been called while the lease was being taken.
    if (off.aborted) return true;
    let works = true;
    void this.ports.onTaken(tenure).catch((error: unknown) => {
      if (over.signal.aborted) return;
      works = false;
      this.ports.report('the work of the lease cannot begin: it is left to another server', { error });
      over.abort();
    });
    await aborted(AbortSignal.any([over.signal, off]));
    await this.ports.onLost().catch((error: unknown) => {
      this.ports.report('the work of the lease did not end as it should', { error });
    });
    return works;
  }

  /** Renews the lease until it is released or lost. */
  async #keep(tenure: RunningTenure, given: AbortSignal, over: AbortController): Promise<void> {
    const { ttl, renewal } = this.#times;
    let wait = renewal;
    for (;;) {
      await pause(wait, given, this.#schedule);
      if (given.aborted) return;
      const renewed = tenure.isHeld() ? await this.#reach(() => this.#claim.renew(tenure)) : undefined;
      if (renewed === undefined || !tenure.isHeld()) break;
      // The interval counts from the beginning of the renewal, like the tenure, so that slow answers do not use it up.
      wait = this.#waitAfter(renewed, Math.max(0, tenure.left() - (ttl - renewal)));
    }
    over.abort();
  }

  /** Calls `ranOut` when the tenure expires by the holder's own clock, whether the store answers or not. */
  #whenRunOut(tenure: RunningTenure, ranOut: () => void): () => void {
    let cancel = (): void => undefined;
    const look = (): void => {
      const left = tenure.left();
      if (left === 0) ranOut();
      else cancel = this.#schedule(look, Math.ceil(left));
    };
    look();
    return () => {
      cancel();
    };
  }

  /** Calls the store. A series of failures is reported once. */
  async #reach<T>(task: () => Promise<T>): Promise<Reached<T>> {
    try {
      const value = await task();
      this.#troubled = false;
      this.#storeBackOff.reset();
      return { reached: true, value };
    } catch (error) {
      if (!this.#troubled) this.ports.report(`the lease ${this.ports.name} cannot be read or written`, { error });
      this.#troubled = true;
      return { reached: false };
    }
  }

  #waitAfter({ reached }: Reached<unknown>, regular: number): number {
    return reached ? regular : Math.min(this.#times.look, this.#storeBackOff.next());
  }
}

interface Reached<T> {
  readonly reached: boolean;
  readonly value?: T;
}
