import fc from 'fast-check';
import type { EventStore } from '../store/event-store.js';
import { StoreUnavailable } from '../store/event-store.js';
import { MemoryEventStore, MemoryLog } from '../testing/memory-event-store.js';
import type { HistoryStep } from '../testing/policy-history.js';
import { PolicyHistory } from '../testing/policy-history.js';
import { policySnapshotContract } from '../testing/policy-snapshot-contract.js';
import { expectEachOnce, labelled, live, policy } from './each-once.fixture.js';
import type { Fault } from './faulty-server.fixture.js';
import { atEveryMoment, faultyServer } from './faulty-server.fixture.js';
import type { SnapshotPart } from './policy-events.js';
import { snapshotStream } from './policy-events.js';
import { PolicyJournal } from './policy-journal.js';
import { LEDGER_RULES, MOST_PARTS, partsOf, stateOf } from './policy-snapshot.js';

policySnapshotContract('in memory', async () => ({
  store: new MemoryEventStore(),
  dispose: () => Promise.resolve(),
}));

const step: fc.Arbitrary<HistoryStep> = fc.oneof(
  { weight: 4, arbitrary: receiving() },
  { weight: 8, arbitrary: choosing() },
  { weight: 1, arbitrary: fc.constant<HistoryStep>({ step: 'snapshot' }) },
);

function receiving(): fc.Arbitrary<HistoryStep> {
  const [effects, wakes] = [fc.nat({ max: 4 }), fc.nat({ max: 3 })];
  return fc.record({ step: fc.constant('receive' as const), effects, wakes, text: fc.nat({ max: 20_000 }) });
}

function choosing(): fc.Arbitrary<HistoryStep> {
  return fc.record({ step: fc.constantFrom('accept', 'refuse', 'retry', 'wake'), which: fc.nat({ max: 20 }) });
}

/** A history with a snapshot and some events behind it. */
async function remembered(log = new MemoryLog(), text = 100): Promise<PolicyHistory> {
  const history = new PolicyHistory(new MemoryEventStore(log));
  await history.begin(20);
  const receive: HistoryStep = { step: 'receive', effects: 3, wakes: 1, text };
  for (let index = 0; index < 3; index += 1) {
    await history.write(receive);
    await history.write({ step: 'refuse', which: 0 });
    await history.snapshot();
  }
  await history.write({ step: 'accept', which: 0 });
  return history;
}

/** The revisions of the policy's stream at which a start reads on, with the ledger that it has then. */
async function start(history: PolicyHistory, store: EventStore = history.store) {
  const from: bigint[] = [];
  const readStream: EventStore['readStream'] = (stream, options) => {
    if (stream.startsWith('policy-')) from.push(options?.from ?? 0n);
    return store.readStream(stream, options);
  };
  // Object.create is declared as any; the prototype is the store.
  const state = await history.read(Object.assign(Object.create(store) as EventStore, { readStream }));
  return { state, isWhole: from.includes(0n) };
}

/** A store whose snapshots are changed when they are read. */
function changing(store: EventStore, change: (part: SnapshotPart, index: number) => object): EventStore {
  const readStream: EventStore['readStream'] = async (stream, options) => {
    const events = await store.readStream(stream, options);
    if (!stream.startsWith('policysnapshot-')) return events;
    // Only snapshots are in the stream; what the changes make is JSON.
    return events.map((event) => ({
      ...event,
      data: change(event.data as unknown as SnapshotPart, Number(event.revision)) as typeof event.data,
    }));
  };
  return Object.assign(Object.create(store) as EventStore, { readStream });
}

