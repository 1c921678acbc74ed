import type { BusinessClock, Clock } from '../clock/clock.js';
import type { Json } from '../messages/json.js';
import type { Tenure } from '../leases/tenure.js';
import type { Recorded } from '../messages/message.js';
import type { MessageRegistry } from '../messages/message-registry.js';
import type { BasisPoint, EventMetadata, Evidence } from '../messages/metadata.js';
import { storedMetadata } from '../messages/metadata.js';
import type { EventStore, NewEvent, StreamName } from '../store/event-store.js';
import { LIMITS } from '../store/event-store.js';
import { KeyedQueue } from '../streams/keyed-queue.js';
import { takenOverEntry } from './policy-entries.js';
import type { PolicyEvent } from './policy-events.js';
import { policyStream } from './policy-events.js';
import { PolicyFence } from './policy-fence.js';
import { PolicyLedger } from './policy-ledger.js';

/** An event of a policy before it is written. `commandId` names the step that wrote it. */
export interface Entry {
  readonly event: PolicyEvent;
  readonly id?: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly evidence?: Evidence;
  readonly basis?: readonly BasisPoint[];
  /** Who typed. Default: the policy itself. */
  readonly actor?: string;
}

export interface JournalPorts {
  readonly store: EventStore;
  readonly registry: MessageRegistry;
  readonly businessClock: BusinessClock;
  readonly machineClock: Clock;
  /** Random UUIDv7 for events. */
  readonly newEventId: () => string;
  /** While it may act, where several servers could. Default: always, and nothing is written about it. */
  readonly tenure?: Tenure;
}

/** A policy's own stream with its ledger. Appends take turns; another process's runner is met as a conflict. */
export class PolicyJournal {
  readonly #stream: StreamName;
  readonly #ledger = new PolicyLedger();
  readonly #turns = new KeyedQueue();
  readonly #fence: PolicyFence;
  #settled: { readonly received: PolicyLedger['received']; readonly upTo: bigint | undefined } | undefined;

  constructor(
    private readonly policy: string,
    private readonly ports: JournalPorts,
  ) {
    this.#stream = policyStream(policy);
    this.#fence = new PolicyFence(ports.tenure);
  }

  get ledger(): PolicyLedger {
    return this.#ledger;
  }

  /** Position in this log of the last event that is settled; `undefined` when it begins at the log's start. */
  get settledUpTo(): bigint | undefined {
    return this.#settled?.upTo;
  }

  /** @throws PolicyFenced */
  checkFence(): void {
    this.#fence.check(this.#ledger);
  }

  /** The first append of a runner: begins the policy and takes it over, as far as that is still to be done. */
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

  /** Reads what the ledger does not know yet. @throws StoreUnavailable */
  async catchUp(): Promise<void> {
    await this.#turns.run('', () => this.#readOn());
  }

  /**
   * One append of what `entries` makes of the ledger, at exactly the ledger's revision. When another runner was faster,
   * or an earlier append's outcome was unknown, the stream is read on and `entries` asked again. Nothing is appended
   * when it gives nothing. @throws StoreUnavailable; the next call reads on before it decides. @throws PolicyFenced
   */
  async append(entries: (ledger: PolicyLedger) => readonly Entry[]): Promise<void> {
    await this.#turns.run('', () => this.#append(entries));
  }

  async #append(entries: (ledger: PolicyLedger) => readonly Entry[]): Promise<void> {
    for (;;) {
      this.checkFence();
      const { revision } = this.#ledger;
      const events = entries(this.#ledger).map((entry) => this.#newEvent(entry));
      if (events.length === 0) return;
      // An unknown outcome needs no memory of its own: what was written then is a conflict now.
      const result = await this.ports.store.append(this.#stream, revision, events);
      await this.#readOn();
      if (result.appended) return;
    }
  }

  async #readOn(): Promise<void> {
    for (;;) {
      const { revision } = this.#ledger;
      const stored = await this.ports.store.readStream(this.#stream, {
        from: revision === 'noStream' ? 0n : revision + 1n,
      });
      for (const event of stored) {
        // Nobody but the journal writes policy streams.
        this.#ledger.apply(this.ports.registry.decode(event) as Recorded<PolicyEvent>);
      }
      if (stored.length < LIMITS.readEvents) break;
    }
    const { received } = this.#ledger;
    if (this.#settled?.received !== received) this.#settled = { received, upTo: await this.#positionOf(received) };
  }

  #newEvent(entry: Entry): NewEvent {
    const { registry, newEventId } = this.ports;
    const { type, data } = entry.event;
    const metadata = this.#metadata(entry, registry.versionOf(type));
    // Entries are plain JSON by their types; the store checks it again when it serialises.
    const json = { data: data as unknown as Json, metadata: storedMetadata(metadata) };
    return { id: entry.id ?? newEventId(), type, ...json };
  }

  #metadata(entry: Entry, schemaVersion: number): EventMetadata {
    const { businessClock, machineClock } = this.ports;
    const { commandId, correlationId, causationId, evidence, basis, actor } = entry;
    return {
      commandId,
      commandHash: '',
      $correlationId: correlationId,
      $causationId: causationId,
      actor: actor ?? `policy:${this.policy}`,
      actedBy: actor === undefined ? { kind: 'policy', name: this.policy } : { kind: 'unknown' },
      occurredOn: businessClock.today(),
      recordedAt: businessClock.now(),
      writtenAt: machineClock.now(),
      evidence: evidence ?? { kind: 'system', policy: this.policy },
      ...(basis !== undefined && basis.length > 0 && { basis }),
      schemaVersion,
    };
  }

  async #positionOf(point: BasisPoint | 'log start' | undefined): Promise<bigint | undefined> {
    if (point === undefined || point === 'log start') return undefined;
    // Stream names in the log are made by the kernel: category, hyphen, id.
    const stream = point.stream as StreamName;
    const [event] = await this.ports.store.readStream(stream, { from: BigInt(point.revision), limit: 1 });
    if (event === undefined) throw new MissingEvent(this.policy, point);
    return event.position;
  }
}

/** What a policy has before it, as its stream tells, wherever it runs. @throws StoreUnavailable */
export async function readPolicyLedger(policy: string, ports: JournalPorts): Promise<PolicyLedger> {
  const journal = new PolicyJournal(policy, ports);
  await journal.catchUp();
  return journal.ledger;
}

/** The log does not hold an event that the policy has received: it is another log, or an older copy of it. */
export class MissingEvent extends Error {
  override readonly name = 'MissingEvent';
  constructor(policy: string, { stream, revision }: BasisPoint) {
    super(`policy ${policy} has received ${stream}@${revision}, which this log does not hold: restore the whole log`);
  }
}
