import type { BusinessClock, Clock } from '../clock/clock.js';
import type { Json } from '../messages/json.js';
import type { Tenure } from '../leases/tenure.js';
import type { Recorded } from '../messages/message.js';
import type { MessageRegistry } from '../messages/message-registry.js';
import type { BasisPoint, EventMetadata } from '../messages/metadata.js';
import { storedMetadata } from '../messages/metadata.js';
import type { EventStore, NewEvent, StreamName } from '../store/event-store.js';
import { LIMITS } from '../store/event-store.js';
import { KeyedQueue } from '../streams/keyed-queue.js';
import { takenOverEntry } from './policy-entries.js';
import type { Entry } from './policy-entry.types.js';
import type { PolicyEvent } from './policy-events.js';
import { policyStream } from './policy-events.js';
import { PolicyFence } from './policy-fence.js';
import { PolicyLedger } from './policy-ledger.js';

export interface JournalPorts {
  readonly store: EventStore;
  readonly registry: MessageRegistry;
  readonly businessClock: BusinessClock;
  readonly machineClock: Clock;
  /** Random UUIDv7 for events. */
  readonly newEventId: () => string;
  /** The tenure of this server on a shared log. Default: none, for a log of one server. */
  readonly tenure?: Tenure;
}

/** A policy's own stream with its ledger. Appends are sequential; a runner in another process shows as a conflict. */
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
   * Appends the entries that `entries` returns for the ledger, at exactly the ledger's revision. After a conflict (another
   * runner, or an earlier append with an unknown outcome) it reads on and calls `entries` again. Appends nothing for an empty
   * list. @throws StoreUnavailable; the next call reads on before it decides. @throws PolicyFenced
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
      // An earlier append with an unknown outcome that was written shows as a conflict.
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
        // Only the journal writes policy streams.
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
    // Entries are plain JSON by their types; the store checks it again.
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
