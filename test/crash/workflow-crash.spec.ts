import { folderOfSuite } from '#suite';
import { bpmn, flow, flows, service } from '../../libs/workflow/testing/bpmn.js';
import { allowRoles } from '../support/roles.js';
import { SeededRandom } from '../support/seeded-random.js';
import { startServerProcess } from '../support/server-process.js';
import { until, untilReady } from '../support/until.js';
import { RecordedClient } from './recorded-client.js';
import { wholeLog } from './read-everything.js';
import { WorkflowLoad } from './workflow-load.js';

const CRASHES = Number(process.env['LENKWERK_CRASHES'] ?? 5);
const SEED = Number(process.env['LENKWERK_SEED'] ?? Math.floor(Math.random() * 1e9));
const INSTANCES = 20 + 4 * CRASHES;
const ROUNDS = 2;

/** A loop of two rounds, two branches at the same time, and a script that counts what they returned. */
const LOADED = bpmn(
  `<startEvent id="start"/>${service('round')}<exclusiveGateway id="again" default="again-split"/>
  <parallelGateway id="split"/>${service('left')}${service('right')}<parallelGateway id="join"/>
  <scriptTask id="sum"><extensionElements><zeebe:script expression="=number + rounds + leftDone + rightDone" resultVariable="sum"/></extensionElements></scriptTask>
  <endEvent id="end"/>
  ${flows('start round again', 'split left join', 'split right join sum end')}
  ${flow('again', 'round', `=rounds < ${ROUNDS}`)}${flow('again', 'split')}`,
  'loaded',
);

interface LoggedStep {
  readonly kind: string;
  readonly part?: number;
  readonly how?: string;
}

interface LoggedEvent {
  readonly type: string;
  readonly stream: string;
  readonly data: { readonly steps?: readonly LoggedStep[] };
}

describe(`process instances on a server that is killed ${CRASHES} times (seed ${SEED})`, () => {
  it(
    'all end as in an undisturbed run; every start and every completion happens once',
    async () => {
      const data = folderOfSuite('workflow-crash');
      const random = new SeededRandom(SEED);
      let server = await startServerProcess(data);
      await allowRoles(server, ['process-manager', 'worker', 'auditor', 'clerk']);
      await untilReady(server.url);
      const load = new WorkflowLoad(server.url, server.token);
      await load.deploy('loaded.bpmn', LOADED);
      const starting = load.start(INSTANCES);
      const working = Promise.all([
        load.work('round', ({ variables }) => ({ rounds: (variables['rounds'] ?? 0) + 1 })),
        load.work('left', () => ({ leftDone: 100 })),
        load.work('right', () => ({ rightDone: 1000 })),
        load.work('right', () => ({ rightDone: 1000 })),
      ]);
      for (let crash = 0; crash < CRASHES; crash += 1) {
        const killed = Promise.withResolvers<undefined>();
        const killAt = load.answered + random.between(5, 40);
        load.onAnswer = (answered) => {
          if (answered === killAt) void server.kill().then(killed.resolve.bind(killed, undefined));
        };
        await killed.promise;
        server = await startServerProcess(data);
        load.url = server.url;
      }
      await starting;
      const open = { filter: { state: 'ACTIVE' }, page: { limit: 1 } };
      await until(async () => {
        const { status, body } = await load.post('/process-instances/search', open);
        // A search answers its items.
        return status === 200 && (body['items'] as readonly unknown[]).length === 0;
      });
      load.end();
      await working;

      expect(new Set(load.started.values()).size).toBe(INSTANCES);
      const sums = await load.post('/variables/search', { filter: { name: 'sum' }, page: { limit: 1000 } });
      // A search answers its items.
      const found = (sums.body['items'] as readonly { readonly value: string }[]).map(({ value }) => Number(value));
      expect(found.toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: INSTANCES }, (_, number) => number + ROUNDS + 1100),
      );
      const log = await wholeLog<LoggedEvent>(new RecordedClient(server.url, server.token));
      const closed = log.flatMap(({ stream, data: { steps = [] } }) =>
        steps.flatMap(({ kind, part = 0, how }) => {
          const key = BigInt(stream.slice(stream.indexOf('-') + 1).replace(/^all$/u, '0')) + BigInt(part);
          return kind === 'jobClosed' && how === 'completed' ? [key.toString()] : [];
        }),
      );
      expect(closed).toHaveLength(INSTANCES * (ROUNDS + 2));
      expect(new Set(closed).size).toBe(closed.length);
      expect(new Set(load.completed).size).toBe(load.completed.length);
      expect(load.completed.filter((job) => !closed.includes(job))).toEqual([]);
      expect(await server.stop()).toBe(0);
    },
    120_000 + CRASHES * 60_000,
  );
});
