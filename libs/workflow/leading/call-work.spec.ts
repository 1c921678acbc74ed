import { bpmn, flows, service } from '../testing/bpmn.js';
import { by } from '../testing/durable-engine.js';
import { LedServer } from '../testing/led-server.js';
import { processCalls, processInstances } from '../projection/workflow.tables.js';
import { CallWork } from './call-work.js';

const CALLED = bpmn(
  `<startEvent id="start"/>${service('work')}<endEvent id="end"/>${flows('start work end')}`,
  'called',
);
const CALLER = bpmn(
  `<startEvent id="start"/><callActivity id="call"><extensionElements><zeebe:calledElement processId="called"/></extensionElements></callActivity><endEvent id="end"/>${flows('start call end')}`,
);

let server: LedServer;
beforeEach(async () => {
  server = new LedServer();
  await server.start();
  await server.deploy(CALLED, 'called.bpmn');
  await server.deploy(CALLER);
});
afterEach(async () => {
  await server.stop();
});

async function childrenOf(caller: string) {
  await server.caughtUp();
  return await server.reads.rows(processInstances, (all) => all.where('parent', '=', BigInt(caller)));
}

async function endWork(instance: string): Promise<void> {
  const state = await server.engine.instance(instance);
  const [job] = state.status === 'running' ? [...state.jobs.keys()] : [];
  await server.engine.send(instance, 'CompleteJob', { job: job ?? 0, variables: { found: 3 } }, by());
}

describe('Calls of other processes', () => {
  it('begin an instance with what the caller has, and end with what it gives', async () => {
    const caller = await server.begin('process', { unit: 'IX' });
    await server.settle();
    const [child] = await childrenOf(caller);
    const key = child?.key.toString() ?? '';
    const begun = await server.engine.instance(key);
    expect(begun.status === 'running' && begun.variables.get(0)?.get('unit')?.value).toBe('IX');
    await endWork(key);
    await server.settle();
    const ended = await server.engine.instance(caller);
    expect(ended.status === 'completed' && ended.variables.get('found')?.value).toBe(3);
  });

  it('begin one instance, also by a server whose read model is behind while the caller changes', async () => {
    const caller = await server.begin('process', { unit: 'IX' });
    await server.caughtUp();
    const before = await server.reads.rows(processCalls);
    await server.settle();
    const change = { scope: 0, variables: { unit: '2-12' }, local: false };
    await server.engine.send(caller, 'SetVariables', change, by());
    const behind = new CallWork(server.engine, {
      rows: async (table) => (table.name === processCalls.name ? (before as never) : await server.reads.rows(table)),
    });
    await behind.round();
    await server.settle();
    expect(await childrenOf(caller)).toMatchObject([{ state: 'ACTIVE' }]);
    const state = await server.engine.instance(caller);
    expect(state.status === 'running' && [state.calls.size, state.incidents.size]).toEqual([1, 0]);
  });

  it('are given up by a server that was away when the caller ended', async () => {
    const caller = await server.begin();
    await server.settle();
    await server.engine.send(caller, 'CancelProcessInstance', {}, by());
    await server.settle();
    expect(await childrenOf(caller)).toMatchObject([{ state: 'TERMINATED' }]);
  });
});
