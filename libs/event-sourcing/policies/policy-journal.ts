import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Tenure } from '../leases/tenure.js';
import type { Recorded } from '../messages/message.js';
import type { BasisPoint } from '../messages/metadata.js';
import type { AppendResult, StreamName } from '../store/event-store.js';
import { LIMITS, StoreUnavailable } from '../store/event-store.js';
import { KeyedQueue } from '../streams/keyed-queue.js';
import type { Draft, DraftSeries, NewEntry, NextAppend } from './append-line.js';
import { AppendLine } from './append-line.js';
import type { AskedPoint } from './event-point.js';
import { newEntryOf } from './new-entry.js';
import { takenOverEntry } from './policy-entries.js';
import type { Entry } from './policy-entry.types.js';
import type { PolicyEvent } from './policy-events.js';
import { policyStream } from './policy-events.js';
import { PolicyFence, PolicyFenced } from './policy-fence.js';
import { PolicyLedger } from './policy-ledger.js';
import type { SnapshotPorts } from './policy-snapshots.js';
import { PolicySnapshots } from './policy-snapshots.js';

export interface JournalPorts extends SnapshotPorts {
  /** The tenure of this server on a shared log. Default: none, for a log of one server. */
  readonly tenure?: Tenure;
}

/**
 * A policy's own stream with its ledger. One append is in flight at a time; what waits meanwhile goes into the next one
 * together. A runner in another process shows as a conflict.
 */
export class PolicyJournal {
  readonly #stream: StreamName;
  readonly #ledger = new PolicyLedger();
  readonly #turns = new KeyedQueue();
  readonly #fence: PolicyFence;
  readonly #line = new AppendLine();
  readonly #snapshots: PolicySnapshots;
  #isWriting = false;
  #settled: { readonly received: PolicyLedger['received']; readonly upTo: bigint | undefined } | undefined;

  constructor(
    private readonly policy: string,
    private readonly ports: JournalPorts,
  ) {
    this.#stream = policyStream(policy);
    this.#fence = new PolicyFence(ports.tenure);
    this.#snapshots = new PolicySnapshots(policy, ports);
  }

  get ledger(): PolicyLedger {
    return this.#ledger;
  }

  /** Position of the last settled event; `undefined` when the policy begins at the log's start. */
  get settledUpTo(): bigint | undefined {
    return this.#settled?.upTo;
  }

  /** @throws PolicyFenced */
  checkFence(): void {
    this.#fence.check(this.#ledger);
  }

