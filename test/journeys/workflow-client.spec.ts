import type { CamundaClient, ProcessDefinitionKey } from '@camunda8/orchestration-cluster-api';
import { bpmn, flow, flows, service } from '../../libs/workflow/testing/bpmn.js';
import { camundaClient, modelFile } from '../support/camunda-client.js';
import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';

const PAPER = bpmn(
  `<startEvent id="start"/>
  <serviceTask id="draft" name="Vorlage entwerfen"><extensionElements><zeebe:taskDefinition type="draft" retries="2"/><zeebe:taskHeaders><zeebe:header key="form" value="letter"/></zeebe:taskHeaders></extensionElements></serviceTask>
  <exclusiveGateway id="good" default="good-draft"/><endEvent id="end"/>
  ${flows('start draft good')}${flow('good', 'draft')}${flow('good', 'end', '=approved')}`,
  'paper',
);

describe("Camunda's own client", () => {
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
  });

  async function deploy(xml: string, name = 'paper.bpmn'): Promise<ProcessDefinitionKey> {
    const result = await administrator.createDeployment({ resources: [modelFile(name, xml)] });
    const [first] = result.processes;
    if (first === undefined) throw new Error('nothing was deployed');
    return first.processDefinitionKey;
  }

  it('finds the topology, the license and itself', async () => {
    expect((await manager.getTopology()).gatewayVersion).toMatch(/^8\.9\./u);
    expect((await manager.getLicense()).validLicense).toBe(true);
    expect((await manager.getAuthentication()).roles).toEqual(['process-manager']);
    await manager.getStatus();
  });

  it('deploys, starts, does jobs until the model says that it is enough, and sees the instance completed', async () => {
    const definition = await deploy(PAPER);
    const started = await manager.createProcessInstance({
      processDefinitionId: 'paper' as never,
      variables: { paper: 'Leitbild', approved: false },
      tags: ['field:culture' as never],
      businessId: 'V/2019/0042' as never,
    });
    expect(started.processDefinitionKey).toBe(definition);
    for (const approved of [false, true]) {
      const { jobs } = await worker.activateJobs({ type: 'draft', timeout: 60_000, maxJobsToActivate: 5, worker: 'w' });
      expect(jobs.map(({ tags }) => tags)).toEqual([['field:culture']]);
      expect(jobs.map(({ variables, customHeaders, retries }) => ({ variables, customHeaders, retries }))).toEqual([
        { variables: { paper: 'Leitbild', approved: false }, customHeaders: { form: 'letter' }, retries: 2 },
      ]);
      await worker.completeJob({ jobKey: jobs[0]?.jobKey ?? ('' as never), variables: { approved } });
    }
    const key = started.processInstanceKey;
    const found = await manager.searchProcessInstances(
      { filter: { processInstanceKey: key, state: 'COMPLETED' } },
      { consistency: { waitUpToMs: 5000 } },
    );
    expect(found.items).toMatchObject([
      { state: 'COMPLETED', hasIncident: false, tags: ['field:culture'], businessId: 'V/2019/0042' },
    ]);
    const elements = await manager.searchElementInstances(
      { filter: { processInstanceKey: key }, sort: [{ field: 'startDate', order: 'ASC' }] },
      { consistency: { waitUpToMs: 5000 } },
    );
    expect(elements.items.map(({ elementName, state }) => [elementName, state])).toContainEqual([
      'Vorlage entwerfen',
      'COMPLETED',
    ]);
    const variables = await manager.searchVariables(
      { filter: { processInstanceKey: key }, sort: [{ field: 'name' }] },
      { consistency: { waitUpToMs: 5000 } },
    );
    expect(variables.items.map(({ name, value }) => [name, value])).toEqual([
      ['approved', 'true'],
      ['paper', '"Leitbild"'],
    ]);
    const statistics = await manager.getProcessInstanceStatistics(
      { processInstanceKey: key },
      { consistency: { waitUpToMs: 5000 } },
    );
    expect(statistics.items.find(({ elementId }) => elementId === ('draft' as never))?.completed).toBe(2);
    const taken = await manager.getProcessInstanceSequenceFlows(
      { processInstanceKey: key },
      { consistency: { waitUpToMs: 5000 } },
    );
    expect(taken.items.map(({ elementId }) => elementId).toSorted()).toEqual([
      'draft-good',
      'good-draft',
      'good-end',
      'start-draft',
    ]);
    const xml = await manager.getProcessDefinitionXml(
      { processDefinitionKey: definition },
      { consistency: { waitUpToMs: 5000 } },
    );
    expect(xml).toBe(PAPER);
  });

  it('waits for the end of an instance when it is asked to', async () => {
    await deploy(
      bpmn(`<startEvent id="start"/>${service('fast')}<endEvent id="end"/>${flows('start fast end')}`, 'quick'),
      'quick.bpmn',
    );
    const polling = worker.activateJobs({ type: 'fast', timeout: 60_000, maxJobsToActivate: 1, worker: 'w' });
    const waiting = manager.createProcessInstance({
      processDefinitionId: 'quick' as never,
      variables: { hidden: true },
      awaitCompletion: true,
      fetchVariables: ['result'],
    });
    const { jobs } = await polling;
    await worker.completeJob({ jobKey: jobs[0]?.jobKey ?? ('' as never), variables: { result: 42 } });
    expect((await waiting).variables).toEqual({ result: 42 });
  });

  it('fails a job until an incident asks a person, who gives it new tries', async () => {
    const task = `<serviceTask id="send"><extensionElements><zeebe:taskDefinition type="send" retries="1"/></extensionElements></serviceTask>`;
    await deploy(bpmn(`<startEvent id="start"/>${task}${flows('start send')}`, 'sending'), 'sending.bpmn');
    const { processInstanceKey } = await manager.createProcessInstance({ processDefinitionId: 'sending' as never });
    const take = async () =>
      await worker.activateJobs({ type: 'send', timeout: 60_000, maxJobsToActivate: 1, worker: 'w' });
    const [job] = (await take()).jobs;
    const jobKey = job?.jobKey ?? ('' as never);
    await worker.failJob({ jobKey, retries: 0, errorMessage: 'the printer is off' });
    const open = { filter: { processInstanceKey, state: 'ACTIVE' as const } };
    const incidents = await manager.searchIncidents(open, { consistency: { waitUpToMs: 5000 } });
    expect(incidents.items).toMatchObject([
      { errorType: 'JOB_NO_RETRIES', errorMessage: 'the printer is off', elementId: 'send', jobKey },
    ]);
    const incidentKey = incidents.items[0]?.incidentKey ?? ('' as never);
    await expect(manager.resolveIncident({ incidentKey })).rejects.toMatchObject({ status: 409 });
    await manager.updateJob({ jobKey, changeset: { retries: 3 } });
    await manager.resolveIncident({ incidentKey });
    const again = (await take()).jobs;
    expect(again.map(({ retries }) => retries)).toEqual([3]);
    await worker.completeJob({ jobKey });
    await expect(worker.completeJob({ jobKey })).rejects.toMatchObject({ status: 404 });
  });

  it('throws an error that a boundary event of the model catches', async () => {
    const model = bpmn(
      `<startEvent id="start"/><endEvent id="end"/><endEvent id="refused"/>${service('ask')}
      <boundaryEvent id="denied" attachedToRef="ask"><errorEventDefinition id="d" errorRef="E"/></boundaryEvent>
      ${flows('start ask end', 'denied refused')}`,
      'asking',
    ).replace('<process', '<error id="E" errorCode="denied"/><process');
    await deploy(model, 'asking.bpmn');
    const { processInstanceKey } = await manager.createProcessInstance({ processDefinitionId: 'asking' as never });
    const { jobs } = await worker.activateJobs({ type: 'ask', timeout: 60_000, maxJobsToActivate: 1, worker: 'w' });
    const jobKey = jobs[0]?.jobKey ?? ('' as never);
    await worker.throwJobError({ jobKey, errorCode: 'denied', variables: { why: 'no budget' } });
    const found = await manager.searchJobs(
      { filter: { jobKey, state: 'ERROR_THROWN' } },
      { consistency: { waitUpToMs: 5000 } },
    );
    expect(found.items).toMatchObject([{ errorCode: 'denied', type: 'ask' }]);
    const ended = await manager.searchElementInstances(
      { filter: { processInstanceKey, elementId: 'refused' as never, state: 'COMPLETED' } },
      { consistency: { waitUpToMs: 5000 } },
    );
    expect(ended.items).toHaveLength(1);
  });

  it('cancels an instance, whose jobs nobody gets any more', async () => {
    await deploy(
      bpmn(`<startEvent id="start"/>${service('never')}${flows('start never')}`, 'cancelled'),
      'cancelled.bpmn',
    );
    const { processInstanceKey } = await manager.createProcessInstance({ processDefinitionId: 'cancelled' as never });
    await manager.cancelProcessInstance({ processInstanceKey });
    const { jobs } = await worker.activateJobs({
      type: 'never',
      timeout: 1000,
      maxJobsToActivate: 1,
      worker: 'w',
      requestTimeout: -1,
    });
    expect(jobs).toEqual([]);
    await expect(manager.cancelProcessInstance({ processInstanceKey })).rejects.toMatchObject({ status: 404 });
  });

  it('is told all findings of a deployment together', async () => {
    const bad = bpmn('<startEvent id="start"/><complexGateway id="x"/>', 'bad');
    await expect(deploy(bad, 'bad.bpmn')).rejects.toThrow(/bpmn:ComplexGateway, line 3/u);
  });

  it('is told what is not served and what to use instead', async () => {
    await expect(manager.evaluateConditionals({ variables: {} })).rejects.toMatchObject({ status: 501 });
  });
});
