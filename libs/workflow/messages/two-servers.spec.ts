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

/** Two messages of one key, for two waiting instances of one process and for the start of another one. */
async function prepared() {
  const parts = durable();
  const server = new LedServer(parts);
  await server.start();
  await server.deploy(WAITING, 'waiting.bpmn');
  await server.deploy(BEGUN, 'begun.bpmn');
  const instances = [await server.begin('waiting', { letter: 'L' }), await server.begin('waiting', { letter: 'L' })];
  const message = { name: 'answer', correlationKey: 'L', timeToLive: 60_000, variables: {} };
  for (const key of ['1', '2']) await server.messages.publish(message, by(key));
  return { parts, server, instances };
}

/** Both servers work at the same time until one is killed; the other one goes on. How many calls the killed one made. */
async function run(call: number, written: boolean): Promise<{ readonly calls: number; readonly outcome: unknown }> {
  const { parts, server, instances } = await prepared();
  const killed = new KilledAt(call, written);
  const other = new LedServer({ ...parts, store: killed.store(parts.store) });
  await other.start();
  await Promise.all([server.settle(), other.settle().catch(() => undefined)]);
  server.takeOver();
  await server.settle();
  const taken = await server.reads.rows(correlatedMessages);
  const outcome = {
    waiting: await Promise.all(instances.map(async (key) => (await server.engine.instance(key)).status)),
    takenOnce: new Set(taken.map(({ message, process }) => `${message} ${process}`)).size === taken.length,
    processes: taken.map(({ process }) => process).toSorted(),
  };
  await other.stop();
  await server.stop();
  return { calls: killed.calls, outcome };
}

const EACH_ONCE = {
  waiting: ['completed', 'completed'],
  takenOnce: true,
  // The second message waits while the instance runs that the first one began.
  processes: ['begun', 'waiting', 'waiting'],
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
