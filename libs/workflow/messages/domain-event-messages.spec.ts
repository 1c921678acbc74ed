import type { StreamName } from '#event-sourcing';
import { v7 } from 'uuid';
import { bpmn, flows, service } from '../testing/bpmn.js';
import { by } from '../testing/durable-engine.js';
import { LedServer } from '../testing/led-server.js';
import { keysOf } from './domain-messages.projection.js';
import { correlatedMessages, startedByMessage } from './message.tables.js';

function model(elements: string, message = 'PaperAcknowledged', id = 'process'): string {
  return bpmn(elements, id)
    .replace('xmlns:zeebe', 'xmlns:lenkwerk="http://lenkwerk" xmlns:zeebe')
    .replace(
      '<process',
      `<message id="M" name="${message}"><extensionElements><zeebe:subscription correlationKey="=paper"/></extensionElements></message><process`,
    );
}

const MESSAGE = '<messageEventDefinition id="m" messageRef="M"/>';
const RECEIVE = `<startEvent id="start"/><receiveTask id="wait" messageRef="M"/><endEvent id="end"/>${flows('start wait end')}`;
/** Does a job first, then waits. */
const LATER = `<startEvent id="start"/>${service('work')}<receiveTask id="wait" messageRef="M"/><endEvent id="end"/>${flows('start work wait end')}`;
const NOTED = `<startEvent id="start"/>${service('work')}${service('note')}<endEvent id="end"/><endEvent id="noted"/>
  <boundaryEvent id="came" attachedToRef="work" cancelActivity="false">${MESSAGE}</boundaryEvent>${flows('start work end', 'came note noted')}`;

let server: LedServer;
let paper: string;
let stream: StreamName;
beforeEach(async () => {
  server = new LedServer();
  await server.start();
  paper = v7();
  stream = `paper-${paper}`;
});
afterEach(async () => {
  await server.stop();
});

async function statusOf(instance: string): Promise<string> {
  return (await server.engine.instance(instance)).status;
}

async function jobsOf(instance: string): Promise<readonly string[]> {
  const state = await server.engine.instance(instance);
  return state.status === 'running' ? [...state.jobs.values()].map(({ type }) => type) : [];
}

async function completeJob(instance: string): Promise<void> {
  const state = await server.engine.instance(instance);
  const [job] = state.status === 'running' ? [...state.jobs.keys()] : [];
  await server.engine.send(instance, 'CompleteJob', { job: job ?? 0, variables: {} }, by());
}

async function incidentsOf(instance: string): Promise<readonly number[]> {
  const state = await server.engine.instance(instance);
  return state.status === 'running' ? [...state.incidents.keys()] : [];
}

