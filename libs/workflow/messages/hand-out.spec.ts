import { bpmn, flows, service } from '../testing/bpmn.js';
import { by } from '../testing/durable-engine.js';
import { LedServer } from '../testing/led-server.js';
import { correlatedMessages } from './message.tables.js';
import type { NewMessage } from './process-message.decide.js';

const ANSWER =
  '<message id="M" name="answer"><extensionElements><zeebe:subscription correlationKey="=letter"/></extensionElements></message>';

function model(elements: string, id = 'process'): string {
  return bpmn(elements, id).replace('<process', `${ANSWER}<signal id="S" name="term ended"/><process`);
}

function waiting(id = 'process'): string {
  return model(
    `<startEvent id="start"/><receiveTask id="wait" messageRef="M"/><endEvent id="end"/>${flows('start wait end')}`,
    id,
  );
}

/** Starts by a message and goes on until a worker has done its job. */
function begun(id = 'begun'): string {
  return model(
    `<startEvent id="start"><messageEventDefinition id="m" messageRef="M"/></startEvent>${service('work')}<endEvent id="end"/>${flows('start work end')}`,
    id,
  );
}

let server: LedServer;
beforeEach(async () => {
  server = new LedServer();
  await server.start();
});
afterEach(async () => {
  await server.stop();
});

async function publish(message: Partial<NewMessage> = {}): Promise<string> {
  const made = await server.messages.publish(
    { name: 'answer', correlationKey: 'L1', timeToLive: 60_000, variables: {}, ...message },
    by(),
  );
  if (!made.made) throw new Error(made.result.refusal.reason);
  return made.key;
}

async function statusOf(instance: string): Promise<string> {
  return (await server.engine.instance(instance)).status;
}

async function statuses(instances: readonly string[]): Promise<readonly string[]> {
  return await Promise.all(instances.map(statusOf));
}

/** The instances that took the message. */
async function takers(message: string) {
  await server.caughtUp();
  return await server.reads.rows(correlatedMessages, (all) => all.where('message', '=', BigInt(message)));
}

describe('A published message', () => {
  it('goes to the instance of each process that has waited longest, and brings its variables', async () => {
    await server.deploy(waiting());
    await server.deploy(waiting('other'), 'other.bpmn');
    const first = await server.begin('process', { letter: 'L1' });
    const rest = [await server.begin('process', { letter: 'L1' }), await server.begin('process', { letter: 'L2' })];
    const other = await server.begin('other', { letter: 'L1' });
    await publish({ variables: { yes: true } });
    await server.settle();
    expect(await statuses([first, other, ...rest])).toEqual(['completed', 'completed', 'running', 'running']);
    const state = await server.engine.instance(first);
    expect(state.status === 'completed' && state.variables.get('yes')?.value).toBe(true);
  });

  it('waits for an instance while it lives, and for none afterwards', async () => {
    await server.deploy(waiting());
    await publish();
    await server.settle();
    const first = await server.begin('process', { letter: 'L1' });
    await server.settle();
    expect(await statusOf(first)).toBe('completed');
    await publish();
    server.time = '2019-02-14T16:02:00.000Z';
    await server.settle();
    const late = await server.begin('process', { letter: 'L1' });
    await server.settle();
    expect(await statusOf(late)).toBe('running');
  });

  it('without time to live reaches what waits already, however late it is handed out', async () => {
    await server.deploy(waiting());
    const early = await server.begin('process', { letter: 'L1' });
    const message = await publish({ timeToLive: 0 });
    const late = await server.begin('process', { letter: 'L1' });
    server.time = '2019-02-14T17:00:00.000Z';
    await server.settle();
    expect(await statuses([early, late])).toEqual(['completed', 'running']);
    expect(await server.messages.message(message)).toMatchObject({ status: 'expired' });
  });

  it('is given to another instance when the first one was cancelled meanwhile', async () => {
    await server.deploy(waiting());
    const [first, second] = [
      await server.begin('process', { letter: 'L1' }),
      await server.begin('process', { letter: 'L1' }),
    ];
    const message = await publish();
    await server.caughtUp();
    await server.engine.send(first, 'CancelProcessInstance', {}, by());
    await server.settle();
    expect(await statuses([first, second])).toEqual(['cancelled', 'completed']);
    expect(
      (await takers(message)).map(({ instance, element, name, correlationKey }) => [
        instance.toString(),
        element,
        name,
        correlationKey,
      ]),
    ).toEqual([[second, 'wait', 'answer', 'L1']]);
  });

  it('starts an instance of each process that begins with it when none waits', async () => {
    await server.deploy(begun());
    await server.deploy(begun('second'), 'second.bpmn');
    const message = await publish({ variables: { text: 'x' } });
    await server.settle();
    const rows = await takers(message);
    expect(rows.map(({ process }) => process).toSorted()).toEqual(['begun', 'second']);
    const state = await server.engine.instance(rows[0]?.instance.toString() ?? '');
    expect(state.status === 'running' && state.variables.get(0)?.get('text')?.value).toBe('x');
  });

  it('with a key waits while an instance runs that began with the same key', async () => {
    await server.deploy(begun());
    const first = await publish();
    const second = await publish();
    const other = await publish({ correlationKey: 'L2' });
    await server.settle();
    expect([await takers(first), await takers(second), await takers(other)].map(({ length }) => length)).toEqual([
      1, 0, 1,
    ]);
    const [taker] = await takers(first);
    await server.engine.send(taker?.instance.toString() ?? '', 'CancelProcessInstance', {}, by());
    await server.settle();
    expect(await takers(second)).toHaveLength(1);
  });

  it('starts an instance of a process that is deployed while it lives', async () => {
    const message = await publish();
    await server.settle();
    await server.deploy(begun());
    await server.settle();
    expect(await takers(message)).toHaveLength(1);
  });

  it('without a key starts an instance each time', async () => {
    await server.deploy(begun());
    const { correlationKey: _, ...message } = { name: 'answer', correlationKey: '', timeToLive: 0, variables: {} };
    await server.messages.publish(message, by());
    await server.messages.publish(message, by());
    await server.settle();
    expect(await server.reads.rows(correlatedMessages)).toHaveLength(2);
  });
});