describe('a snapshot of a policy with the events behind it', () => {
  it('is the state of the whole stream, for any history', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.integer({ min: 1, max: 12 }), async (steps, every) => {
        const history = new PolicyHistory(new MemoryEventStore(), () => every);
        await history.begin(40);
        for (const one of steps) await history.write(one);
        const whole = await history.readWhole();
        expect(await history.read()).toEqual(whole);
        expect(history.journal.ledger.state).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('comes back from its parts as it was, for any history', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const history = new PolicyHistory(new MemoryEventStore());
        await history.begin(20);
        for (const one of steps) await history.write(one);
        const whole = await history.readWhole();
        const parts = whole && partsOf(whole);
        // What a store gives back is what JSON keeps.
        expect(stateOf(JSON.parse(JSON.stringify(parts)) as SnapshotPart[])).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('is folded by the rules with this number', async () => {
    const history = await remembered();
    const state = await history.readWhole();
    const shown = {
      received: state?.received,
      open: state?.open.map(({ index, attempt, command }) => [index, attempt, command]),
      refused: state?.refused.map(({ index, kind, reason }) => [index, kind, reason]),
      wakes: state?.wakes.map(({ at }) => at),
    };
    // When the same events give another ledger, LEDGER_RULES gets the next number.
    expect(LEDGER_RULES).toBe(1);
    expect(shown).toEqual({
      received: { stream: 'source-1', revision: '2' },
      open: [
        [1, 1, 'Ring'],
        [3, 1, 'Ring'],
        [0, 1, 'Ring'],
        [1, 1, 'Ring'],
        [3, 1, 'Ring'],
      ],
      refused: [
        [0, 'impossible', 'target is closed'],
        [1, 'impossible', 'target is closed'],
        [3, 'impossible', 'target is closed'],
      ],
      wakes: ['2026-02-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'],
    });
  });
});

describe('a policy that starts', () => {
  it('reads only what is behind the snapshot', async () => {
    const history = await remembered();
    const { state, isWhole } = await start(history);
    expect(state).toEqual(await history.readWhole());
    expect(isWhole).toBe(false);
  });

  it.each([
    ['lacks an effect', (part: SnapshotPart) => ({ ...part, items: part.items.slice(1) })],
    ['has another last received event', (part: SnapshotPart) => ({ ...part, received: 'log start' })],
    ['names another revision', (part: SnapshotPart) => ({ ...part, revision: '1' })],
    ['has no items', ({ items: _, ...part }: SnapshotPart) => part],
    ['was folded by other rules', (part: SnapshotPart) => ({ ...part, rules: LEDGER_RULES + 1 })],
    ['is empty', () => ({})],
  ])('reads the whole stream when every snapshot %s', async (_, change) => {
    const history = await remembered();
    const { state, isWhole } = await start(history, changing(history.store, change));
    expect(state).toEqual(await history.readWhole());
    expect(isWhole).toBe(true);
  });

  it('takes the snapshot before when the last one is damaged', async () => {
    const history = await remembered();
    const last = (await history.store.readStream(snapshotStream('remembered'))).length - 1;
    const damaged = (part: SnapshotPart, index: number) => (index === last ? { ...part, items: [] } : part);
    const { state, isWhole } = await start(history, changing(history.store, damaged));
    expect(state).toEqual(await history.readWhole());
    expect(isWhole).toBe(false);
  });

  it('reads the whole stream when the snapshot belongs to another history', async () => {
    const [mine, other] = [new MemoryLog(), new MemoryLog()];
    await remembered(other);
    const history = await remembered(mine);
    mine.streams.set(snapshotStream('remembered'), other.stream(snapshotStream('remembered')));
    const { state, isWhole } = await start(history);
    expect(state).toEqual(await history.readWhole());
    expect(isWhole).toBe(true);
  });

  it('reads the whole stream when the snapshot is of a later event than the stream has', async () => {
    const log = new MemoryLog();
    const history = await remembered(log);
    log.stream('policy-remembered').splice(5);
    const { state, isWhole } = await start(history);
    expect(state).toEqual(await history.readWhole());
    expect(isWhole).toBe(true);
  });

  it('does not use a snapshot of which a part is missing', async () => {
    const log = new MemoryLog();
    const history = await remembered(log, 100_000);
    const parts = log.stream(snapshotStream('remembered'));
    expect(parts.length).toBeGreaterThan(3);
    parts.pop();
    const { state } = await start(history);
    expect(state).toEqual(await history.readWhole());
  });

  it('fails for now when the store cannot be reached', async () => {
    const history = await remembered();
    const readStream: EventStore['readStream'] = async () => {
      throw new StoreUnavailable('no connection', 'notWritten');
    };
    const away = Object.assign(Object.create(history.store) as EventStore, { readStream });
    await expect(history.read(away)).rejects.toThrow(StoreUnavailable);
  });
});

describe('a snapshot', () => {
  it('is left out when the ledger or one effect is too large', async () => {
    const history = await remembered();
    const state = await history.readWhole();
    const [effect] = state?.open ?? [];
    if (state === undefined || effect === undefined) throw new Error('there is no open effect');
    const ofBytes = (bytes: number) => ({ ...effect, body: { text: 'x'.repeat(bytes) } });
    const many = (count: number) => Array.from({ length: count }, () => ofBytes(200 * 1024));
    expect(partsOf({ ...state, open: many(MOST_PARTS) })).toHaveLength(MOST_PARTS);
    expect(partsOf({ ...state, open: many(MOST_PARTS + 1) })).toBeUndefined();
    expect(partsOf({ ...state, open: [ofBytes(1024 * 1024)] })).toBeUndefined();
  });

  it.each([
    ['5,000 events', { effects: 0, last: 4999 }],
    ['twice as many events as there are effects and wakes', { effects: 3600, last: 7199 }],
  ])('is taken after %s', async (_, { effects, last }) => {
    const history = new PolicyHistory(new MemoryEventStore(), 'usual');
    await history.begin(5000);
    const receive = (some = 0) => history.write({ step: 'receive', effects: some, wakes: 0, text: 1 });
    const missing = () => last - 1 - Number(history.journal.ledger.revision);
    const snapshots = async () => await history.store.readStream(snapshotStream('remembered'));
    for (let asked = 0; asked < effects; asked += 900) await receive(900);
    while (missing() > 0) await Promise.all(Array.from({ length: Math.min(500, missing()) }, () => receive()));
    expect(await snapshots()).toEqual([]);
    await receive();
    const [first] = await snapshots();
    expect(first?.data).toMatchObject({ revision: String(last) });
  });

  it('of a slower server does not stand in the way of the next one', async () => {
    const history = await remembered();
    const slower = new PolicyJournal('remembered', history.ports);
    await slower.catchUp();
    await history.write({ step: 'receive', effects: 1, wakes: 0, text: 1 });
    await history.snapshot();
    await history.write({ step: 'accept', which: 0 });
    await slower.catchUp();
    await slower.takeSnapshot();
    await history.write({ step: 'receive', effects: 1, wakes: 0, text: 1 });
    await slower.catchUp();
    await slower.takeSnapshot();
    const [last] = await history.store.readStream(snapshotStream('remembered'), { direction: 'backwards', limit: 1 });
    expect(last?.data).toMatchObject({ revision: String(history.journal.ledger.revision) });
    const { state } = await start(history);
    expect(state).toEqual(await history.readWhole());
  });

  it('is not written by a server whose tenure is over', async () => {
    const history = await remembered();
    const before = (await history.store.readStream(snapshotStream('remembered'))).length;
    const tenure = { series: 'one series', epoch: 1n, claim: 'claim 1', isHeld: () => false };
    const journal = new PolicyJournal('remembered', { ...history.ports, tenure });
    await journal.catchUp();
    await journal.takeSnapshot();
    expect(await history.store.readStream(snapshotStream('remembered'))).toHaveLength(before);
  });
});

describe('a policy that keeps a snapshot every fourth event', () => {
  it('has each effect once, for any moment of a crash, also between a snapshot and an event', async () => {
    await atEveryMoment(async (deadly) => {
      const world = await labelled();
      let passed = 0;
      let met = false;
      const die: Fault = () => {
        met = passed >= deadly;
        if (met) throw new Error('the server died');
        passed += 1;
      };
      const ports = { ...faultyServer(world, { fault: die }), snapshotDistance: () => 4 };
      await live(world, world.runner(policy, ports)).catch(() => undefined);
      const next = world.restarted();
      await live(next, next.runner(policy, { snapshotDistance: () => 4 }));
      await expectEachOnce(next);
      expect(next.log.stream(snapshotStream('labels')).length).toBeGreaterThan(1);
      return { met };
    });
  });
});