describe('A domain event', () => {
  it('completes every wait for its type and one of its ids, and brings its data', async () => {
    await server.deploy(model(RECEIVE));
    const [meeting, other] = [v7(), v7()];
    const instances = [
      await server.begin('process', { paper }),
      await server.begin('process', { paper: meeting }),
      await server.begin('process', { paper: other }),
    ];
    await server.settle();
    await server.record(stream, 'PaperAcknowledged', { meeting, note: 'seen' });
    await server.settle();
    expect(await Promise.all(instances.map(statusOf))).toEqual(['completed', 'completed', 'running']);
    const state = await server.engine.instance(instances[1] ?? '');
    const variables =
      state.status === 'completed' ? [...state.variables].map(([name, { value }]) => [name, value]) : [];
    expect(Object.fromEntries(variables)).toEqual({ paper, meeting, note: 'seen' });
  });

  it('is found back to the start of the instance by a wait that opens later, and not before it', async () => {
    await server.deploy(model(LATER));
    await server.record(stream, 'PaperAcknowledged');
    const instance = await server.begin('process', { paper });
    await completeJob(instance);
    await server.settle();
    expect(await statusOf(instance)).toBe('running');
    const second = await server.begin('process', { paper });
    await server.record(stream, 'PaperAcknowledged');
    await completeJob(second);
    await server.settle();
    expect([await statusOf(instance), await statusOf(second)]).toEqual(['completed', 'completed']);
  });

  it('of before is not looked for where the model says so', async () => {
    const property =
      '<extensionElements><zeebe:properties><zeebe:property name="lenkwerk:lookBack" value="false"/></zeebe:properties></extensionElements>';
    await server.deploy(model(LATER.replace('messageRef="M"/>', `messageRef="M">${property}</receiveTask>`)));
    const instance = await server.begin('process', { paper });
    await server.record(stream, 'PaperAcknowledged');
    await completeJob(instance);
    await server.settle();
    expect(await statusOf(instance)).toBe('running');
    await server.record(stream, 'PaperAcknowledged');
    await server.settle();
    expect(await statusOf(instance)).toBe('completed');
  });

  it('comes once and in order to a wait that stays open, also behind a take-over', async () => {
    await server.deploy(model(NOTED));
    const instance = await server.begin('process', { paper });
    await server.record(stream, 'PaperAcknowledged');
    await server.record(stream, 'PaperAcknowledged');
    await server.settle();
    server.takeOver();
    await server.record(stream, 'PaperAcknowledged');
    await server.settle();
    server.takeOver();
    await server.settle();
    expect(await jobsOf(instance)).toEqual(['work', 'note', 'note', 'note']);
    const taken = await server.reads.rows(correlatedMessages, (all) => all.orderBy('time'));
    expect(taken).toHaveLength(3);
  });

  it('starts an instance of a process that begins with it, each event one, but none of before its deployment', async () => {
    const begun = `<startEvent id="start">${MESSAGE}</startEvent>${service('work')}${flows('start work')}`;
    await server.record(stream, 'PaperAcknowledged');
    await server.deploy(model(begun));
    await server.settle();
    await server.record(stream, 'PaperAcknowledged');
    await server.settle();
    server.takeOver();
    await server.deploy(model(`${begun}<endEvent id="end"/>${flows('work end')}`));
    await server.record(stream, 'PaperAcknowledged');
    await server.settle();
    server.takeOver();
    await server.settle();
    expect(await server.reads.rows(startedByMessage)).toHaveLength(2);
  });

  it('that is corrected asks a person in each instance that took it, once', async () => {
    await server.deploy(model(NOTED));
    const [instance, other] = [
      await server.begin('process', { paper }),
      await server.begin('process', { paper: v7() }),
    ];
    const event = await server.record(stream, 'PaperAcknowledged');
    await server.settle();
    await server.record(stream, 'PaperNoteCorrected', { event });
    await server.settle();
    server.takeOver();
    await server.settle();
    const incidents = await incidentsOf(instance);
    expect([incidents.length, await incidentsOf(other)]).toEqual([1, []]);
    await server.engine.send(instance, 'ResolveIncident', { incident: incidents[0] ?? 0 }, by());
    expect(await incidentsOf(instance)).toEqual([]);
    expect(await jobsOf(instance)).toEqual(['work', 'note']);
  });

  it('that was corrected before it was taken asks a person too', async () => {
    await server.deploy(
      model(
        LATER.replace('<endEvent', `${service('after')}<endEvent`).replace(
          flows('start work wait end'),
          flows('start work wait after end'),
        ),
      ),
    );
    const instance = await server.begin('process', { paper });
    const event = await server.record(stream, 'PaperAcknowledged');
    await server.record(stream, 'PaperNoteCorrected', { event });
    await completeJob(instance);
    await server.settle();
    expect(await incidentsOf(instance)).toHaveLength(1);
  });

  it('that is withdrawn asks a person, unless the model waits for the withdrawal itself', async () => {
    await server.deploy(model(NOTED));
    const waits = `<boundaryEvent id="gone" attachedToRef="work" cancelActivity="false"><messageEventDefinition id="g" messageRef="G"/></boundaryEvent>${service('look')}${flows('gone look')}`;
    const own = model(`${NOTED}${waits}`, 'PaperAcknowledged', 'own').replace(
      '<process',
      '<message id="G" name="PaperWithdrawn"><extensionElements><zeebe:subscription correlationKey="=paper"/></extensionElements></message><process',
    );
    await server.deploy(own, 'own.bpmn');
    const [asked, modelled] = [await server.begin('process', { paper }), await server.begin('own', { paper })];
    await server.record(stream, 'PaperAcknowledged');
    await server.settle();
    await server.record(stream, 'PaperWithdrawn');
    await server.settle();
    expect([(await incidentsOf(asked)).length, (await incidentsOf(modelled)).length]).toEqual([1, 0]);
    expect(await jobsOf(modelled)).toContain('look');
  });
});

describe('The name of a message', () => {
  it('that is written like a domain event must be one', async () => {
    const deployed = await server.engine.deploy(
      [
        { name: 'a.bpmn', text: model(RECEIVE, 'PaperAknowledged') },
        { name: 'b.bpmn', text: model(RECEIVE, 'Reply received', 'b') },
      ],
      by(),
    );
    expect('findings' in deployed ? deployed.findings : []).toMatchObject([
      {
        file: 'a.bpmn',
        element: 'wait',
        problem: 'no event of the domain is called PaperAknowledged',
        instead: 'did you mean PaperAcknowledged?',
      },
    ]);
  });

  it('that starts a process must be constant, and start it in one place', async () => {
    const start = (id: string) =>
      `<startEvent id="${id}"><messageEventDefinition id="${id}-m" messageRef="M"/></startEvent>`;
    const twice = model(`${start('one')}${start('two')}<endEvent id="end"/>${flows('one end', 'two end')}`, 'again');
    const computed = model(`${start('one')}<endEvent id="end"/>${flows('one end')}`, '=name', 'b');
    const deployed = await server.engine.deploy(
      [
        { name: 'a.bpmn', text: twice },
        { name: 'b.bpmn', text: computed },
      ],
      by(),
    );
    expect('findings' in deployed ? deployed.findings.map(({ element, problem }) => [element, problem]) : []).toEqual([
      ['two', 'another start event has the message "again" too'],
      ['one', 'the message that starts the process must have a constant name'],
    ]);
  });
});

describe('The ids by which an event is found', () => {
  it("are its stream's and each in its data, at any depth", () => {
    const [meeting, step, process] = [v7(), v7(), v7()];
    const data = {
      meeting,
      steps: [{ step, title: `about ${v7()}` }],
      of: { process, meeting },
      sha256: 'a'.repeat(64),
    };
    expect(keysOf({ id: 'p', data })).toEqual(['p', meeting, step, process]);
  });
});
