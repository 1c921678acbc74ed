import { folderOfSuite } from '#suite';
import { bpmn, flows, taskProperties, userTask } from '../../libs/workflow/testing/bpmn.js';
import { allowRoles } from '../support/roles.js';
import { SeededRandom } from '../support/seeded-random.js';
import { startServerProcess } from '../support/server-process.js';
import { until, untilReady } from '../support/until.js';
import { RecordedClient } from './recorded-client.js';
import { wholeLog } from './read-everything.js';
import { TaskLoad } from './task-load.js';
import { WorkflowLoad } from './workflow-load.js';

const CRASHES = Number(process.env['LENKWERK_CRASHES'] ?? 5);
const SEED = Number(process.env['LENKWERK_SEED'] ?? Math.floor(Math.random() * 1e9));
const INSTANCES = 10 + 2 * CRASHES;

/** Ids of the offices that the tasks are about: 12 digits at their end. */
const OFFICE = '0190a1b2-0000-7000-8000-';

const RENAMED = taskProperties({
  completedBy: 'OrganisationRenamed',
  key: '=office',
  command: 'RenameOrganisation',
  'input.name': '="Bereich " + string(number)',
  organisation: '=office',
});

/** Two tasks that people complete, and one that a fact of the domain completes. */
const TASKED = bpmn(
  `<startEvent id="start"/>
  <scriptTask id="which"><extensionElements><zeebe:script expression="=&quot;${OFFICE}&quot; + string(100000000000 + number)" resultVariable="office"/></extensionElements></scriptTask>
  ${userTask('first')}<parallelGateway id="split"/>${userTask('beside')}${userTask('rename', RENAMED)}<parallelGateway id="join"/><endEvent id="end"/>
  ${flows('start which first split beside join end', 'split rename join')}`,
  'tasked',
);

interface LoggedEvent {
  readonly type: string;
  readonly stream: string;
  readonly data: {
    readonly steps?: readonly { readonly kind: string; readonly part?: number; readonly how?: string }[];
  };
}

describe(`tasks on a server that is killed ${CRASHES} times (seed ${SEED})`, () => {
  it(
    'are completed once each, by people or by the fact that does them',
    async () => {
      const data = folderOfSuite('workflow-tasks-crash');
      const random = new SeededRandom(SEED);
      let server = await startServerProcess(data);
      await allowRoles(server, ['process-manager', 'auditor', 'clerk']);
      await untilReady(server.url);
      const load = new WorkflowLoad(server.url, server.token);
      await load.deploy('tasked.bpmn', TASKED);
      for (let number = 0; number < INSTANCES; number += 1) {
        const body = { id: `${OFFICE}${100_000_000_000 + number}`, name: `Amt ${number}`, kind: 'office' };
        const headers = { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' };
        const made = await fetch(`${server.url}/api/v1/organisations`, {
          method: 'POST',
          headers,
          body: JSON.stringify(body),
        });
        expect(made.status).toBe(201);
      }
      const tasks = new TaskLoad(server.url, server.token);
      const working = Promise.all([tasks.work('one'), tasks.work('two')]);
      const starting = load.start(INSTANCES, 'tasked');
      for (let crash = 0; crash < CRASHES; crash += 1) {
        const killed = Promise.withResolvers<undefined>();
        const killAt = tasks.answered + random.between(5, 30);
        tasks.onAnswer = (answered) => {
          if (answered === killAt) void server.kill().then(killed.resolve.bind(killed, undefined));
        };
        await killed.promise;
        server = await startServerProcess(data);
        load.url = server.url;
        tasks.url = server.url;
      }
      await starting;
      const ended = { filter: { state: 'COMPLETED' }, page: { limit: 1000 } };
      await until(async () => {
        const { status, body } = await load.post('/process-instances/search', ended);
        // A search answers its items.
        return status === 200 && (body['items'] as readonly unknown[]).length === INSTANCES;
      });
      tasks.end();
      await working;

      const log = await wholeLog<LoggedEvent>(new RecordedClient(server.url, server.token));
      const closed = log.flatMap(({ stream, data: { steps = [] } }) =>
        steps.flatMap(({ kind, part = 0, how }) =>
          kind === 'taskClosed'
            ? [`${how} ${BigInt(stream.slice(stream.indexOf('-') + 1).replace(/\D/gu, '')) + BigInt(part)}`]
            : [],
        ),
      );
      expect(closed).toHaveLength(3 * INSTANCES);
      expect(new Set(closed).size).toBe(closed.length);
      expect(closed.filter((one) => !one.startsWith('completed '))).toEqual([]);
      expect(new Set(tasks.completed).size).toBe(tasks.completed.length);
      expect(tasks.completed.filter((key) => !closed.includes(`completed ${key}`))).toEqual([]);
      const renamed = log.filter(({ type }) => type === 'OrganisationRenamed').map(({ stream }) => stream);
      expect(new Set(renamed).size).toBe(INSTANCES);
      expect(renamed).toHaveLength(INSTANCES);
      expect(await server.stop()).toBe(0);
    },
    120_000 + CRASHES * 60_000,
  );
});