describe('A fault', () => {
  it('of one message keeps no other message, and it is handed out when the fault is over', async () => {
    await server.deploy(waiting());
    const [first, second] = [
      await server.begin('process', { letter: 'L1' }),
      await server.begin('process', { letter: 'L2' }),
    ];
    const { store } = server.parts;
    const append = store.append.bind(store);
    store.append = async (stream, expected, events) => {
      if (stream === `processinstance-${first}`) throw new Error('this stream cannot be written');
      return await append(stream, expected, events);
    };
    await publish();
    await publish({ correlationKey: 'L2' });
    await expect(server.settle()).rejects.toThrow('this stream cannot be written');
    expect(await statuses([first, second])).toEqual(['running', 'completed']);
    store.append = append;
    await server.settle();
    expect(await statusOf(first)).toBe('completed');
  });
});

describe('A signal', () => {
  const catching = model(
    `<startEvent id="start"/><intermediateCatchEvent id="wait"><signalEventDefinition id="s" signalRef="S"/></intermediateCatchEvent><endEvent id="end"/>${flows('start wait end')}`,
  );
  const beginning = model(
    `<startEvent id="start"><signalEventDefinition id="s" signalRef="S"/></startEvent><endEvent id="end"/>${flows('start end')}`,
    'beginning',
  );

  it('comes to every wait that was open when it was broadcast, and begins processes', async () => {
    await server.deploy(catching);
    await server.deploy(beginning, 'beginning.bpmn');
    const early = [await server.begin(), await server.begin()];
    await server.messages.broadcast({ name: 'term ended', variables: { term: '2019' } }, by());
    const late = await server.begin();
    await server.settle();
    expect(await statuses([...early, late])).toEqual(['completed', 'completed', 'running']);
    const state = await server.engine.instance(early[0] ?? '');
    expect(state.status === 'completed' && state.variables.get('term')?.value).toBe('2019');
  });

  it('that an instance throws comes to the waits of others', async () => {
    const throwing = model(
      `<startEvent id="start"/><endEvent id="end"><signalEventDefinition id="s" signalRef="S"/></endEvent>${flows('start end')}`,
      'throwing',
    );
    await server.deploy(catching);
    await server.deploy(throwing, 'throwing.bpmn');
    const early = await server.begin();
    await server.begin('throwing');
    const late = await server.begin();
    await server.settle();
    expect(await statuses([early, late])).toEqual(['completed', 'running']);
  });
});
