// Process instances with two jobs from start to end, on a whole server in this process: durable, sealed, projections on.
import type { Envelope } from '#event-sourcing';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '../../apps/server/configuration.js';
import { serve } from '../../apps/server/serve.js';
import { bpmn, flows, service } from '../../libs/workflow/testing/bpmn.js';
import { atOnce } from './in-turns.js';

const COUNT = Number(process.env['COUNT'] ?? 3000);
const ROUNDS = 3;
const IN_FLIGHT = [1, 64] as const;

const mapped = '<zeebe:ioMapping><zeebe:input source="=number + 1" target="next"/></zeebe:ioMapping>';
const MODEL = bpmn(
  `<startEvent id="start"/>${service('propose', mapped)}${service('adopt', mapped)}<endEvent id="end"/>
  ${flows('start propose adopt end')}`,
  'bench',
);

function by(): Envelope {
  return { actor: 'bench', grants: [], key: randomUUID(), correlationId: 'bench' };
}

const data = mkdtempSync(join(tmpdir(), 'lenkwerk-bench-'));
const server = await serve(readConfiguration({ LENKWERK_DATA: data, PORT: '0', LOG_LEVEL: 'silent' }));
const { engine } = server.engine.workflow;

/** One instance from its start to its end. Each job is the only open one, so its part is known from the state. */
async function one(): Promise<void> {
  const started = await engine.start({ process: 'bench' }, { variables: { number: 1 } }, by());
  if (!started.started) throw new Error('not started');
  for (let job = 0; job < 2; job += 1) {
    const state = await engine.instance(started.key);
    const [part] = state.status === 'running' ? state.jobs.keys() : [];
    if (part === undefined) throw new Error('no job is open');
    const result = await engine.send(started.key, 'CompleteJob', { job: part, variables: { done: job } }, by());
    if (!result.done) throw new Error(result.refusal.reason);
  }
}

try {
  const deployed = await engine.deploy([{ name: 'bench.bpmn', text: MODEL }], by());
  if (!deployed.deployed) throw new Error('not deployed');
  await atOnce(64, COUNT / 5, one);
  for (const inFlight of IN_FLIGHT) {
    const count = inFlight === 1 ? COUNT / 10 : COUNT;
    const rates: number[] = [];
    const latencies: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const measured = await atOnce(inFlight, count, one);
      rates.push(measured.count / measured.seconds);
      latencies.push(...measured.latencies);
    }
    latencies.sort((a, b) => a - b);
    const line = {
      benchmark: 'workflow, two jobs from start to end',
      in_flight: inFlight,
      per_s: Math.round(rates.toSorted((a, b) => a - b)[1] ?? 0),
      p50_ms: Number((latencies[Math.floor(latencies.length / 2)] ?? 0).toFixed(1)),
      p99_ms: Number((latencies[Math.floor(latencies.length * 0.99)] ?? 0).toFixed(1)),
      rss_mb: Math.round(process.memoryUsage.rss() / 1024 / 1024),
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
} finally {
  await server.close();
  rmSync(data, { recursive: true, force: true });
}
