import type { StartStopwatch, Stopwatch } from '../clock/stopwatch.js';
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
  /** Called once when the lease has moved on from an earlier end than was seen before: the log was restored from a copy. */
  readonly onSetBack: () => void;
}

interface Seen {
  readonly end: LeaseEnd;
  /** Started when this end was first read. */
  readonly since: Stopwatch;
  /** Only for an own event that was not used yet: started when its append began. */
  readonly own?: Stopwatch;
}

/**
 * One server's knowledge of a lease, and its appends to it. Clocks of two machines are never compared: the holder counts
 * from the beginning of its append, the other servers from their first read of the event. Calls never overlap.
 */
export class LeaseClaim {
  #seen: Seen | undefined;
  /** The latest end that was seen. */
  #latest: LeaseEnd | undefined;
  /** Own appends without an answer, each with a stopwatch from its beginning: any of them may still be written. */
  readonly #attempts = new Map<string, Stopwatch>();

  constructor(
    private readonly stream: LeaseStream,
    private readonly claimant: Claimant,
  ) {}

  /** The end of the lease's stream as read last; `undefined` before the first read. */
  get end(): LeaseEnd | undefined {
    return this.#seen?.end;
  }

  /**
   * Whether the lease may be taken: it was never taken, was released, or was not renewed for its time and the margin. A lease
   * of this server counts as free: it is asked only after its work has ended.
   */
  get isFree(): boolean {
    if (this.#seen === undefined) return false;
    const { end, since } = this.#seen;
    if (end.last === undefined || end.last.type === 'LeaseReleased' || this.#isMine(end.last)) return true;
    return since.atLeast() >= end.last.milliseconds + this.claimant.times.margin;
  }

  /** A tenure, if the lease was free and no other server was faster. @throws StoreUnavailable */
  async take(): Promise<RunningTenure | undefined> {
    await this.#look();
    const found = this.#begun();
    if (found !== undefined || !this.isFree) return found;
    await this.#append('LeaseTaken');
    return this.#begun();
  }

  /** Ends the tenure when another server took the lease. @throws StoreUnavailable when the renewal has no answer */
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

  /** Reads whether the last event of the lease is of this server. Changes nothing. @throws StoreUnavailable */
  async isLast(): Promise<boolean> {
    const { last } = await this.stream.end();
    return last !== undefined && this.#isMine(last);
  }

  /** The tenure of an own `LeaseTaken` that was just written, or was found by a read. Each event gives one tenure. */
  #begun(): RunningTenure | undefined {
    const { end, since, own } = this.#known();
    if (own === undefined || end.last?.type !== 'LeaseTaken' || end.revision === 'noStream') return undefined;
    this.#seen = { end, since };
    const { id, series, milliseconds } = end.last;
    const tenure = new RunningTenure({ series, epoch: end.revision, claim: id }, own, milliseconds);
    return tenure.isHeld() ? tenure : undefined;
  }

  /** Appends behind the end that was read. After a conflict or a lost answer the stream is read again. */
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

  /**
   * An earlier end is taken as it is: every append has an exact revision, so that an end which is no longer the last one
   * leads to a conflict, never to a second holder.
   */
  #see(end: LeaseEnd): void {
    const before = this.#seen?.end;
    if (before !== undefined && isSame(before, end)) return;
    const own = end.last === undefined ? undefined : this.#attempts.get(end.last.id);
    this.#seen = { end, since: this.claimant.startStopwatch(), ...(own !== undefined && { own }) };
    const latest = this.#latest;
    if (latest === undefined || isBehind(latest, end)) {
      this.#latest = end;
      // The own appends expected an earlier revision: none of them can be written any more.
      this.#attempts.clear();
    } else if (before !== undefined && !isSame(before, latest) && !isSame(end, latest)) {
      // A node that is behind shows an earlier end for a moment, but nothing is appended there.
      this.#latest = end;
      this.claimant.onSetBack();
    }
  }

  #known(): Seen {
    if (this.#seen === undefined) throw new Error('look at the lease first');
    return this.#seen;
  }

  #isMine({ holder }: LeaseEvent): boolean {
    return holder === this.claimant.holder;
  }
}

function isSame(one: LeaseEnd, other: LeaseEnd): boolean {
  return one.revision === other.revision && one.last?.id === other.last?.id;
}

function isBehind({ revision: known }: LeaseEnd, { revision: end }: LeaseEnd): boolean {
  return known === 'noStream' || end === 'noStream' ? known === 'noStream' && end !== known : known < end;
}
