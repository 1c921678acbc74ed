// Built code is measured: swc compiles this folder beside `apps` and `libs`. One JSON object a line.
import type { Message, Projection } from '#event-sourcing';
import { MessageRegistry, patch, projection, ProjectionRunner, put, table } from '#event-sourcing';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { logOf } from './projected-log.js';
import type { BenchedDatabase } from './read-databases.js';
import { benchedDatabases } from './read-databases.js';
import { auditLogProjection } from '#audit';

type Opened = Message<'Opened', { readonly title: string }>;
type Moved = Message<'Moved', { readonly to: number }>;

const entries = table({
  name: 'entries',
  columns: { id: 'text', ordinal: 'position', revision: 'position', title: 'text', place: 'integer', evidence: 'json' },
  key: ['id'],
  indexes: [['ordinal']],
});

const simple = projection<Opened | Moved>({
  name: 'entries',
  version: 1,
  tables: [entries],
  reads: ['entry'],
  handlers: {
    Opened: ({ id, position, revision, data, metadata }) => [
      put(entries, { id, ordinal: position, revision, title: data.title, place: 0, evidence: metadata.evidence }),
    ],
    Moved: ({ id, revision, data }) => [patch(entries, { id }, { revision, place: data.to })],
  },
});

const EVENTS = 100_000;
const events = logOf(EVENTS);

for (const [benchmark, projections] of [
  ['projection', [simple]],
  ['audit log', [auditLogProjection]],
] as const) {
  for (const where of benchedDatabases()) console.log(JSON.stringify(await measure(benchmark, projections, where)));
}

async function measure(benchmark: string, projections: readonly Projection[], where: BenchedDatabase): Promise<object> {
  const { database, remove } = await where.open();
  const registry = new MessageRegistry([{ Opened: 1, Moved: 1 }]);
  const runner = new ProjectionRunner({ store: events.store, registry, readModels: database.store, projections });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  await runner.start();
  await runner.caughtUp();
  const seconds = (performance.now() - start) / 1000;
  delay.disable();
  await runner.stop();
  await remove();
  return {
    benchmark: `rebuild: ${benchmark} (${where.name})`,
    in_flight: 1,
    per_s: Math.round(EVENTS / seconds),
    p50_ms: round(delay.percentile(50) / 1e6),
    p99_ms: round(delay.percentile(99) / 1e6),
    rss_mb: Math.round(process.memoryUsage.rss() / 1e6),
  };
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
