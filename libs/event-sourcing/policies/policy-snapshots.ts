import { idFrom } from '../commands/deterministic-ids.js';
import { UnknownEvent } from '../messages/message-registry.js';
import type { EventStore, ExpectedRevision, NewEvent, StoredEvent } from '../store/event-store.js';
import { StoreUnavailable } from '../store/event-store.js';
import type { Tenure } from '../leases/tenure.js';
import type { NewEntryPorts } from './new-entry.js';
import { newEventOf } from './new-entry.js';
import type { SnapshotPart } from './policy-events.js';
import { snapshotStream } from './policy-events.js';
import type { LedgerState, PolicyLedger } from './policy-ledger.js';
import { MOST_PARTS, partsOf, stateOf } from './policy-snapshot.js';

/** Number of events of a policy's stream between two snapshots of a ledger with so many effects and wakes. */
export type SnapshotDistance = (size: number) => number;

/** Snapshots take at most about half as much room as the events, and a start reads at most twice as many events as items. */
const usualDistance: SnapshotDistance = (size) => Math.max(5000, 2 * size);

/** A usable snapshot is looked for among so many last parts. */
const SEARCHED_PARTS = 3 * MOST_PARTS;

export interface SnapshotPorts extends NewEntryPorts {
  readonly store: EventStore;
  readonly tenure?: Tenure;
  /** Default: 5,000 events, and twice as many as there are effects and wakes. */
  readonly snapshotDistance?: SnapshotDistance;
}

/**
 * The snapshots of a policy's ledger, in a stream of their own. They only save reading: whoever finds none that can be used
 * reads the policy's stream from its beginning. Two runners may both write; an older snapshot is as right as a newer one.
 */
export class PolicySnapshots {
  #revision: ExpectedRevision = 'noStream';
  /** Number of events of the policy's stream in the last snapshot that was found or tried. */
  #events = 0n;

  constructor(
    private readonly policy: string,
    private readonly ports: SnapshotPorts,
  ) {}

  isDue({ revision, size }: PolicyLedger): boolean {
    const least = (this.ports.snapshotDistance ?? usualDistance)(size);
    return revision !== 'noStream' && Number(revision + 1n - this.#events) >= least;
  }

  /** The last one that is whole, undamaged and of this program's rules. @throws StoreUnavailable */
  async last(): Promise<LedgerState | undefined> {
    const { store } = this.ports;
    let parts: SnapshotPart[] = [];
    let from: bigint | undefined;
    for (let searched = 0; searched < SEARCHED_PARTS; searched += 1) {
      const [event] = await store.readStream(snapshotStream(this.policy), {
        direction: 'backwards',
        limit: 1,
        ...(from !== undefined && { from }),
      });
      if (event === undefined) return undefined;
      if (from === undefined) this.#revision = event.revision;
      const part = this.#partIn(event);
      parts = part === undefined || part.event !== parts[0]?.event ? [] : parts;
      if (part !== undefined) parts.unshift(part);
      const state = part?.part === 0 ? stateOf(parts) : undefined;
      if (state !== undefined) {
        this.#events = state.revision + 1n;
        return state;
      }
      if (event.revision === 0n) return undefined;
      from = event.revision - 1n;
    }
    return undefined;
  }

  /** The snapshot that was found belongs to another history of the policy's stream. */
  forget(): void {
    this.#events = 0n;
  }

  /** Writes a snapshot. When the store cannot be reached or another runner wrote, the next one comes later. */
  async take({ state }: PolicyLedger): Promise<void> {
    if (state === undefined) return;
    this.#events = state.revision + 1n;
    for (const part of partsOf(state) ?? []) {
      if (this.ports.tenure?.isHeld() === false || !(await this.#isWritten(part))) return;
    }
  }

  /** `undefined` for a part that a newer program wrote. */
  #partIn(event: StoredEvent): SnapshotPart | undefined {
    try {
      // Only this class writes to the stream.
      return this.ports.registry.decode(event).data as SnapshotPart;
    } catch (error) {
      if (error instanceof UnknownEvent) return undefined;
      throw error;
    }
  }

  async #isWritten(part: SnapshotPart): Promise<boolean> {
    try {
      const result = await this.ports.store.append(snapshotStream(this.policy), this.#revision, [this.#eventOf(part)]);
      this.#revision = result.appended ? result.revision : result.actual;
      return result.appended;
    } catch (error) {
      // It may have been written; then the next snapshot meets a conflict, and the one after it is written.
      if (error instanceof StoreUnavailable) return false;
      throw error;
    }
  }

  #eventOf(part: SnapshotPart): NewEvent {
    const commandId = idFrom(['policy', this.policy, 'snapshot', part.event]);
    const entry = {
      event: { type: 'PolicySnapshotTaken', data: part },
      commandId,
      correlationId: commandId,
      causationId: part.event,
    } as const;
    return newEventOf(this.policy, entry, this.ports).event;
  }
}
