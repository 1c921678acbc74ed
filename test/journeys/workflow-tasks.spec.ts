import type { CamundaClient, UserTaskKey } from '@camunda8/orchestration-cluster-api';
import { bpmn, flows, service, userTask } from '../../libs/workflow/testing/bpmn.js';
import { camundaClient, modelFile } from '../support/camunda-client.js';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';

const LAG = { consistency: { waitUpToMs: 5000 } } as const;

/** For a search that finds nothing. */
const NOW = { consistency: { waitUpToMs: 0 } } as const;

const FORM = JSON.stringify({
  id: 'assessment',
  type: 'default',
  components: [
    { type: 'text', text: 'Bewertung' },
    { type: 'number', key: 'points', label: 'Punkte', validate: { required: true, min: 0, max: 10 } },
    { type: 'textfield', key: 'note', label: 'Anmerkung', validate: { maxLength: 20 } },
    {
      type: 'radio',
      key: 'result',
      label: 'Ergebnis',
      values: [{ label: 'Ja', value: 'yes' }],
      validate: { required: true },
    },
  ],
});

const ASSESSMENT = bpmn(
  `<startEvent id="start"/>
  <userTask id="assess" name="Antrag bewerten"><extensionElements><zeebe:userTask/>
    <zeebe:assignmentDefinition candidateGroups="clerk"/>
    <zeebe:taskSchedule dueDate="2019-03-14T12:00:00+01:00"/><zeebe:priorityDefinition priority="70"/>
    <zeebe:formDefinition formId="assessment" bindingType="deployment"/>
    <zeebe:taskHeaders><zeebe:header key="room" value="E 12"/></zeebe:taskHeaders>
    <zeebe:ioMapping><zeebe:input source="=paper" target="subject"/><zeebe:output source="=points" target="points"/></zeebe:ioMapping>
  </extensionElements></userTask><endEvent id="end"/>${flows('start assess end')}`,
  'assessing',
);

