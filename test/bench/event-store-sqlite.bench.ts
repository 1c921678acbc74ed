import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore, NewEvent } from '#event-sourcing';
import { openSqliteEventStore } from '#event-store-sqlite';

// Built code is measured. One JSON object a line.
const METADATA = { actor: 'clerk', note: 'x'.repeat(400 - JSON.stringify({ actor: 'clerk', note: '' }).length) };
const STREAMS = 1_000;

function event(index: number): NewEvent {
  return { id: randomUUID(), type: 'ThingHappened', data: { index, text: 'Kenntnis genommen' }, metadata: METADATA };
}

interface Measured {
  readonly count: number;
  readonly seconds: number;
  readonly latencies: number[];
}

function report(benchmark: string, inFlight: number, { count, seconds, latencies }: Measured): void {
  latencies.sort((a, b) => a - b);
  const quantile = (q: number): number => Number((latencies[Math.floor(latencies.length * q)] ?? 0).toFixed(3));
  const line = {
    benchmark,
    in_flight: inFlight,
    per_s: Math.round(count / seconds),
    p50_ms: quantile(0.5),
    p99_ms: quantile(0.99),
    rss_mb: Math.round(process.memoryUsage().rss / 1024 / 1024),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

const revisions = new Map<string, bigint>();

async function appendAtOnce(store: EventStore, inFlight: number, count: number): Promise<Measured> {
  const latencies: number[] = [];
  let next = 0;
  const write = async (writer: number): Promise<void> => {
    for (let round = 0; next < count; round += 1) {
      const index = next++;
      // A writer keeps to its own streams: a conflict would not be an append.
      const stream = `thing-${writer}_${round % Math.ceil(STREAMS / inFlight)}` as const;
      const started = performance.now();
      const result = await store.append(stream, revisions.get(stream) ?? 'noStream', [event(index)]);
      latencies.push(performance.now() - started);
      if (!result.appended) throw new Error(`conflict in ${stream}`);
      revisions.set(stream, result.revision);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: inFlight }, (_, writer) => write(writer)));
  return { count, seconds: (performance.now() - started) / 1000, latencies };
}

async function readLog(store: EventStore): Promise<Measured> {
  const latencies: number[] = [];
  const started = performance.now();
  let after: bigint | undefined;
  let count = 0;
  for (let head = false; !head;) {
    const asked = performance.now();
    const slice = await store.readLog({ limit: 500, ...(after !== undefined && { after }) });
    latencies.push(performance.now() - asked);
    count += slice.events.length;
    ({ position: after, head } = slice);
  }
  return { count, seconds: (performance.now() - started) / 1000, latencies };
}

const folder = mkdtempSync(join(tmpdir(), 'lenkwerk-bench-'));
const store = await openSqliteEventStore({ folder });
try {
  await appendAtOnce(store, 64, 20_000); // warms up
  report('event-store-sqlite append', 1, await appendAtOnce(store, 1, 10_000));
  report('event-store-sqlite append', 64, await appendAtOnce(store, 64, 200_000));
  report('event-store-sqlite read log', 1, await readLog(store));
} finally {
  await store.close();
  rmSync(folder, { recursive: true });
}
