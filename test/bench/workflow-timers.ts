// Timers of process instances: many that wait, and some thousand that are due at the same time.
import type { Envelope } from '#event-sourcing';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { RunningServer } from '../../apps/server/serve.js';
import { bpmn, flows } from '../../libs/workflow/testing/bpmn.js';
import { processWaits } from '../../libs/workflow/projection/workflow.tables.js';
import { atOnce } from './in-turns.js';

const WAITING = Number(process.env['WAITING'] ?? 100_000);
const DUE = Number(process.env['DUE'] ?? 5_000);
/** Seconds before the time at which all of them are due: enough to start them on a slow machine. */
const AHEAD = Number(process.env['AHEAD'] ?? 60);

const MODEL = bpmn(
  `<startEvent id="start"/><intermediateCatchEvent id="wait"><timerEventDefinition><timeDate>=at</timeDate></timerEventDefinition></intermediateCatchEvent>
  <endEvent id="end"/>${flows('start wait end')}`,
  'timed',
);

function by(): Envelope {
  return { actor: 'bench', grants: [], key: randomUUID(), correlationId: 'bench' };
}

export async function measureTimers({ engine: { workflow, reads, following } }: RunningServer): Promise<void> {
  const { engine } = workflow;
  const deployed = await engine.deploy([{ name: 'timed.bpmn', text: MODEL }], by());
  if (!deployed.deployed) throw new Error('not deployed');
  const start = async (at: string): Promise<void> => {
    const started = await engine.start({ process: 'timed' }, { variables: { at } }, by());
    if (!started.started) throw new Error('not started');
  };
  const begun = await atOnce(64, WAITING, () => start('2999-01-01T00:00:00Z'));
  await following.caughtUp();
  const isDue = (): string => new Date().toISOString();
  const rounds = 200;
  const before = performance.now();
  for (let round = 0; round < rounds; round += 1) {
    const now = isDue();
    await reads.rows(processWaits, (all) =>
      all.where('open', '=', true).where('for', '=', 'timer').where('due', '<=', now).orderBy('due').limit(1_000),
    );
  }
  const look = (performance.now() - before) / rounds;
  const at = new Date(Date.now() + AHEAD * 1000).toISOString();
  await atOnce(64, DUE, () => start(at));
  const left = Date.parse(at) - Date.now();
  if (left < 0) throw new Error(`starting took longer than ${AHEAD} s: set AHEAD`);
  const open = async (): Promise<number> =>
    await reads.count(processWaits, (all) => all.where('open', '=', true).where('due', '=', at), DUE);
  while ((await open()) > 0) await pause(20);
  const line = {
    benchmark: 'workflow, timers',
    waiting: WAITING,
    started_per_s: Math.round(begun.count / begun.seconds),
    look_ms: Number(look.toFixed(2)),
    due_at_once: DUE,
    all_fired_s: Number(((Date.now() - Date.parse(at)) / 1000).toFixed(2)),
    rss_mb: Math.round(process.memoryUsage.rss() / 1024 / 1024),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
