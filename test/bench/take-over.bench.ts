// The start of a policy with a long stream, as at a take-over: read whole, and from a snapshot. Built code is measured, on the
// embedded store and on an EventStoreDB server in this process. One JSON object a line; both ways take turns on one log.
import type { EventStore, NewEvent, Policy } from '#event-sourcing';
import { machineClock, noReaction, policyStream, PolicyRunner, realAlarm, snapshotStream } from '#event-sourcing';
import { openEventStoreDb } from '#event-store-eventstoredb';
import { openSqliteEventStore } from '#event-store-sqlite';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeServer } from '../../libs/event-store-eventstoredb/fake-server.fixture.js';
import { noteBody, sourceEvent, targetPorts } from './benchmark-target.js';

const COUNTS = (process.env['COUNTS'] ?? '100000,1000000').split(',').map(Number);
/** The server in this process is slow with long streams. */
const IN_PROCESS = 20_000;
/** Events behind the last snapshot: about as many as there ever are. */
const BEHIND = 4900;
const ROUNDS = Number(process.env['ROUNDS'] ?? 3);

const policy: Policy = {
  name: 'notes',
  reads: ['source'],
  from: 'log start',
  concerns: (event): event is never => event.type === 'NoteRequested',
  facts: async () => null,
  react: () => noReaction,
};

/** Events of a policy that received one event after the other, and was answered: three for each, and 20 without an answer. */
function* policyEvents(count: number): Generator<NewEvent> {
  const event = (type: string, data: NewEvent['data']): NewEvent => ({ ...sourceEvent(''), type, data });
  yield event('PolicyStarted', { after: 'log start' });
  for (let index = 0; index * 3 + 1 < count; index += 1) {
    const [cause, effect] = [randomUUID(), randomUUID()];
    yield event('PolicyReceived', { event: cause, stream: 'source-1', revision: '0' });
    const asked = { effect, command: 'RecordNote', target: randomUUID(), body: noteBody };
    yield event('EffectAsked', { ...asked, event: cause, index: 0, attempt: 1 });
    if (index >= 20) yield event('EffectAccepted', { effect, stream: `note-${randomUUID()}`, revision: '0' });
  }
}

/** Writes a policy's stream; shortly before its end the first start of this program keeps a snapshot. */
async function write(store: EventStore, count: number): Promise<void> {
  await store.append('source-1', 'noStream', [sourceEvent('target')]);
  let [events, last]: [NewEvent[], bigint | 'noStream'] = [[], 'noStream'];
  const append = async (): Promise<void> => {
    const result = await store.append(policyStream(policy.name), last, events);
    if (!result.appended) throw new Error('another writer');
    [events, last] = [[], result.revision];
    const written = Number(last) + 1;
    if (written > count - BEHIND && written - 500 <= count - BEHIND) await keepSnapshot(store);
  };
  for (const event of policyEvents(count)) if (events.push(event) === 500) await append();
  if (events.length > 0) await append();
}

/** A runner that takes no effect out of the ledger: none of them can be sent. */
function runnerOn(store: EventStore, distance?: () => number): PolicyRunner {
  const { handler, ports } = targetPorts(store);
  return new PolicyRunner(policy, {
    ...ports,
    states: handler.states,
    dispatcher: { dispatch: () => new Promise(() => undefined) },
    alarm: realAlarm(machineClock),
    ...(distance !== undefined && { snapshotDistance: distance }),
  });
}

/** Milliseconds that a start takes. */
async function start(store: EventStore): Promise<number> {
  const runner = runnerOn(store, () => Infinity);
  const started = performance.now();
  await runner.start();
  const took = performance.now() - started;
  if (runner.work.open !== 20) throw new Error(`${runner.work.open} effects are open`);
  return took;
}

/** The store without its snapshots. */
function withoutSnapshots(store: EventStore): EventStore {
  const readStream: EventStore['readStream'] = async (stream, options) =>
    stream === snapshotStream(policy.name) ? [] : await store.readStream(stream, options);
  return { ...bound(store), readStream };
}

function bound(store: EventStore): EventStore {
  return {
    append: (...append) => store.append(...append),
    readStream: (...read) => store.readStream(...read),
    readLog: (...read) => store.readLog(...read),
    head: () => store.head(),
    subscribe: (...options) => store.subscribe(...options),
    close: () => store.close(),
  };
}

async function keepSnapshot(store: EventStore): Promise<void> {
  const runner = runnerOn(store);
  await runner.start();
  while ((await store.readStream(snapshotStream(policy.name), { limit: 1 })).length === 0) {
    await new Promise(setImmediate);
  }
}

async function measure(name: string, store: EventStore, count: number): Promise<void> {
  await write(store, count);
  const [whole, kept]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    whole.push(await start(withoutSnapshots(store)));
    kept.push(await start(bound(store)));
  }
  const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  const [before, after] = [median(whole), median(kept)];
  const benchmark = `start of a policy, ${count} events, ${name}`;
  print({ benchmark, whole_ms: Math.round(before), snapshot_ms: Number(after.toFixed(1)) });
  print({ benchmark: `${benchmark}, whole to snapshot`, ratio: Math.round(before / after) });
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

for (const count of COUNTS) {
  const folder = mkdtempSync(join(tmpdir(), 'lenkwerk-bench-'));
  const store = await openSqliteEventStore({ folder });
  await measure('embedded store', store, count);
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}
const url = process.env['EVENTSTOREDB_URL'];
for (const count of url === undefined ? [IN_PROCESS] : COUNTS) {
  const fake = url === undefined ? await FakeServer.start() : undefined;
  const prefix = `bench_${randomUUID().replaceAll('-', '')}_`;
  const store = openEventStoreDb({ url: url ?? fake?.url ?? '', prefix });
  await measure(url === undefined ? 'EventStoreDB, server in this process' : 'EventStoreDB', store, count);
  await store.close();
  fake?.stop();
}
// Effects that are never answered are still open.
process.exit(0);
