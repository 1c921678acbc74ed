import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import { bpmn, flows, service } from '../../libs/workflow/testing/bpmn.js';
import { camundaClient, modelFile } from '../support/camunda-client.js';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';

const SOON = { consistency: { waitUpToMs: 10_000 } };

function message(id: string, name: string, key: string): string {
  return `<message id="${id}" name="${name}"><extensionElements><zeebe:subscription correlationKey="${key}"/></extensionElements></message>`;
}

function model(id: string, declared: string, elements: string): string {
  return bpmn(elements, id).replace('<process', `${declared}<process`);
}

const LETTER = model(
  'letter',
  message('M', 'answer', '=letter'),
  `<startEvent id="start"/><receiveTask id="wait" messageRef="M"/><endEvent id="end"/>${flows('start wait end')}`,
);
const INQUIRY = model(
  'inquiry',
  message('M', 'inquiry', '=number'),
  `<startEvent id="start"><messageEventDefinition id="m" messageRef="M"/></startEvent>${service('reply')}<endEvent id="end"/>${flows('start reply end')}`,
);
const TERM = model(
  'term',
  '<signal id="S" name="term ended"/>',
  `<startEvent id="start"/><intermediateCatchEvent id="wait"><signalEventDefinition id="s" signalRef="S"/></intermediateCatchEvent><endEvent id="end"/>${flows('start wait end')}`,
);
/** Waits for the paper's acknowledgement, found back to the start, behind a job. */
const PAPER = model(
  'paperRun',
  message('M', 'PaperDrafted', '=strategy'),
  `<startEvent id="start"/>${service('prepare')}<receiveTask id="drafted" messageRef="M"/><endEvent id="end"/>${flows('start prepare drafted end')}`,
);

async function made(caller: Client, path: string, body: object): Promise<string> {
  return ((await caller.post(path, body).expect(201)).body as { readonly id: string }).id;
}

describe('Messages over the interface', () => {
  let journey: Journey;
  let manager: CamundaClient;
  let worker: CamundaClient;
  let office: Client;

  beforeAll(async () => {
    journey = await openJourney();
    const { url } = journey.server;
    office = await journey.as('process-manager');
    manager = camundaClient(url, office.token);
    worker = camundaClient(url, (await journey.as('worker')).token);
    const administrator = camundaClient(url, journey.administrator().token);
    const files = { letter: LETTER, inquiry: INQUIRY, term: TERM, paperRun: PAPER };
    await administrator.createDeployment({
      resources: Object.entries(files).map(([name, xml]) => modelFile(`${name}.bpmn`, xml)),
    });
  });

  async function started(process: string, variables: Record<string, unknown>) {
    const { processInstanceKey } = await manager.createProcessInstance({
      processDefinitionId: process as never,
      variables,
    });
    return processInstanceKey;
  }

  async function ended(processInstanceKey: string): Promise<readonly string[]> {
    const filter = { processInstanceKey: processInstanceKey as never, state: 'COMPLETED' as const };
    return (await manager.searchProcessInstances({ filter }, SOON)).items.map(({ processInstanceKey: key }) => key);
  }

  it('a worker publishes a message that an instance waits for, and its variables are those of the instance', async () => {
    const key = await started('letter', { letter: 'L1' });
    await worker.publishMessage({ name: 'answer', correlationKey: 'L1', timeToLive: 60_000, variables: { yes: true } });
    expect(await ended(key)).toEqual([key]);
    const { items } = await manager.searchVariables({ filter: { processInstanceKey: key, name: 'yes' } }, SOON);
    expect(items.map(({ value }) => value)).toEqual(['true']);
  });

  it('shows what instances wait for, and which message each has taken', async () => {
    const key = await started('letter', { letter: 'L3' });
    const filter = { processInstanceKey: key };
    const open = await manager.searchMessageSubscriptions({ filter: { ...filter, correlationKey: 'L3' } }, SOON);
    expect(open.items).toMatchObject([
      { messageName: 'answer', messageSubscriptionState: 'CREATED', elementId: 'wait', processDefinitionId: 'letter' },
    ]);
    const { messageKey } = await manager.publishMessage({ name: 'answer', correlationKey: 'L3', timeToLive: 60_000 });
    const taken = await manager.searchCorrelatedMessageSubscriptions({ filter: { ...filter, messageKey } }, SOON);
    const [subscription] = open.items;
    expect(taken.items).toMatchObject([
      { messageName: 'answer', correlationKey: 'L3', subscriptionKey: subscription?.messageSubscriptionKey },
    ]);
    const closed = await manager.searchMessageSubscriptions(
      { filter: { ...filter, messageSubscriptionState: 'CORRELATED' }, sort: [{ field: 'lastUpdatedDate' }] },
      SOON,
    );
    expect(closed.items).toHaveLength(1);
  });

  it('a message with an id is published once while it lives', async () => {
    const message = { name: 'answer', correlationKey: 'nobody', timeToLive: 60_000, messageId: 'A' };
    await manager.publishMessage(message);
    await expect(manager.publishMessage(message)).rejects.toMatchObject({ status: 409 });
  });

  it('a correlation answers with the instance that took the message, or that nobody did', async () => {
    const key = await started('letter', { letter: 'L2' });
    const correlated = await manager.correlateMessage({ name: 'answer', correlationKey: 'L2' });
    expect(correlated.processInstanceKey).toBe(key);
    await expect(manager.correlateMessage({ name: 'answer', correlationKey: 'L2' })).rejects.toMatchObject({
      status: 404,
    });
  });

  it('a correlation starts an instance of a process that begins with the message', async () => {
    const { processInstanceKey } = await manager.correlateMessage({ name: 'inquiry', correlationKey: '7' });
    const filter = { processInstanceKey, elementId: 'reply' as never, state: 'ACTIVE' as const };
    expect((await manager.searchElementInstances({ filter }, SOON)).items).toHaveLength(1);
  });

  it('a signal ends the wait of every instance', async () => {
    const keys = [await started('term', {}), await started('term', {})];
    const { signalKey } = await manager.broadcastSignal({ signalName: 'term ended', variables: { term: '2019' } });
    expect(signalKey).toMatch(/^\d+$/u);
    for (const key of keys) expect(await ended(key)).toEqual([key]);
  });

  it('a fact that the domain recorded since the start completes a wait that opens later', async () => {
    const process = await made(office, '/processes', { title: 'Strategy' });
    const key = await started('paperRun', { strategy: process });
    const paper = await made(await journey.as('clerk'), '/papers', {
      title: 'Report',
      public: 'yes',
      processes: [process],
    });
    const { jobs } = await worker.activateJobs({ type: 'prepare', timeout: 60_000, maxJobsToActivate: 1, worker: 'w' });
    await worker.completeJob({ jobKey: jobs[0]?.jobKey ?? ('' as never) });
    expect(await ended(key)).toEqual([key]);
    const { items } = await manager.searchVariables({ filter: { processInstanceKey: key, name: 'paper' } }, SOON);
    expect(items.map(({ value }) => value)).toEqual([JSON.stringify(paper)]);
  });

  it('nobody publishes a message of the name of a fact', async () => {
    await expect(manager.publishMessage({ name: 'PaperDrafted', correlationKey: 'x' })).rejects.toMatchObject({
      status: 400,
    });
  });
});
