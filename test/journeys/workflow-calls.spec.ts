import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import { bpmn, flows, service } from '../../libs/workflow/testing/bpmn.js';
import { camundaClient, modelFile } from '../support/camunda-client.js';
import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';

const UNIT = bpmn(
  `<startEvent id="start"/>${service('collect')}<endEvent id="end"/>${flows('start collect end')}`,
  'unit',
);

/** Calls a process for each unit, or ends by an error of one. */
const COLLECTION = bpmn(
  `<startEvent id="start"/><endEvent id="end"/><endEvent id="given-up"/>
  <callActivity id="each"><extensionElements><zeebe:calledElement processId="unit" propagateAllChildVariables="false"/>
    <zeebe:ioMapping><zeebe:output source="=measures" target="found"/></zeebe:ioMapping></extensionElements>
    <multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=units" inputElement="unit" outputCollection="collected" outputElement="=found"/></extensionElements></multiInstanceLoopCharacteristics></callActivity>
  <boundaryEvent id="refused" attachedToRef="each"><errorEventDefinition id="d" errorRef="E"/></boundaryEvent>
  ${flows('start each end', 'refused given-up')}`,
  'collection',
).replace('<process', '<error id="E" errorCode="no answer"/><process');

const SEEN = { consistency: { waitUpToMs: 10_000 } };

describe('calls between processes', () => {
  let journey: Journey;
  let manager: CamundaClient;
  let administrator: CamundaClient;
  let worker: CamundaClient;

  beforeAll(async () => {
    journey = await openJourney();
    const { url } = journey.server;
    manager = camundaClient(url, (await journey.as('process-manager')).token);
    administrator = camundaClient(url, journey.administrator().token);
    worker = camundaClient(url, (await journey.as('worker')).token);
    await administrator.createDeployment({ resources: [modelFile('collection.bpmn', COLLECTION)] });
  });

  async function deployUnit(): Promise<void> {
    await administrator.createDeployment({ resources: [modelFile('unit.bpmn', UNIT)] });
  }

  async function begin(units: readonly string[]) {
    return (await manager.createProcessInstance({ processDefinitionId: 'collection' as never, variables: { units } }))
      .processInstanceKey;
  }

  async function jobs(most: number) {
    const request = { type: 'collect', timeout: 60_000, maxJobsToActivate: most, worker: 'w', requestTimeout: 10_000 };
    return (await worker.activateJobs(request)).jobs;
  }

  async function stateOf(key: Awaited<ReturnType<typeof begin>>, state: 'COMPLETED' | 'TERMINATED') {
    return await manager.searchProcessInstances({ filter: { processInstanceKey: key, state } }, SEEN);
  }

  it('asks a person while the called process is not deployed, and goes on when it is', async () => {
    const key = await begin(['IX']);
    const { items } = await manager.searchIncidents({ filter: { processInstanceKey: key } }, SEEN);
    expect(items).toMatchObject([{ errorType: 'CALLED_ELEMENT_ERROR', elementId: 'each' }]);
    expect(items[0]?.errorMessage).toContain('the process unit is not deployed');
    await deployUnit();
    await manager.resolveIncident({ incidentKey: items[0]?.incidentKey ?? ('' as never) });
    const [job] = await jobs(1);
    await worker.completeJob({ jobKey: job?.jobKey ?? ('' as never), variables: { measures: 3 } });
    expect((await stateOf(key, 'COMPLETED')).items).toHaveLength(1);
  });

  it('begins an instance for each unit and gathers what they give', async () => {
    await deployUnit();
    const key = await begin(['IX', '2-12', '4-14']);
    const open: Awaited<ReturnType<typeof jobs>> = [];
    while (open.length < 3) open.push(...(await jobs(3 - open.length)));
    const [first] = open;
    const called = await manager.getProcessInstance({ processInstanceKey: first?.processInstanceKey ?? key }, SEEN);
    expect(called).toMatchObject({ parentProcessInstanceKey: key, rootProcessInstanceKey: key });
    const chain = await manager.getProcessInstanceCallHierarchy(
      { processInstanceKey: called.processInstanceKey },
      SEEN,
    );
    expect(chain.map(({ processInstanceKey }) => processInstanceKey)).toEqual([key, called.processInstanceKey]);
    const ofCalled = { filter: { processInstanceKey: called.processInstanceKey } };
    const elements = await manager.searchElementInstances(ofCalled, SEEN);
    const found = await manager.searchJobs(ofCalled, SEEN);
    const roots = [...elements.items, ...found.items].map((one) => one.rootProcessInstanceKey);
    expect([...new Set(roots)]).toEqual([key]);
    for (const { jobKey, variables } of open) {
      await worker.completeJob({ jobKey, variables: { measures: String(variables['unit']).length } });
    }
    expect((await stateOf(key, 'COMPLETED')).items).toHaveLength(1);
    const { items } = await manager.searchVariables({ filter: { processInstanceKey: key, name: 'collected' } }, SEEN);
    expect(items).toMatchObject([{ value: '[2,4,4]' }]);
  });

  it('ends the others when one throws an error that the caller catches', async () => {
    await deployUnit();
    const key = await begin(['IX', '2-12']);
    const [job] = await jobs(1);
    await worker.throwJobError({ jobKey: job?.jobKey ?? ('' as never), errorCode: 'no answer' });
    expect((await stateOf(key, 'COMPLETED')).items).toHaveLength(1);
    const children = await manager.searchProcessInstances(
      { filter: { parentProcessInstanceKey: key, state: 'TERMINATED' } },
      { consistency: { waitUpToMs: 10_000, predicate: ({ items }) => items.length === 2 } },
    );
    expect(children.items).toHaveLength(2);
  });

  it('cancels what it called when it is cancelled, and a called instance only so', async () => {
    await deployUnit();
    const key = await begin(['IX']);
    const [job] = await jobs(1);
    const child = job?.processInstanceKey ?? key;
    await expect(manager.cancelProcessInstance({ processInstanceKey: child })).rejects.toThrow();
    await manager.cancelProcessInstance({ processInstanceKey: key });
    expect((await stateOf(child, 'TERMINATED')).items).toHaveLength(1);
  });
});