  /** A runner's first append: starts the policy and takes it over, unless that was done before. */
  async begin(started: Entry): Promise<void> {
    const { tenure } = this.#fence;
    await this.append((ledger) => [
      ...(ledger.received === undefined ? [started] : []),
      ...(tenure !== undefined && this.#fence.isOutside(ledger) ? [takenOverEntry(this.policy, tenure)] : []),
    ]);
  }

  isSettled({ position }: Recorded): boolean {
    const upTo = this.settledUpTo;
    return upTo !== undefined && position <= upTo;
  }

  /** Reads the events behind the ledger's revision. @throws StoreUnavailable */
  async catchUp(): Promise<void> {
    await this.#turns.run('', () => this.#readOn());
  }

  /**
   * Appends the draft's entries at exactly the ledger's revision, together with what waits beside it. After a conflict
   * (another runner, or an earlier append with an unknown outcome) it reads on and calls the draft again. Appends nothing for
   * an empty list. @throws StoreUnavailable; the next call reads on before it decides. @throws PolicyFenced
   */
  async append(draft: Draft, series?: DraftSeries): Promise<void> {
    await new Promise<void>((written, failed) => {
      this.#line.add({ draft, series, written, failed });
      void this.#write();
    });
  }

  /** The position of an event of this stream for an incident; that of the last settled event if it cannot be read. */
  async positionOf({ stream, revision }: AskedPoint): Promise<bigint> {
    const read = await this.#positionOf({ stream, revision: revision.toString() }).catch(() => undefined);
    return read ?? this.settledUpTo ?? 0n;
  }

  /** Begins in the next turn of the event loop, so that what is asked for in one turn is one append. Never rejects. */
  async #write(): Promise<void> {
    if (this.#isWriting) return;
    this.#isWriting = true;
    await nextTurn();
    while (!this.#line.isEmpty) await this.#turns.run('', () => this.#writeNext());
    this.#isWriting = false;
  }

  async #writeNext(): Promise<void> {
    let drafts = 1;
    try {
      this.checkFence();
      const next = this.#line.next(this.#ledger, (entry) => newEntryOf(this.policy, entry, this.ports));
      ({ drafts } = next);
      if (await this.#append(next)) this.#line.written(drafts);
    } catch (error) {
      if (error instanceof PolicyFenced) this.#line.failedAll(error);
      else if (error instanceof StoreUnavailable || drafts === 1) this.#line.failed(drafts, error);
      else this.#line.divide(drafts);
    }
  }

  /** Whether the entries were written; otherwise the drafts are asked again. */
  async #append({ entries }: NextAppend): Promise<boolean> {
    if (entries.length === 0) return true;
    const events = entries.map(({ event }) => event);
    // An earlier append with an unknown outcome that was written shows as a conflict.
    const result = await this.ports.store.append(this.#stream, this.#ledger.revision, events);
    if (result.appended) await this.#fold(entries, result);
    else await this.#readOn();
    return result.appended;
  }

  /** Folds own entries into the ledger without reading them. Only the position of the last one is known. */
  async #fold(entries: readonly NewEntry[], { revision, position }: AppendResult & { appended: true }): Promise<void> {
    const first = revision - BigInt(entries.length - 1);
    for (const [index, { entry, event }] of entries.entries()) {
      const stored = { ...event, stream: this.#stream, revision: first + BigInt(index), position };
      this.#apply(this.ports.registry.decode(stored));
      if (entry.settles !== undefined) this.#settled = { received: this.#ledger.received, upTo: entry.settles };
    }
    await this.#settle();
  }

  /** Whether so much was written since the last snapshot that another one is wanted. */
  get needsSnapshot(): boolean {
    return this.#snapshots.isDue(this.#ledger);
  }

  /** Keeps a snapshot of the ledger as it is now. */
  async takeSnapshot(): Promise<void> {
    await this.#snapshots.take(this.#ledger);
  }

  async #readOn(): Promise<void> {
    if (this.#ledger.revision === 'noStream') await this.#resume();
    for (;;) {
      const { revision } = this.#ledger;
      const stored = await this.ports.store.readStream(this.#stream, {
        from: revision === 'noStream' ? 0n : revision + 1n,
      });
      for (const event of stored) this.#apply(this.ports.registry.decode(event));
      if (stored.length < LIMITS.readEvents) break;
    }
    await this.#settle();
  }

  /** Goes on from the last snapshot that can be used, if the stream holds its event. */
  async #resume(): Promise<void> {
    const state = await this.#snapshots.last();
    if (state === undefined) return;
    const [event] = await this.ports.store.readStream(this.#stream, { from: state.revision, limit: 1 });
    if (event?.id === state.eventId) this.#ledger.restore(state);
    else this.#snapshots.forget();
  }

  #apply(event: Recorded): void {
    // Only the journal writes policy streams.
    this.#ledger.apply(event as Recorded<PolicyEvent>);
  }

  /** Notes the position of the last settled event. */
  async #settle(): Promise<void> {
    const { received } = this.#ledger;
    if (this.#settled?.received !== received) this.#settled = { received, upTo: await this.#positionOf(received) };
  }

  async #positionOf(point: BasisPoint | 'log start' | undefined): Promise<bigint | undefined> {
    if (point === undefined || point === 'log start') return undefined;
    // Stream names in the log have a category, a hyphen and an id.
    const stream = point.stream as StreamName;
    const [event] = await this.ports.store.readStream(stream, { from: BigInt(point.revision), limit: 1 });
    if (event === undefined) throw new MissingEvent(this.policy, point);
    return event.position;
  }
}

/** Reads a policy's ledger from its stream, also when another server runs it. @throws StoreUnavailable */
export async function readPolicyLedger(policy: string, ports: JournalPorts): Promise<PolicyLedger> {
  const journal = new PolicyJournal(policy, ports);
  await journal.catchUp();
  return journal.ledger;
}

/** The log lacks an event that the policy has received: it is another log, or an older copy. */
export class MissingEvent extends Error {
  override readonly name = 'MissingEvent';
  constructor(policy: string, { stream, revision }: BasisPoint) {
    super(`policy ${policy} has received ${stream}@${revision}, which this log does not hold: restore the whole log`);
  }
}
