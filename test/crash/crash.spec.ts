import { folderOfSuite } from '#suite';
import { TAKEN_OVER } from '../support/reading.js';
import { allowRoles } from '../support/roles.js';
import { SeededRandom } from '../support/seeded-random.js';
import type { ServerProcess } from '../support/server-process.js';
import { startServerProcess } from '../support/server-process.js';
import { forgetReadModels } from '../support/stores.js';
import type { AuditedEvent } from './history-checker.js';
import { contradictions } from './history-checker.js';
import { Load } from './load.js';
import { RecordedClient } from './recorded-client.js';
import { readModels, wholeLog } from './read-everything.js';

const CRASHES = Number(process.env['LENKWERK_CRASHES'] ?? 5);
const SEED = Number(process.env['LENKWERK_SEED'] ?? Math.floor(Math.random() * 1e9));

/** Kills the server after this number of further answers, at a random moment of the load. */
async function loadUntilKilled(
  server: ServerProcess,
  client: RecordedClient,
  load: Load,
  answers: number,
): Promise<void> {
  const killAt = client.answered + answers;
  const killed = Promise.withResolvers<undefined>();
  client.onAnswer = (answered) => {
    if (answered === killAt)
      void server.kill().then(() => {
        killed.resolve(undefined);
      });
  };
  await load.runUntilGone();
  if (client.answered < killAt) throw new Error(`the server stopped answering by itself: ${client.lastFailure}`);
  await killed.promise;
}

function countOf(log: readonly AuditedEvent[]): number {
  return log.filter(({ type }) => type !== TAKEN_OVER).length;
}

describe(`a server that is killed ${CRASHES} times under load (seed ${SEED})`, () => {
  const data = folderOfSuite('crash');

  it(
    'loses no acknowledged command, applies none twice, and has the same read models as a rebuild',
    async () => {
      const random = new SeededRandom(SEED);
      let server = await startServerProcess(data);
      await allowRoles(server, ['clerk', 'process-manager', 'auditor']);
      const client = new RecordedClient(server.url, server.token);
      const load = new Load(client, random);
      for (let crash = 0; crash < CRASHES; crash += 1) {
        await loadUntilKilled(server, client, load, random.between(20, 250));
        server = await startServerProcess(data);
        client.url = server.url;
        await client.repeatUnanswered();
      }
      const log = await wholeLog<AuditedEvent>(client);
      expect(contradictions(client.sent, log, load.actorIn(log))).toEqual([]);
      expect(client.sent.some(({ answer }) => answer?.status === 409)).toBe(true);

      const before = await readModels(client);
      expect(await server.stop()).toBe(0);
      await forgetReadModels(data);
      server = await startServerProcess(data);
      client.url = server.url;
      expect(await readModels(client)).toEqual(before);
      expect(countOf(await wholeLog(client))).toBe(countOf(log));
      expect(await server.stop()).toBe(0);
    },
    120_000 + CRASHES * 60_000,
  );
});
