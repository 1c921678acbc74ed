import { folderOfSuite } from '#suite';
import type { AuditedEvent } from '../crash/history-checker.js';
import { contradictions } from '../crash/history-checker.js';
import { Load } from '../crash/load.js';
import { readModels, wholeLog } from '../crash/read-everything.js';
import { allowRoles } from '../support/roles.js';
import { SeededRandom } from '../support/seeded-random.js';
import type { ServerProcess } from '../support/server-process.js';
import { startServerProcess } from '../support/server-process.js';
import { forgetReadModels } from '../support/stores.js';
import { PatientClient } from './patient-client.js';

const SECONDS = Number(process.env['LENKWERK_SOAK'] ?? 0);
const SEED = Number(process.env['LENKWERK_SEED'] ?? 20190214);
const itForAWhile = SECONDS > 0 ? it : it.skip;

function tell(line: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
}

/** Prints answers so far, the pause, readiness and memory every five seconds, for the person who kills the nodes. */
function tellOn(client: PatientClient, server: ServerProcess): () => void {
  const timer = setInterval(() => {
    void Promise.all([readiness(server.url), memory(server.url)]).then(([ready, megabytes]) => {
      const pause = (client.pause / 1000).toFixed(1);
      tell(`${client.recorded.answered} answered, ${pause} s since the last, ${ready}, ${megabytes} MB`);
    });
  }, 5_000);
  return () => {
    clearInterval(timer);
  };
}

async function readiness(url: string): Promise<string> {
  return await fetch(`${url}/health/ready`).then(
    ({ ok }) => (ok ? 'ready' : 'not ready'),
    () => 'no server',
  );
}

async function memory(url: string): Promise<number> {
  const text = await fetch(`${url}/metrics`).then(
    (response) => response.text(),
    () => '',
  );
  return Math.round(Number(/^process_resident_memory_bytes (\S+)/mu.exec(text)?.[1] ?? 0) / 1024 / 1024);
}

describe('a server under load while its store is killed, frozen and restored by hand', () => {
  const data = folderOfSuite('soak');

  itForAWhile(
    `answers everything in the end, loses nothing and does nothing twice (${SECONDS} s)`,
    async () => {
      let server = await startServerProcess(data);
      await allowRoles(server, ['clerk', 'process-manager', 'auditor']);
      const end = performance.now() + SECONDS * 1000;
      const client = new PatientClient([server.url], server.token, () => performance.now() > end);
      const load = new Load(client, new SeededRandom(SEED));
      const stopTelling = tellOn(client, server);
      await load.runUntilGone();
      stopTelling();
      tell(`${client.recorded.answered} answered; the longest pause was ${(client.longestPause / 1000).toFixed(1)} s`);
      const log = await wholeLog<AuditedEvent>(client.recorded);
      expect(contradictions(client.recorded.sent, log, load.actorIn(log))).toEqual([]);
      const before = await readModels(client.recorded);
      expect(await server.stop()).toBe(0);
      await forgetReadModels(data);
      server = await startServerProcess(data);
      client.recorded.url = server.url;
      expect(await readModels(client.recorded)).toEqual(before);
    },
    SECONDS * 1000 + 300_000,
  );
});
