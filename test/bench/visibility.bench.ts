// What the filter of what is not public costs at 100,000 rows. Built code is measured. One JSON object a line.
import { auditEvents, auditLogProjection } from '#audit';
import { meetingDecider, meetings, meetingsProjection, paperDecider, papers, papersProjection } from '#council';
import type { Table } from '#event-sourcing';
import { MessageRegistry, ProjectionRunner } from '#event-sourcing';
import type { Reads, Role } from '#http';
import { page, readsByRole } from '#http';
import { reportingFeatures } from '#reporting';
import { placedLog } from './placed-log.js';
import type { BenchedDatabase } from './read-databases.js';
import { benchedDatabases } from './read-databases.js';

const ROWS = 100_000;
const ROUNDS = 15;
const LISTED = [papers, meetings, auditEvents] as const;
const ROLES: readonly Role[] = ['clerk', 'reporting', 'member', 'contributor'];

const publicity = reportingFeatures
  .flatMap(({ projections }) => projections)
  .filter(({ name }) => name === 'publicity');

for (const open of [50, 1, 0]) for (const where of benchedDatabases()) await measure(open, where);

/** @param open of a hundred papers and meetings, those that are public */
async function measure(open: number, where: BenchedDatabase): Promise<void> {
  const { store, committee, unit } = placedLog(ROWS, open);
  const { database, remove } = await where.open();
  const registry = new MessageRegistry([paperDecider.events, meetingDecider.events]);
  const projections = [papersProjection, meetingsProjection, auditLogProjection, ...publicity];
  const runner = new ProjectionRunner({ store, registry, readModels: database.store, projections });
  await runner.start();
  await runner.caughtUp();
  await runner.stop();
  const unused = {} as never;
  const readsFor = readsByRole(
    { models: database.reads(() => 'ready'), log: unused, histories: unused },
    async (_caller, { committees, units }) =>
      await Promise.resolve(committees ? [`committee-${committee}`] : units ? [`organisation-${unit}`] : []),
  );
  for (const table of LISTED) {
    const times = new Map<string, number>();
    for (const role of ROLES) {
      const reads = (): Reads => readsFor({ actor: 'bench', grants: [{ role }] });
      const kinds: readonly (readonly [kind: string, run: () => Promise<unknown>])[] = [
        ['a list of 50', async () => await listOf(reads(), table)],
        // A count reads every row, which takes seconds.
        ...(table === auditEvents || open !== 50
          ? []
          : [['a count', async () => (await reads().rows(table)).length] as const]),
      ];
      for (const [kind, run] of kinds) {
        // The first call warms up.
        if (kind !== 'a count') await run();
        const latencies: number[] = [];
        for (let round = 0; round < (kind === 'a count' ? 1 : ROUNDS); round += 1) {
          const started = performance.now();
          await run();
          latencies.push(performance.now() - started);
        }
        latencies.sort((a, b) => a - b);
        const median = latencies[Math.floor(latencies.length / 2)] ?? 0;
        times.set(`${kind} ${role}`, median);
        const line = {
          benchmark: `visibility: ${kind} of ${table.name}, ${open} % public (${where.name})`,
          role,
          rows: ROWS,
          in_flight: 1,
          per_s: Math.round(1000 / median),
          p50_ms: round2(median),
          p99_ms: round2(latencies.at(-1) ?? 0),
          to_unfiltered: round2(median / (times.get(`${kind} clerk`) ?? median)),
          rss_mb: Math.round(process.memoryUsage.rss() / 1e6),
        };
        console.log(JSON.stringify(line));
      }
    }
  }
  await remove();
}

async function listOf(reads: Reads, table: Table): Promise<unknown> {
  return await page(
    reads,
    table,
    { limit: 50 },
    (rows) => rows,
    (row) => row,
  );
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
