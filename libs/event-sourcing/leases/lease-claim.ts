import type { StartStopwatch, Stopwatch } from '../clock/stopwatch.js';
import type { ExpectedRevision } from '../store/event-store.js';
import { StoreUnavailable } from '../store/event-store.js';
import type { LeaseEnd, LeaseEvent, LeaseStream } from './lease-stream.js';
import type { LeaseTimes } from './lease-times.js';
import { RunningTenure } from './tenure.js';

export interface Claimant {
  /** UUID of this run of the server. */
  readonly holder: string;
  readonly server: string;
  readonly times: Pick<LeaseTimes, 'ttl' | 'margin'>;
  readonly startStopwatch: StartStopwatch;
  /** Random UUID. */
  readonly newId: () => string;
}

interface Seen {
  readonly end: LeaseEnd;
  /** Since this end was first seen. */
  readonly since: Stopwatch;
  /** When it is this server's own event and not made use of yet: since the append of that event began. */
  readonly own?: Stopwatch;
}

/**
 * What one server knows of a lease and does to it. No two machines' clocks are compared: a holder counts from before
 * its append began, the others from after they saw it. Calls never overlap.
 */
export class LeaseClaim {
  #seen: Seen | undefined;
  /** Own events behind the end last seen, each since its append began: any of them may turn up, however late. */
  readonly #attempts = new Map<string, Stopwatch>();

  constructor(
    private readonly stream: LeaseStream,
    private readonly claimant: Claimant,
  ) {}

  /** The last event that was seen; `undefined` while nothing is known. */
  get end(): LeaseEnd | undefined {
    return this.#seen?.end;
  }

  /**
   * Nobody has it: never taken, released, or not renewed for its time and the margin. This server's own is free as
   * well: it asks only when it does not act under it any more.
   */
  get isFree(): boolean {
    if (this.#seen === undefined) return false;
    const { end, since } = this.#seen;
    if (end.last === undefined || end.last.type === 'LeaseReleased' || this.#isMine(end.last)) return true;
    return since.atLeast() >= end.last.milliseconds + this.claimant.times.margin;
  }

  /** A tenure when the lease was free and nobody was faster. @throws StoreUnavailable */
  async take(): Promise<RunningTenure | undefined> {
    await this.#look();
    const found = this.#begun();
    if (found !== undefined || !this.isFree) return found;
    await this.#append('LeaseTaken');
    return this.#begun();
  }

  /** Ends the tenure when somebody else took the lease. @throws StoreUnavailable when it was not renewed, so far */
  async renew(tenure: RunningTenure): Promise<void> {
    await this.#append('LeaseRenewed');
    const { end, own } = this.#known();
    if (end.last === undefined || !this.#isMine(end.last)) tenure.end();
    else if (own !== undefined) tenure.renewed(own);
  }

  /** @throws StoreUnavailable */
  async release(): Promise<void> {
    await this.#append('LeaseReleased');
  }

  /** The tenure of an own `LeaseTaken` that was just written or turned up now, once. */
  #begun(): RunningTenure | undefined {
    const { end, since, own } = this.#known();
    if (own === undefined || end.last?.type !== 'LeaseTaken' || end.revision === 'noStream') return undefined;
    this.#seen = { end, since };
    const tenure = new RunningTenure(end.last.series, end.revision, own, end.last.milliseconds);
    return tenure.isHeld() ? tenure : undefined;
  }

  /** Appends behind the end that was seen. What another was faster with, or a lost answer, is looked up. */
  async #append(type: LeaseEvent['type']): Promise<void> {
    const seen = this.#known();
    const event = this.#event(type, seen.end);
    this.#attempts.set(event.id, this.claimant.startStopwatch());
    try {
      const end = await this.stream.append(seen.end, event);
      if (end === undefined) throw new StoreUnavailable('somebody was faster, who is not to be seen yet', 'notWritten');
      this.#see(end);
    } catch (error) {
      await this.#look();
      if (this.#seen === seen) throw error;
    }
  }

  #event(type: LeaseEvent['type'], { last }: LeaseEnd): LeaseEvent {
    const { holder, server, times, newId } = this.claimant;
    return { id: newId(), type, holder, server, milliseconds: times.ttl, series: last?.series ?? newId() };
  }

  async #look(): Promise<void> {
    this.#see(await this.stream.end());
  }

  #see(end: LeaseEnd): void {
    if (this.#seen !== undefined && !isBehind(this.#seen.end.revision, end.revision)) return;
    const own = end.last === undefined ? undefined : this.#attempts.get(end.last.id);
    this.#seen = { end, since: this.claimant.startStopwatch(), ...(own !== undefined && { own }) };
    // They were for the revision before: none can be written any more.
    this.#attempts.clear();
  }

  #known(): Seen {
    if (this.#seen === undefined) throw new Error('look at the lease first');
    return this.#seen;
  }

  #isMine({ holder }: LeaseEvent): boolean {
    return holder === this.claimant.holder;
  }
}

/** Whether a stream's end tells more than the one known: a replica's may tell less. */
function isBehind(known: ExpectedRevision, end: ExpectedRevision): boolean {
  return known === 'noStream' || end === 'noStream' ? known !== end : known < end;
}
