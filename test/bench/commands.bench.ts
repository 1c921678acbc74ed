import { SubmitCommand } from '#commands';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '../../apps/server/configuration.js';
import type { RunningServer } from '../../apps/server/serve.js';
import { serve } from '../../apps/server/serve.js';

// Durable creations through the whole path: on the bus, and over HTTP from the same process.
const COUNT = Number(process.env['COUNT'] ?? 10_000);

async function drive(
  benchmark: string,
  inFlight: number,
  count: number,
  one: (index: number) => Promise<void>,
): Promise<void> {
  const latencies: number[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const started = performance.now();
      await one(next++);
      latencies.push(performance.now() - started);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: inFlight }, worker));
  const seconds = (performance.now() - started) / 1000;
  latencies.sort((a, b) => a - b);
  const quantile = (q: number): number => Number((latencies[Math.floor(latencies.length * q)] ?? 0).toFixed(2));
  const line = {
    benchmark,
    in_flight: inFlight,
    per_s: Math.round(latencies.length / seconds),
    p50_ms: quantile(0.5),
    p99_ms: quantile(0.99),
    rss_mb: Math.round(process.memoryUsage().rss / 1024 / 1024),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

async function onTheBus({ engine }: RunningServer, index: number): Promise<void> {
  const command = new SubmitCommand('RegisterOrganisation', {
    target: null,
    path: {},
    body: { name: `Bereich ${index}`, kind: 'area' },
    envelope: { actor: 'bench', grants: [], key: randomUUID(), correlationId: 'bench' },
  });
  const result = await engine.submissions.execute(command);
  if (!result.done) throw new Error('refused');
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

async function overHttp({ url }: RunningServer, token: string, index: number): Promise<void> {
  const body = JSON.stringify({ name: `Bereich ${index}`, kind: 'area' });
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sent = request(`${url}/api/v1/organisations`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume().on('end', () => {
        resolve(answer.statusCode);
      });
    });
    sent.on('error', reject).end(body);
  });
  if (status !== 201) throw new Error(`status ${status}`);
}

const data = mkdtempSync(join(tmpdir(), 'lenkwerk-bench-'));
const server = await serve(readConfiguration({ LENKWERK_DATA: data, PORT: '0', LOG_LEVEL: 'silent' }));
const token = readFileSync(join(data, 'admin-token'), 'utf8').trim();
try {
  await drive('warm-up, bus', 64, COUNT / 5, (index) => onTheBus(server, index));
  await drive('command, bus', 1, COUNT / 5, (index) => onTheBus(server, index));
  await drive('command, bus', 64, COUNT, (index) => onTheBus(server, index));
  await drive('command, HTTP, client in the same process', 64, COUNT / 2, (index) => overHttp(server, token, index));
} finally {
  agent.destroy();
  await server.close();
  rmSync(data, { recursive: true, force: true });
}