describe("User tasks by Camunda's own client", () => {
  let journey: Journey;
  let manager: CamundaClient;
  let clerk: CamundaClient;
  let clerkAgent: Client;
  let member: CamundaClient;
  let administrator: CamundaClient;

  beforeAll(async () => {
    journey = await openJourney();
    const { url } = journey.server;
    manager = camundaClient(url, (await journey.as('process-manager')).token);
    clerkAgent = await journey.as('clerk');
    clerk = camundaClient(url, clerkAgent.token);
    member = camundaClient(url, (await journey.as('member')).token);
    administrator = camundaClient(url, journey.administrator().token);
  });

  async function opened(process: string, variables: Record<string, unknown> = {}): Promise<UserTaskKey> {
    const { processInstanceKey } = await manager.createProcessInstance({
      processDefinitionId: process as never,
      variables,
    });
    const { items } = await manager.searchUserTasks({ filter: { processInstanceKey } }, LAG);
    const [task] = items;
    if (task === undefined) throw new Error('no task was opened');
    return task.userTaskKey;
  }

  async function deployAssessment(): Promise<Awaited<ReturnType<CamundaClient['createDeployment']>>> {
    return await administrator.createDeployment({
      resources: [modelFile('assessing.bpmn', ASSESSMENT), modelFile('assessment.form', FORM)],
    });
  }

  it('are found with their terms, form and headers by who may do them', async () => {
    const deployed = await deployAssessment();
    expect(deployed.forms).toMatchObject([{ formId: 'assessment', version: 1, resourceName: 'assessment.form' }]);
    const userTaskKey = await opened('assessing', { paper: 'Leitbild' });
    const { items, page } = await clerk.searchUserTasks(
      { filter: { userTaskKey, state: 'CREATED', candidateGroup: 'clerk', priority: { $gte: 70 } } },
      LAG,
    );
    expect(page.totalItems).toBe(1);
    expect(items).toMatchObject([
      {
        name: 'Antrag bewerten',
        assignee: null,
        candidateGroups: ['clerk'],
        candidateUsers: [],
        dueDate: '2019-03-14T11:00:00.000Z',
        priority: 70,
        customHeaders: { room: 'E 12' },
        formKey: deployed.forms[0]?.formKey,
      },
    ]);
    const form = await clerk.getUserTaskForm({ userTaskKey }, LAG);
    expect(form).toMatchObject({ formId: 'assessment', version: 1, schema: FORM });
    const variables = await clerk.searchUserTaskVariables({ userTaskKey, sort: [{ field: 'name' }] }, LAG);
    expect(variables.items.map(({ name, value }) => [name, value])).toEqual([
      ['paper', '"Leitbild"'],
      ['subject', '"Leitbild"'],
    ]);
    expect(await clerk.getUserTask({ userTaskKey }, LAG)).toMatchObject({ userTaskKey });
  });

  it('show an administrator no values, which a fact that is not public may have brought', async () => {
    await deployAssessment();
    const userTaskKey = await opened('assessing', { paper: 'Leitbild' });
    expect(await administrator.getUserTask({ userTaskKey }, LAG)).toMatchObject({ userTaskKey });
    await expect(administrator.searchUserTaskVariables({ userTaskKey }, NOW)).rejects.toMatchObject({ status: 403 });
    const { items } = await manager.searchUserTaskVariables({ userTaskKey }, LAG);
    expect(items).not.toEqual([]);
  });

  it('do not exist for whoever has no part in them', async () => {
    await deployAssessment();
    const userTaskKey = await opened('assessing', { paper: 'Leitbild' });
    expect((await member.searchUserTasks({}, NOW)).items).toEqual([]);
    await expect(member.completeUserTask({ userTaskKey })).rejects.toMatchObject({ status: 404 });
    await expect(member.assignUserTask({ userTaskKey, assignee: 'me' })).rejects.toMatchObject({ status: 404 });
  });

  it('are claimed, given back, and completed with what the form asks for', async () => {
    await deployAssessment();
    const userTaskKey = await opened('assessing', { paper: 'Leitbild' });
    const self = (await clerk.getAuthentication()).username;
    await clerk.assignUserTask({ userTaskKey, assignee: self });
    const held = await clerk.searchUserTasks({ filter: { userTaskKey, assignee: self } }, LAG);
    expect(held.items).toHaveLength(1);
    const other = camundaClient(journey.server.url, (await journey.as('clerk')).token);
    const otherName = (await other.getAuthentication()).username;
    await expect(other.assignUserTask({ userTaskKey, assignee: otherName })).rejects.toMatchObject({ status: 409 });
    await expect(other.completeUserTask({ userTaskKey, variables: {} })).rejects.toMatchObject({ status: 403 });
    await clerk.unassignUserTask({ userTaskKey });
    await other.assignUserTask({ userTaskKey, assignee: otherName });
    await expect(
      other.completeUserTask({ userTaskKey, variables: { points: 11, result: 'yes' } }),
    ).rejects.toMatchObject({ status: 400 });
    await other.completeUserTask({ userTaskKey, variables: { points: 7, result: 'yes', note: 'gut' } });
    await expect(other.completeUserTask({ userTaskKey })).rejects.toMatchObject({ status: 404 });
    const done = await other.searchUserTasks({ filter: { userTaskKey, state: 'COMPLETED' } }, LAG);
    expect(done.items).toMatchObject([{ assignee: otherName, state: 'COMPLETED' }]);
    const [{ processInstanceKey } = { processInstanceKey: '' as never }] = done.items;
    const values = await manager.searchVariables({ filter: { processInstanceKey, name: 'points' } }, LAG);
    expect(values.items.map(({ value }) => value)).toContain('7');
  });

  it.each([
    [{ result: 'yes' }, 'variables.points', 'Das Formular verlangt hier eine Angabe.'],
    [{ points: 'many', result: 'yes' }, 'variables.points', 'Der Wert ist von anderer Art'],
    [{ points: 11, result: 'yes' }, 'variables.points', 'Der Wert liegt außerhalb'],
    [{ points: 1, result: 'no' }, 'variables.result', 'Der Wert ist keiner von denen'],
    [{ points: 1, result: 'yes', note: 'x'.repeat(21) }, 'variables.note', 'Der Wert liegt außerhalb'],
  ])('refuse what their form does not allow, and name the field: %j', async (variables, field, german) => {
    await deployAssessment();
    const userTaskKey = await opened('assessing', { paper: 'Leitbild' });
    const answer = await fetch(`${journey.server.url}/v2/user-tasks/${userTaskKey}/completion`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${clerkAgent.token}`,
        'content-type': 'application/json',
        'accept-language': 'de',
      },
      body: JSON.stringify({ variables }),
    });
    expect(answer.status).toBe(400);
    const told = JSON.stringify(await answer.json());
    expect(told).toContain(`"field":"${field}"`);
    expect(told).toContain(german);
  });

  it('get other candidates, times and priority by a process manager alone', async () => {
    await deployAssessment();
    const userTaskKey = await opened('assessing', { paper: 'Leitbild' });
    const changeset = { candidateGroups: ['member'], dueDate: '', priority: 10 };
    await expect(clerk.updateUserTask({ userTaskKey, changeset })).rejects.toMatchObject({ status: 403 });
    await manager.updateUserTask({ userTaskKey, changeset });
    const { items } = await member.searchUserTasks({ filter: { userTaskKey, candidateGroup: 'member' } }, LAG);
    expect(items).toMatchObject([{ candidateGroups: ['member'], dueDate: null, priority: 10 }]);
    const lost = await clerk.searchUserTasks({ filter: { userTaskKey } }, NOW);
    expect(lost.items).toEqual([]);
  });

  it('have their processes started with what the start form asks for', async () => {
    const begin =
      '<startEvent id="start"><extensionElements><zeebe:formDefinition formId="assessment"/></extensionElements></startEvent>';
    const xml = bpmn(`${begin}<endEvent id="end"/>${flows('start end')}`, 'applying');
    const deployed = await administrator.createDeployment({
      resources: [modelFile('applying.bpmn', xml), modelFile('assessment.form', FORM)],
    });
    const [definition] = deployed.processes;
    const processDefinitionKey = definition?.processDefinitionKey ?? ('' as never);
    expect(await manager.getStartProcessForm({ processDefinitionKey }, LAG)).toMatchObject({
      formId: 'assessment',
      schema: FORM,
    });
    const found = await manager.searchProcessDefinitions({ filter: { processDefinitionKey, hasStartForm: true } }, LAG);
    expect(found.items).toMatchObject([{ hasStartForm: true }]);
    const start = async (variables: object): Promise<unknown> =>
      await manager.createProcessInstance({ processDefinitionKey, variables: { ...variables } });
    await expect(start({ result: 'yes' })).rejects.toMatchObject({ status: 400 });
    await expect(start({ points: 3, result: 'yes' })).resolves.toMatchObject({ processDefinitionKey });
  });

  it('need a form that is in their deployment', async () => {
    await expect(
      administrator.createDeployment({ resources: [modelFile('assessing.bpmn', ASSESSMENT)] }),
    ).rejects.toThrow(/the form "assessment" is bound by the deployment/u);
  });

  it('stand beside jobs in one instance, and end with it', async () => {
    const both = bpmn(
      `<startEvent id="start"/><parallelGateway id="split"/>${userTask('look')}${service('send')}${flows('start split look', 'split send')}`,
      'both',
    );
    await administrator.createDeployment({ resources: [modelFile('both.bpmn', both)] });
    const userTaskKey = await opened('both');
    const { processInstanceKey } = await manager.getUserTask({ userTaskKey }, LAG);
    await manager.cancelProcessInstance({ processInstanceKey });
    const { items } = await manager.searchUserTasks({ filter: { userTaskKey, state: 'CANCELED' } }, LAG);
    expect(items).toHaveLength(1);
  });
});
