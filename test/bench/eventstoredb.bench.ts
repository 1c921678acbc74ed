// Built code is measured. One JSON object a line; ours and the client's own take turns, and medians are compared.
import { EventStoreDBClient, jsonEvent, START, streamNameFilter } from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import type { StreamName } from '#event-sourcing';
import { openEventStoreDb } from '#event-store-eventstoredb';
import type { Measured } from './in-turns.js';
import { atOnce, inTurns } from './in-turns.js';

const ROUNDS = 7;
const READ_ROUNDS = 11;
const APPENDS = Number(process.env['COUNT'] ?? 2_000);
const EVENTS = 20_000;
const PAGE = 1_000;
const METADATA = { actor: 'clerk', note: 'x'.repeat(370) };
const data = (index: number) => ({ index, text: 'Kenntnis genommen' });

const url = process.env['EVENTSTOREDB_URL'] ?? '';
if (url === '') process.stderr.write('the benchmark of EventStoreDB was not run: EVENTSTOREDB_URL names no server\n');
else await measure();

async function measure(): Promise<void> {
  const prefix = `bench_${randomUUID().replaceAll('-', '')}_`;
  const store = openEventStoreDb({ url, prefix });
  const client = EventStoreDBClient.connectionString(url);

  const ours = async (stream: string): Promise<void> => {
    const event = { id: randomUUID(), type: 'ThingHappened', data: data(0), metadata: METADATA };
    const { appended } = await store.append(stream as StreamName, 'noStream', [event]);
    if (!appended) throw new Error('a new stream is not there yet');
  };
  const bare = (credentials?: { username: string; password: string }) => async (stream: string) => {
    const event = jsonEvent({ type: 'ThingHappened', data: data(0), metadata: METADATA });
    const options = { expectedRevision: 'no_stream', ...(credentials && { credentials }) } as const;
    await client.appendToStream(prefix + stream, event, options);
  };
  const append = (one: (stream: string) => Promise<void>, inFlight: number, count: number) => () =>
    atOnce(inFlight, count, () => one(`thing-${randomUUID()}`));

  try {
    for (const [inFlight, count] of [
      [1, APPENDS / 4],
      [64, APPENDS],
    ] as const) {
      await inTurns('eventstoredb append', inFlight, ROUNDS, {
        ours: append(ours, inFlight, count),
        bare: append(bare(), inFlight, count),
        // Credentials make the client take its other way, a call an append; without TLS the server ignores them.
        unary: append(bare({ username: 'nobody', password: 'none' }), inFlight, count),
      });
    }
    const from = await fill(prefix, client);
    await inTurns('eventstoredb read log', 1, READ_ROUNDS, {
      ours: () => readLog(store, from),
      bare: () => readAll(client, from),
    });
    await inTurns('eventstoredb catch-up', 1, READ_ROUNDS, {
      ours: () => subscribe(store, from),
      bare: () => subscribeToAll(client, prefix, from),
    });
  } finally {
    await store.close();
    await client.dispose();
  }
}

type Store = ReturnType<typeof openEventStoreDb>;

/** Writes the events that are read, without others between them. @returns the position before them */
async function fill(prefix: string, client: EventStoreDBClient): Promise<bigint> {
  const append = async (count: number): Promise<bigint> => {
    const events = Array.from({ length: count }, (_, index) =>
      jsonEvent({ type: 'ThingHappened', data: data(index), metadata: METADATA }),
    );
    const { position } = await client.appendToStream(`${prefix}thing-${randomUUID()}`, events);
    if (position === undefined) throw new Error('the server tells no position');
    return position.commit;
  };
  const from = await append(1);
  for (let written = 0; written < EVENTS; written += 500) await append(500);
  return from;
}

/** `EVENTS` events of the log, a page after the other. */
async function readLog(store: Store, from: bigint): Promise<Measured> {
  const latencies: number[] = [];
  const started = performance.now();
  let count = 0;
  for (let after = from; count < EVENTS;) {
    const asked = performance.now();
    const { events, position } = await store.readLog({ after, limit: PAGE });
    latencies.push(performance.now() - asked);
    count += events.length;
    after = position ?? after;
  }
  return { count, seconds: (performance.now() - started) / 1000, latencies };
}

async function readAll(client: EventStoreDBClient, from: bigint): Promise<Measured> {
  const latencies: number[] = [];
  const started = performance.now();
  let count = 0;
  for (let position = from; count < EVENTS;) {
    const asked = performance.now();
    // A read begins with the event at its place, which was counted before.
    const read = client.readAll({ fromPosition: { commit: position, prepare: position }, maxCount: PAGE + 1 });
    for await (const { event } of read) {
      if (event === undefined || event.position.commit === position) continue;
      position = event.position.commit;
      count += 1;
    }
    latencies.push(performance.now() - asked);
  }
  return { count, seconds: (performance.now() - started) / 1000, latencies };
}

async function subscribe(store: Store, after: bigint): Promise<Measured> {
  const enough = new AbortController();
  const started = performance.now();
  let count = 0;
  for await (const { events } of store.subscribe({ signal: enough.signal, after })) {
    count += events.length;
    if (count >= EVENTS) enough.abort();
  }
  return { count, seconds: (performance.now() - started) / 1000, latencies: [] };
}

async function subscribeToAll(client: EventStoreDBClient, prefix: string, after: bigint): Promise<Measured> {
  const started = performance.now();
  const filter = streamNameFilter({ prefixes: [prefix] });
  const fromPosition = after === 0n ? START : { commit: after, prepare: after };
  const subscription = client.subscribeToAll({ fromPosition, filter });
  let count = 0;
  for await (const { event } of subscription) {
    if (event !== undefined) count += 1;
    if (count >= EVENTS) break;
  }
  await subscription.unsubscribe();
  return { count, seconds: (performance.now() - started) / 1000, latencies: [] };
}
