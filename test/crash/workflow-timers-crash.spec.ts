import { folderOfSuite } from '#suite';
import { bpmn, flows } from '../../libs/workflow/testing/bpmn.js';
import { allowRoles } from '../support/roles.js';
import { SeededRandom } from '../support/seeded-random.js';
import { startServerProcess } from '../support/server-process.js';
import { until, untilReady } from '../support/until.js';
import { wholeLog } from './read-everything.js';
import { RecordedClient } from './recorded-client.js';
import { WorkflowLoad } from './workflow-load.js';

const CRASHES = Number(process.env['LENKWERK_CRASHES'] ?? 3);
const SEED = Number(process.env['LENKWERK_SEED'] ?? Math.floor(Math.random() * 1e9));
const INSTANCES = 30 + 10 * CRASHES;
/** The process that its timer starts. */
const STARTS = 3;

function waits(id: string, duration: string): string {
  return `<intermediateCatchEvent id="${id}"><timerEventDefinition><timeDuration>${duration}</timeDuration></timerEventDefinition></intermediateCatchEvent>`;
}

/** Two timers one after the other: the second one is due while the server may be down. */
const LOADED = bpmn(
  `<startEvent id="start"/>${waits('first', 'PT0.3S')}${waits('second', 'PT0.6S')}<endEvent id="end"/>
  ${flows('start first second end')}`,
  'loaded',
);
const REPEATED = bpmn(
  `<startEvent id="start"><timerEventDefinition><timeCycle>R${STARTS}/PT0.7S</timeCycle></timerEventDefinition></startEvent>
  <endEvent id="end"/>${flows('start end')}`,
  'repeated',
);

interface LoggedEvent {
  readonly type: string;
  readonly stream: string;
  readonly data: {
    readonly process?: string;
    readonly trigger?: { readonly kind: string; readonly wait?: number };
  };
}

describe(`timers on a server that is killed ${CRASHES} times (seed ${SEED})`, () => {
  it(
    'fire once each, and start one instance for each time',
    async () => {
      const data = folderOfSuite('workflow-timers-crash');
      const random = new SeededRandom(SEED);
      let server = await startServerProcess(data);
      await allowRoles(server, ['process-manager', 'worker', 'auditor', 'clerk']);
      await untilReady(server.url);
      const load = new WorkflowLoad(server.url, server.token);
      await load.deploy('loaded.bpmn', LOADED);
      await load.deploy('repeated.bpmn', REPEATED);
      const starting = load.start(INSTANCES);
      for (let crash = 0; crash < CRASHES; crash += 1) {
        const killed = Promise.withResolvers<undefined>();
        const killAt = load.answered + random.between(2, 8);
        load.onAnswer = (answered) => {
          if (answered === killAt) void server.kill().then(killed.resolve.bind(killed, undefined));
        };
        await killed.promise;
        server = await startServerProcess(data);
        load.url = server.url;
      }
      await starting;
      const ended = async (process: string): Promise<number> => {
        const body = { filter: { state: 'COMPLETED', processDefinitionId: process }, page: { limit: 1000 } };
        const answer = await load.post('/process-instances/search', body);
        // A search answers its items; while read models are built again there are none.
        return answer.status === 200 ? (answer.body['items'] as readonly unknown[]).length : 0;
      };
      await until(async () => (await ended('loaded')) === INSTANCES && (await ended('repeated')) === STARTS);

      const log = await wholeLog<LoggedEvent>(new RecordedClient(server.url, server.token));
      const fired = log.flatMap(({ stream, data: { trigger } }) =>
        trigger?.kind === 'timerFired' ? [`${stream} ${trigger.wait}`] : [],
      );
      expect(fired).toHaveLength(2 * INSTANCES);
      expect(new Set(fired).size).toBe(fired.length);
      const begun = log.filter(({ data: { trigger, process } }) => trigger?.kind === 'start' && process === 'repeated');
      expect(begun).toHaveLength(STARTS);
      expect(await server.stop()).toBe(0);
    },
    120_000 + CRASHES * 60_000,
  );
});
