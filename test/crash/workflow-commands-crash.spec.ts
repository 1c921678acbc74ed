import { folderOfSuite } from '#suite';
import { bpmn, commandTask, errorBoundary, flows, withErrors } from '../../libs/workflow/testing/bpmn.js';
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

/** Two commands that the domain does, and one that it refuses, which a boundary event catches. */
const ASKING = withErrors(
  bpmn(
    `<startEvent id="start"/>
    ${commandTask('register', 'strategy.organisation.register', 'name <- ="Amt " + string(number)', 'kind <- office', 'office -> =id')}
    ${commandTask('rename', 'strategy.organisation.rename', 'id <- =office', 'name <- ="Bereich " + string(number)')}
    ${commandTask('again', 'strategy.organisation.register', 'id <- =office', 'name <- Zwei', 'kind <- office')}
    ${errorBoundary('known', 'again', 'organisation-is-registered-already')}<endEvent id="twice"/><endEvent id="end"/>
    ${flows('start register rename again twice', 'known end')}`,
    'asking',
  ),
  'organisation-is-registered-already',
);

interface LoggedEvent {
  readonly type: string;
  readonly stream: string;
  readonly command: string;
  readonly actor: string;
  readonly data: { readonly name?: string };
}

describe(`service tasks of domain types on a server that is killed ${CRASHES} times (seed ${SEED})`, () => {
  it(
    'send each command once, whenever the server dies',
    async () => {
      const data = folderOfSuite('workflow-commands-crash');
      const random = new SeededRandom(SEED);
      let server = await startServerProcess(data);
      await allowRoles(server, ['process-manager', 'auditor', 'clerk']);
      await untilReady(server.url);
      const load = new WorkflowLoad(server.url, server.token);
      await load.deploy('asking.bpmn', ASKING);
      const starting = load.start(INSTANCES, 'asking');
      const watching = load.watch();
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
      await untilReady(server.url);
      await until(async () => {
        const { status, body } = await load.post('/process-instances/search', open);
        // A search answers its items.
        return status === 200 && (body['items'] as readonly unknown[]).length === 0;
      });
      load.end();
      await watching;

      const log = await wholeLog<LoggedEvent>(new RecordedClient(server.url, server.token));
      const domain = log.filter(
        ({ stream, actor }) => stream.startsWith('organisation-') && actor === 'policy:workflow',
      );
      const offices = Map.groupBy(domain, ({ stream }) => stream);
      expect(offices.size).toBe(INSTANCES);
      for (const events of offices.values()) {
        const [renamed, registered] = events.toSorted((one, other) => (one.type < other.type ? 1 : -1));
        expect(events).toHaveLength(2);
        expect([registered?.type, renamed?.type]).toEqual(['OrganisationRegistered', 'OrganisationRenamed']);
        expect(renamed?.data.name).toBe(registered?.data.name?.replace('Amt', 'Bereich'));
      }
      expect(new Set(domain.map(({ command }) => command)).size).toBe(2 * INSTANCES);
      const ends = await load.post('/element-instances/search', {
        filter: { elementId: 'end', state: 'COMPLETED' },
        page: { limit: 1000 },
      });
      // A search answers its items.
      expect(ends.body['items'] as readonly unknown[]).toHaveLength(INSTANCES);
      expect(await server.stop()).toBe(0);
    },
    120_000 + CRASHES * 60_000,
  );
});
