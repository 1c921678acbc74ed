import type { EventStore } from '#event-sourcing';
import { bpmn, flows, service } from '../testing/bpmn.js';
import { by, durable } from '../testing/durable-engine.js';
import { LedServer } from '../testing/led-server.js';
import { correlatedMessages } from './message.tables.js';

const DECLARED =
  '<message id="M" name="answer"><extensionElements><zeebe:subscription correlationKey="=letter"/></extensionElements></message><process';
const WAITING = bpmn(
  `<startEvent id="start"/><receiveTask id="wait" messageRef="M"/><endEvent id="end"/>${flows('start wait end')}`,
  'waiting',
).replace('<process', DECLARED);
const BEGUN = bpmn(
  `<startEvent id="start"><messageEventDefinition id="m" messageRef="M"/></startEvent>${service('work')}<endEvent id="end"/>${flows('start work end')}`,
  'begun',
).replace('<process', DECLARED);

/** Takes each acknowledgement of a paper for as long as it runs. */
const WATCHING = bpmn(
  `<startEvent id="start"/>${service('watch')}<endEvent id="end"/><endEvent id="seen"/>
  <boundaryEvent id="came" attachedToRef="watch" cancelActivity="false"><messageEventDefinition id="m" messageRef="E"/></boundaryEvent>${flows('start watch end', 'came seen')}`,
  'watching',
).replace(
  '<process',
  '<message id="E" name="PaperAcknowledged"><extensionElements><zeebe:subscription correlationKey="=paper"/></extensionElements></message><process',
);
const PAPER = '6f0d6ad4-5b0e-4a3f-9a0e-3a6a1f0c9b57';

/** The store as a server sees it that is killed at one of its calls: nothing of it comes through afterwards. */
class KilledAt {
  calls = 0;

  constructor(
    private readonly call: number,
    private readonly written: boolean,
  ) {}

  store(of: EventStore): EventStore {
    return {
      append: async (...args) => {
        const isLast = this.#next();
        if (isLast && !this.written) throw new Error('killed');
        const result = await of.append(...args);
        if (isLast) throw new Error('killed');
        return result;
      },
      readStream: async (...args) => {
        if (this.#next()) throw new Error('killed');
        return await of.readStream(...args);
      },
      readLog: async (options) => await of.readLog(options),
      head: async () => await of.head(),
      subscribe: (options) => of.subscribe(options),
      close: async () => {
        await Promise.resolve();
      },
    };
  }

  #next(): boolean {
    this.calls += 1;
    if (this.calls > this.call) throw new Error('killed');
    return this.calls === this.call;
  }
}

/** Two messages of one key, for two waiting instances of one process and for the start of another one; and two facts for a wait. */
async function prepared() {
  const parts = durable();
  const server = new LedServer(parts);
  await server.start();
  await server.deploy(WAITING, 'waiting.bpmn');
  await server.deploy(BEGUN, 'begun.bpmn');
  const instances = [await server.begin('waiting', { letter: 'L' }), await server.begin('waiting', { letter: 'L' })];
  const message = { name: 'answer', correlationKey: 'L', timeToLive: 60_000, variables: {} };
  for (const key of ['1', '2']) await server.messages.publish(message, by(key));
  await server.deploy(WATCHING, 'watching.bpmn');
  await server.begin('watching', { paper: PAPER });
  const facts = [
    await server.record(`paper-${PAPER}`, 'PaperAcknowledged'),
    await server.record(`paper-${PAPER}`, 'PaperAcknowledged'),
  ];
  return { parts, server, instances, facts };
}

/** Both servers work at the same time until one is killed; the other one goes on. How many calls the killed one made. */
async function run(call: number, written: boolean): Promise<{ readonly calls: number; readonly outcome: unknown }> {
  const { parts, server, instances, facts } = await prepared();
  const killed = new KilledAt(call, written);
  const other = new LedServer({ ...parts, store: killed.store(parts.store) });
  await other.start();
  await Promise.all([server.settle(), other.settle().catch(() => undefined)]);
  server.takeOver();
  await server.settle();
  const taken = await server.reads.rows(correlatedMessages, (all) => all.orderBy('position'));
  const outcome = {
    waiting: await Promise.all(instances.map(async (key) => (await server.engine.instance(key)).status)),
    takenOnce: new Set(taken.map(({ message, process }) => `${message} ${process}`)).size === taken.length,
    factsInOrder: taken.flatMap(({ event }) => event ?? []).join() === facts.join(),
    processes: taken.map(({ process }) => process).toSorted(),
  };
  await other.stop();
  await server.stop();
  return { calls: killed.calls, outcome };
}

const EACH_ONCE = {
  waiting: ['completed', 'completed'],
  takenOnce: true,
  factsInOrder: true,
  // The second message waits while the instance runs that the first one began.
  processes: ['begun', 'waiting', 'waiting', 'watching', 'watching'],
};

describe('Two servers that hand out messages', () => {
  it('give each message to one instance of a process', async () => {
    expect((await run(Infinity, true)).outcome).toEqual(EACH_ONCE);
  });

  it.each([true, false])(
    'do so when one is killed at any call of the store (its append written: %s)',
    async (written) => {
      for (let call = 1; ; call += 1) {
        const { calls, outcome } = await run(call, written);
        expect({ call, outcome }).toEqual({ call, outcome: EACH_ONCE });
        if (calls < call) return;
      }
    },
  );
});
