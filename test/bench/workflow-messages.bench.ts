// Published messages for waiting instances, and domain events made findable, on a whole server in this process.
import type { Envelope } from '#event-sourcing';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { readConfiguration } from '../../apps/server/configuration.js';
import { serve } from '../../apps/server/serve.js';
import { bpmn, flows } from '../../libs/workflow/testing/bpmn.js';
import { atOnce } from './in-turns.js';

const WAITS = Number(process.env['WAITS'] ?? 10_000);
const MESSAGES = Number(process.env['MESSAGES'] ?? 1_000);
const IN_FLIGHT = 64;

const MODEL = bpmn(
  `<startEvent id="start"/><receiveTask id="wait" messageRef="M"/><endEvent id="end"/>${flows('start wait end')}`,
  'bench',
).replace(
  '<process',
  '<message id="M" name="answer"><extensionElements><zeebe:subscription correlationKey="=number"/></extensionElements></message><process',
);

function by(): Envelope {
  return { actor: 'bench', grants: [], key: randomUUID(), correlationId: 'bench' };
}

const data = mkdtempSync(join(tmpdir(), 'lenkwerk-bench-'));
const server = await serve(readConfiguration({ LENKWERK_DATA: data, PORT: '0', LOG_LEVEL: 'silent' }));
const { engine, messages } = server.engine.workflow;
let completed = 0;
const done = Promise.withResolvers<undefined>();

try {
  const deployed = await engine.deploy([{ name: 'bench.bpmn', text: MODEL }], by());
  if (!deployed.deployed) throw new Error('not deployed');
  let next = 0;
  await atOnce(IN_FLIGHT, WAITS, async () => {
    const variables = { number: `${next++}` };
    await engine.start({ process: 'bench' }, { variables }, by());
  });
  await server.engine.following.caughtUp();
  const before = process.memoryUsage.rss();
  engine.onAdvanced(() => {
    completed += 1;
    if (completed === MESSAGES) done.resolve(undefined);
  });
  const began = performance.now();
  let number = 0;
  const published = await atOnce(IN_FLIGHT, MESSAGES, async () => {
    const correlationKey = `${number++}`;
    await messages.publish({ name: 'answer', correlationKey, timeToLive: 3_600_000, variables: {} }, by());
  });
  await Promise.race([done.promise, setTimeout(300_000)]);
  const seconds = (performance.now() - began) / 1000;
  const line = {
    benchmark: 'workflow, messages for waiting instances',
    waits: WAITS,
    messages: completed,
    published_per_s: Math.round(published.count / published.seconds),
    taken_per_s: Math.round(completed / seconds),
    rss_mb: Math.round(process.memoryUsage.rss() / 1024 / 1024),
    rss_before_mb: Math.round(before / 1024 / 1024),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
} finally {
  await server.close();
  rmSync(data, { recursive: true, force: true });
}
