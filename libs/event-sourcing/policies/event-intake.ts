import type { Recorded } from '../messages/message.js';
import { LIMITS } from '../store/event-store.js';
import { categoryOf } from '../store/stream-name.js';
import type { Draft } from './append-line.js';
import { DraftSeries } from './append-line.js';
import { pointOf } from './event-point.js';
import { receivedEntries } from './policy-entries.js';
import type { Entry } from './policy-entry.types.js';
import { POLICY_CATEGORY } from './policy-events.js';
import type { PolicyRun } from './policy-run.js';

/** The runner takes no further event while this many effects are open. */
export const MAX_OPEN_EFFECTS = 1000;

/** An event with its entries, which are none when it does not concern the policy. */
interface Received {
  readonly event: Recorded;
  readonly entries: readonly Entry[];
}

/** Events that go into one append. */
class Batch {
  readonly events: Received[] = [];
  entries = 0;
  effects = 0;

  add(event: Recorded, entries: readonly Entry[]): void {
    this.events.push({ event, entries });
    this.entries += entries.length;
    this.effects += entries.filter((one) => one.event.type === 'EffectAsked').length;
  }
}

/**
 * Receives the events of a slice: each one's facts and reaction in order, then their entries in one append. It is cut at the
 * limits of an append, and where no room is left for open effects.
 */
export class EventIntake {
  /** @param passed called when everything up to the event is on record */
  constructor(
    private readonly run: PolicyRun,
    private readonly passed: (event: Recorded) => void,
  ) {}

  /** When an event has a defect, the events before it are received, then the policy stops at it. @throws StoreUnavailable */
  async receive(events: readonly Recorded[]): Promise<void> {
    let batch = new Batch();
    for (const event of events) {
      if (!this.run.isOn()) return;
      const isNew = this.#isMine(event) && !this.run.journal.isSettled(event);
      if (isNew && this.#isFull(batch)) {
        await this.#record(batch);
        batch = new Batch();
        await this.#room();
        if (!this.run.isOn()) return;
      }
      try {
        batch.add(event, isNew ? await this.#entriesOf(event) : []);
      } catch (error) {
        await this.#record(batch);
        if (this.run.isOn())
          await this.run.guarded(pointOf(event), async () => {
            throw error;
          });
        return;
      }
    }
    await this.#record(batch);
  }

  #isMine(event: Recorded): boolean {
    const { policy } = this.run;
    const category = categoryOf(event.stream);
    return category !== POLICY_CATEGORY && policy.reads.includes(category) && policy.concerns(event);
  }

  #isFull({ entries, effects }: Batch): boolean {
    return entries >= LIMITS.appendEvents || this.run.journal.ledger.open.size + effects >= MAX_OPEN_EFFECTS;
  }

  /** Waits until fewer effects are open. @throws StoreUnavailable when effects cannot be sent for now */
  async #room(): Promise<void> {
    while (this.run.isRunning() && this.run.journal.ledger.open.size >= MAX_OPEN_EFFECTS) await this.run.moved();
  }

  async #entriesOf(event: Recorded): Promise<readonly Entry[]> {
    const { policy } = this.run;
    const reader = this.run.reader();
    const reaction = policy.react(event, await policy.facts(event, reader));
    return receivedEntries(policy.name, event, reaction, reader.basis);
  }

  async #record({ events }: Batch): Promise<void> {
    const { journal } = this.run;
    const series = new DraftSeries();
    const records = events.map(({ event, entries }) => {
      const draft: Draft = () => (journal.isSettled(event) ? [] : entries);
      return { event, recorded: entries.length === 0 ? undefined : journal.append(draft, series) };
    });
    // Each one is awaited below, unless one before it fails; then it fails with that one's error.
    for (const { recorded } of records) recorded?.catch(() => undefined);
    for (const { event, recorded } of records) {
      if (recorded !== undefined) await this.run.guarded(pointOf(event), () => recorded);
      if (!this.run.isOn()) return;
      this.passed(event);
    }
  }
}
