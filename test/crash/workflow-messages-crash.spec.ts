import { folderOfSuite } from '#suite';
import { setTimeout } from 'node:timers/promises';
import { bpmn, flows, service } from '../../libs/workflow/testing/bpmn.js';
import { allowRoles } from '../support/roles.js';
import { SeededRandom } from '../support/seeded-random.js';
import { startServerProcess } from '../support/server-process.js';
import { until, untilReady } from '../support/until.js';
import { RecordedClient } from './recorded-client.js';
import { wholeLog } from './read-everything.js';
import { WorkflowLoad } from './workflow-load.js';

const CRASHES = Number(process.env['LENKWERK_CRASHES'] ?? 5);
const SEED = Number(process.env['LENKWERK_SEED'] ?? Math.floor(Math.random() * 1e9));
const MESSAGES = 20 + 4 * CRASHES;
const FACTS = 10 + 2 * CRASHES;
const WATCHERS = 5;

function declared(name: string, key: string): string {
  return `<message id="M" name="${name}"><extensionElements><zeebe:subscription correlationKey="=${key}"/></extensionElements></message><process`;
}

/** Two processes for each message: an instance of the first one waits, one of the second is started. */
const WAITING = bpmn(
  `<startEvent id="start"/><receiveTask id="wait" messageRef="M"/><endEvent id="end"/>${flows('start wait end')}`,
  'waiting',
).replace('<process', declared('answer', 'number'));
const BEGUN = bpmn(
  `<startEvent id="start"><messageEventDefinition id="m" messageRef="M"/></startEvent><endEvent id="end"/>${flows('start end')}`,
  'begun',
).replace('<process', declared('answer', 'number'));
/** Takes every paper of a strategy process for as long as it runs. */
const WATCHING = bpmn(
  `<startEvent id="start"/>${service('watch')}<endEvent id="end"/><endEvent id="seen"/>
  <boundaryEvent id="came" attachedToRef="watch" cancelActivity="false"><messageEventDefinition id="m" messageRef="M"/></boundaryEvent>
  ${flows('start watch end', 'came seen')}`,
  'watching',
).replace('<process', declared('PaperDrafted', 'strategy'));

interface LoggedEvent {
  readonly event: string;
  readonly type: string;
  readonly stream: string;
  readonly data: {
    readonly process?: string;
    readonly trigger?: {
      readonly kind: string;
      readonly message?: string;
      readonly wait?: number;
      readonly by?: { readonly id: string };
    };
  };
}

describe(`messages on a server that is killed ${CRASHES} times (seed ${SEED})`, () => {
  it(
    'come to one instance of each process, and each fact once to every wait, in order',
    async () => {
      const data = folderOfSuite('workflow-messages-crash');
      const random = new SeededRandom(SEED);
      let server = await startServerProcess(data);
      await allowRoles(server, ['process-manager', 'auditor', 'clerk']);
      await untilReady(server.url);
      const load = new WorkflowLoad(server.url, server.token);
      for (const [name, xml] of Object.entries({ WAITING, BEGUN, WATCHING })) await load.deploy(`${name}.bpmn`, xml);
      let answered = 0;
      let onAnswer: () => void = () => undefined;

      /** Sends the same until it is answered. */
      async function send(path: string, body: object, key: string): Promise<Readonly<Record<string, unknown>>> {
        for (;;) {
          try {
            const headers = {
              authorization: `Bearer ${server.token}`,
              'content-type': 'application/json',
              'idempotency-key': key,
            };
            const response = await fetch(`${server.url}${path}`, {
              method: 'POST',
              headers,
              body: JSON.stringify(body),
            });
            if (response.status !== 503) {
              if (response.status > 201) throw new TypeError(await response.text());
              answered += 1;
              onAnswer();
              // Every answer is a JSON object.
              return (await response.json()) as Readonly<Record<string, unknown>>;
            }
          } catch (error) {
            if (error instanceof TypeError && error.message !== 'fetch failed') throw error;
          }
          await setTimeout(20);
        }
      }

      async function start(process: string, variables: object, key: string): Promise<void> {
        await send('/v2/process-instances', { processDefinitionId: process, variables }, key);
      }

      const { id: strategy } = await send('/api/v1/processes', { title: 'Strategy' }, 'strategy');
      for (let number = 0; number < WATCHERS; number += 1) await start('watching', { strategy }, `watch ${number}`);
      const messages = async (): Promise<void> => {
        for (let number = 0; number < MESSAGES; number += 1) {
          const message = { name: 'answer', correlationKey: `${number}`, timeToLive: 3_600_000 };
          // Half of the instances wait before their message comes.
          const both = [
            async () => {
              await start('waiting', { number: `${number}` }, `start ${number}`);
            },
            async () => {
              await send('/v2/messages/publication', message, `message ${number}`);
            },
          ];
          for (const one of number % 2 === 0 ? both : both.toReversed()) await one();
        }
      };
      const facts = async (): Promise<void> => {
        for (let number = 0; number < FACTS; number += 1) {
          await send(
            '/api/v1/papers',
            { title: `Paper ${number}`, public: 'yes', processes: [strategy] },
            `paper ${number}`,
          );
        }
      };
      const sending = Promise.all([messages(), facts()]);
      for (let crash = 0; crash < CRASHES; crash += 1) {
        const killed = Promise.withResolvers<undefined>();
        const killAt = answered + random.between(3, 12);
        onAnswer = () => {
          if (answered === killAt) void server.kill().then(killed.resolve.bind(killed, undefined));
        };
        await killed.promise;
        server = await startServerProcess(data);
      }
      await sending;

      const client = new RecordedClient(server.url, server.token);
      let log: readonly LoggedEvent[] = [];
      const taken = (kind: string, process: string) =>
        log.filter(({ data: { process: of, trigger } }) => of === process && trigger?.kind === kind);
      await until(async () => {
        log = await wholeLog<LoggedEvent>(client);
        const waited = taken('messageArrived', 'waiting').length;
        const begun = taken('start', 'begun').length;
        return (
          waited >= MESSAGES && begun >= MESSAGES && taken('messageArrived', 'watching').length >= WATCHERS * FACTS
        );
      });
      const published = log
        .filter(({ type }) => type === 'ProcessMessagePublished')
        .map(({ stream }) => stream.split('-')[1]);
      expect(published).toHaveLength(MESSAGES);
      const waited = taken('messageArrived', 'waiting').map(({ data: { trigger } }) => trigger?.message);
      expect(waited.toSorted()).toEqual(published.toSorted());
      expect(new Set(taken('messageArrived', 'waiting').map(({ stream }) => stream)).size).toBe(MESSAGES);
      expect(
        taken('start', 'begun')
          .map(({ data: { trigger } }) => trigger?.by?.id)
          .toSorted(),
      ).toEqual(published.toSorted());
      const drafted = log.filter(({ type }) => type === 'PaperDrafted').map(({ event }) => event);
      expect(drafted).toHaveLength(FACTS);
      const watched = Map.groupBy(taken('messageArrived', 'watching'), ({ stream }) => stream);
      expect([...watched.values()].map((events) => events.map(({ data: { trigger } }) => trigger?.message))).toEqual(
        Array.from({ length: WATCHERS }, () => drafted),
      );
      expect(await server.stop()).toBe(0);
    },
    120_000 + CRASHES * 60_000,
  );
});
