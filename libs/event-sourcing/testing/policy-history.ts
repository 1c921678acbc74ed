import { v7 } from 'uuid';
import { idFrom } from '../commands/deterministic-ids.js';
import { MessageRegistry } from '../messages/message-registry.js';
import type { Recorded } from '../messages/message.js';
import { answerEntries, dueEntries, receivedEntries, retriedEntry, startedEntry } from '../policies/policy-entries.js';
import type { Entry } from '../policies/policy-entry.types.js';
import type { PolicyEvent } from '../policies/policy-events.js';
import { policyShapes, policyStream } from '../policies/policy-events.js';
import type { JournalPorts } from '../policies/policy-journal.js';
import { PolicyJournal } from '../policies/policy-journal.js';
import type { LedgerState } from '../policies/policy-ledger.js';
import { PolicyLedger } from '../policies/policy-ledger.js';
import type { SnapshotDistance } from '../policies/policy-snapshots.js';
import type { EventStore, StreamName } from '../store/event-store.js';
import { LIMITS } from '../store/event-store.js';

/** A step of a policy: numbers choose among what is open, refused or waiting. */
export type HistoryStep =
  | { readonly step: 'receive'; readonly effects: number; readonly wakes: number; readonly text: number }
  | { readonly step: 'accept' | 'refuse' | 'retry' | 'wake'; readonly which: number }
  | { readonly step: 'snapshot' };

const SOURCE: StreamName = 'source-1';
const NAME = 'remembered';

/** A policy's journal on a store, and steps that are written to it. */
export class PolicyHistory {
  readonly registry = new MessageRegistry([policyShapes, { BellRung: 1 }]);
  readonly journal: PolicyJournal;
  /** What the policy has not received. */
  readonly #bells: Recorded[] = [];

  constructor(
    readonly store: EventStore,
    private readonly snapshotDistance: SnapshotDistance | 'usual' = () => Infinity,
  ) {
    this.journal = new PolicyJournal(NAME, this.ports);
  }

  async begin(steps: number): Promise<void> {
    for (let from = 0; from < steps; from += 500) {
      const expected = from === 0 ? 'noStream' : BigInt(from - 1);
      const events = Array.from({ length: Math.min(500, steps - from) }, () => this.#bell());
      await this.store.append(SOURCE, expected, events);
      const stored = await this.store.readStream(SOURCE, { from: BigInt(from) });
      this.#bells.push(...stored.map((event) => this.registry.decode(event)));
    }
    await this.journal.catchUp();
    await this.journal.begin(startedEntry(NAME, 'log start'));
  }

  async write(step: HistoryStep): Promise<void> {
    const { ledger } = this.journal;
    switch (step.step) {
      case 'receive':
        await this.#append(this.#receive(step));
        return;
      case 'snapshot':
        await this.snapshot();
        return;
      case 'wake': {
        const wake = nth(ledger.wakes.all, step.which);
        if (wake !== undefined) await this.#append(dueEntries(NAME, wake, v7(), { effects: [], wakes: [] }, []));
        return;
      }
      case 'retry': {
        const effect = nth([...ledger.refused.values()], step.which);
        const by = { actor: 'a person', correlationId: idFrom('a request') };
        if (effect !== undefined) await this.#append([retriedEntry(NAME, effect, by)]);
        return;
      }
      case 'accept':
      case 'refuse': {
        const effect = nth([...ledger.open.values()], step.which);
        const accepted = { accepted: true, stream: 'target-1', revision: 0n, hasEvents: true } as const;
        const refused = { accepted: false, kind: 'impossible', reason: 'target is closed' } as const;
        const answer = step.step === 'accept' ? accepted : refused;
        if (effect !== undefined) await this.#append(answerEntries(NAME, effect, answer));
      }
    }
  }

  /** A snapshot of the ledger as it is, by a journal of its own. */
  async snapshot(): Promise<void> {
    const journal = new PolicyJournal(NAME, this.ports);
    await journal.catchUp();
    await journal.takeSnapshot();
  }

  /** The ledger of a server that starts now. */
  async read(store: EventStore = this.store): Promise<LedgerState | undefined> {
    const journal = new PolicyJournal(NAME, { ...this.ports, store });
    await journal.catchUp();
    return journal.ledger.state;
  }

  /** The ledger folded from all events, without snapshots. */
  async readWhole(): Promise<LedgerState | undefined> {
    const ledger = new PolicyLedger();
    for (let from = 0n; ;) {
      const stored = await this.store.readStream(policyStream(NAME), { from });
      // Only the journal writes the stream.
      for (const event of stored) ledger.apply(this.registry.decode(event) as Recorded<PolicyEvent>);
      if (stored.length < LIMITS.readEvents) return ledger.state;
      from += BigInt(stored.length);
    }
  }

  get ports(): JournalPorts {
    return {
      store: this.store,
      registry: this.registry,
      businessClock: { now: () => '2026-01-01T00:00:00.000Z', today: () => '2026-01-01' },
      machineClock: { now: () => '2026-01-01T00:00:00.000Z' },
      newEventId: v7,
      ...(this.snapshotDistance !== 'usual' && { snapshotDistance: this.snapshotDistance }),
    };
  }

  async #append(entries: readonly Entry[]): Promise<void> {
    await this.journal.append(() => entries);
    if (this.journal.needsSnapshot) await this.journal.takeSnapshot();
  }

  #receive({ effects, wakes, text }: Extract<HistoryStep, { step: 'receive' }>): readonly Entry[] {
    const event = this.#bells.shift();
    if (event === undefined) throw new Error('the history has more steps than it was begun with');
    const effect = (index: number) => ({
      command: 'Ring',
      target: idFrom(['target', index % 3]),
      body: { text: 'x'.repeat(text) },
      ...(index % 2 === 1 && { next: { command: 'Ring', target: null, body: {} } }),
    });
    const reaction = {
      effects: Array.from({ length: effects }, (_, index) => effect(index)),
      wakes: Array.from({ length: wakes }, (_, index) => ({
        id: `${event.eventId} ${index}`,
        at: `2026-02-0${1 + (index % 9)}T00:00:00.000Z`,
        data: { text: 'y' },
      })),
    };
    return receivedEntries(NAME, event, reaction, []);
  }

  #bell(): Parameters<EventStore['append']>[2][number] {
    return { id: v7(), type: 'BellRung', data: {}, metadata: METADATA };
  }
}

const METADATA = {
  commandId: '',
  commandHash: '',
  $correlationId: 'c',
  $causationId: 'c',
  actor: 'a person',
  actedBy: { kind: 'unknown' },
  occurredOn: '2026-01-01',
  recordedAt: '2026-01-01T00:00:00.000Z',
  writtenAt: '2026-01-01T00:00:00.000Z',
  evidence: { kind: 'illustration' },
  schemaVersion: 1,
};

function nth<T>(some: readonly T[], which: number): T | undefined {
  return some.length === 0 ? undefined : some[which % some.length];
}
