// Process instances with two jobs, or with two commands to the domain, from start to end, on a whole server in this process: durable, sealed, projections on.
import type { Envelope } from '#event-sourcing';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '../../apps/server/configuration.js';
import { serve } from '../../apps/server/serve.js';
import { bpmn, commandTask, flows, service } from '../../libs/workflow/testing/bpmn.js';
import { atOnce } from './in-turns.js';
import { measureTimers } from './workflow-timers.js';

const COUNT = Number(process.env['COUNT'] ?? 3000);
const ROUNDS = 3;
const IN_FLIGHT = [1, 64] as const;

const mapped = '<zeebe:ioMapping><zeebe:input source="=number + 1" target="next"/></zeebe:ioMapping>';
const MODEL = bpmn(
  `<startEvent id="start"/>${service('propose', mapped)}${service('adopt', mapped)}<endEvent id="end"/>
  ${flows('start propose adopt end')}`,
  'bench',
);

/** Two service tasks of a domain type, which the server that follows the log does by itself. */
const ASKING = bpmn(
  `<startEvent id="start"/>
  ${commandTask('register', 'strategy.organisation.register', 'name <- =name', 'kind <- office', 'office -> =id')}
  ${commandTask('rename', 'strategy.organisation.rename', 'id <- =office', 'name <- =newName')}<endEvent id="end"/>
  ${flows('start register rename end')}`,
  'asking',
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

const ended = new Map<string, () => void>();
engine.onAdvanced((instance) => {
  const tell = ended.get(instance);
  if (tell === undefined) return;
  void engine.instance(instance).then(({ status }) => {
    if (status === 'completed') tell();
  });
});

/** One instance whose commands are sent by the server itself, until it has ended. */
async function asking(): Promise<void> {
  const number = randomUUID();
  const variables = { name: `Amt ${number}`, newName: `Bereich ${number}` };
  const started = await engine.start({ process: 'asking' }, { variables }, by());
  if (!started.started) throw new Error('not started');
  await new Promise<void>((resolve) => {
    ended.set(started.key, resolve);
    // It may have ended before anybody listened.
    void engine.instance(started.key).then(({ status }) => {
      if (status === 'completed') resolve();
    });
  });
  ended.delete(started.key);
}

async function measure(benchmark: string, work: () => Promise<void>): Promise<void> {
  await atOnce(64, COUNT / 5, work);
  for (const inFlight of IN_FLIGHT) {
    const count = inFlight === 1 ? COUNT / 10 : COUNT;
    const rates: number[] = [];
    const latencies: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const measured = await atOnce(inFlight, count, work);
      rates.push(measured.count / measured.seconds);
      latencies.push(...measured.latencies);
    }
    latencies.sort((a, b) => a - b);
    const line = {
      benchmark,
      in_flight: inFlight,
      per_s: Math.round(rates.toSorted((a, b) => a - b)[1] ?? 0),
      p50_ms: Number((latencies[Math.floor(latencies.length / 2)] ?? 0).toFixed(1)),
      p99_ms: Number((latencies[Math.floor(latencies.length * 0.99)] ?? 0).toFixed(1)),
      rss_mb: Math.round(process.memoryUsage.rss() / 1024 / 1024),
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
}

try {
  const files = [
    { name: 'bench.bpmn', text: MODEL },
    { name: 'asking.bpmn', text: ASKING },
  ];
  const deployed = await engine.deploy(files, by());
  if (!deployed.deployed) throw new Error('not deployed');
  await measure('workflow, two jobs from start to end', one);
  await measure('workflow, two commands to the domain with input mappings', asking);
  await measureTimers(server);
} finally {
  await server.close();
  rmSync(data, { recursive: true, force: true });
}
