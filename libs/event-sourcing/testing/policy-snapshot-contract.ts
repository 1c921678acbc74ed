import assert from 'node:assert/strict';
import { snapshotStream } from '../policies/policy-events.js';
import type { EventStore } from '../store/event-store.js';
import type { HistoryStep } from './policy-history.js';
import { PolicyHistory } from './policy-history.js';

export interface LogOfOneStore {
  readonly store: EventStore;
  readonly dispose: (this: void) => Promise<void>;
}

const receive: HistoryStep = { step: 'receive', effects: 3, wakes: 2, text: 10 };
/** Leaves effects open and refused, and wakes. */
const ROUND: readonly HistoryStep[] = [
  receive,
  { step: 'accept', which: 1 },
  { step: 'refuse', which: 2 },
  { step: 'retry', which: 0 },
  { step: 'refuse', which: 0 },
  { step: 'wake', which: 1 },
];

async function writeRounds(history: PolicyHistory, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) for (const step of ROUND) await history.write(step);
}

/** The store, and the revisions at which a policy's stream is read forwards. */
function watched(store: EventStore): { readonly store: EventStore; readonly from: bigint[] } {
  const from: bigint[] = [];
  const readStream: EventStore['readStream'] = async (stream, options) => {
    if (stream.startsWith('policy-')) from.push(options?.from ?? 0n);
    return await store.readStream(stream, options);
  };
  // Object.create is declared as any; the prototype is the store.
  return { from, store: Object.assign(Object.create(store) as EventStore, { readStream: readStream.bind(store) }) };
}

interface SnapshotCase {
  readonly name: string;
  readonly run: (this: void, store: EventStore) => Promise<void>;
}

const cases: readonly SnapshotCase[] = [
  {
    name: 'is the state of the whole stream at the snapshot and behind it',
    async run(store) {
      const history = new PolicyHistory(store);
      await history.begin(20);
      await writeRounds(history, 10);
      await history.snapshot();
      const { from, store: watching } = watched(store);
      assert.deepEqual(await history.read(watching), await history.readWhole());
      assert.ok(from.every((revision) => revision > 0n));
      await writeRounds(history, 5);
      assert.deepEqual(await history.read(), await history.readWhole());
    },
  },
  {
    name: 'of many large effects is written in several parts',
    async run(store) {
      const history = new PolicyHistory(store);
      await history.begin(20);
      for (let index = 0; index < 12; index += 1) {
        await history.write({ step: 'receive', effects: 3, wakes: 1, text: 30_000 });
      }
      await history.snapshot();
      const parts = await store.readStream(snapshotStream('remembered'));
      assert.ok(parts.length > 1);
      const { from, store: watching } = watched(store);
      assert.deepEqual(await history.read(watching), await history.readWhole());
      assert.ok(from.every((revision) => revision > 0n));
    },
  },
];

/** A policy's start from a snapshot of its ledger, as jest cases; `open` is called once a case, for an empty log. */
export function policySnapshotContract(name: string, open: () => Promise<LogOfOneStore>): void {
  describe(`the ledger that a policy starts with: ${name}`, () => {
    it.each(cases.map((one) => [one.name, one] as const))('%s', async (_, { run }) => {
      const { store, dispose } = await open();
      try {
        await run(store);
      } finally {
        await dispose();
      }
    });
  });
}
