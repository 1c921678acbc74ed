import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import { bpmn, commandTask as task, errorBoundary, flows, withErrors } from '../../libs/workflow/testing/bpmn.js';
import { camundaClient, modelFile } from '../support/camunda-client.js';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { until } from '../support/until.js';

const WAIT = { consistency: { waitUpToMs: 10_000 } };

describe('Service tasks of domain types', () => {
  let journey: Journey;
  let manager: CamundaClient;
  let administrator: CamundaClient;
  let clerk: Client;

  beforeAll(async () => {
    journey = await openJourney();
    const { url } = journey.server;
    manager = camundaClient(url, (await journey.as('process-manager')).token);
    administrator = camundaClient(url, journey.administrator().token);
    clerk = await journey.as('clerk', 'auditor');
  });

  async function start(xml: string, variables: object): Promise<string> {
    const { processes } = await administrator.createDeployment({ resources: [modelFile('model.bpmn', xml)] });
    const [first] = processes;
    if (first === undefined) throw new Error('nothing was deployed');
    const { processDefinitionKey } = first;
    return (await manager.createProcessInstance({ processDefinitionKey, variables: { ...variables } }))
      .processInstanceKey;
  }

  async function ended(key: string): Promise<string> {
    await until(
      async () => (await manager.getProcessInstance({ processInstanceKey: key as never }, WAIT)).state !== 'ACTIVE',
    );
    return (await manager.getProcessInstance({ processInstanceKey: key as never }, WAIT)).state;
  }

  async function variable(key: string, name: string): Promise<unknown> {
    const found = await manager.searchVariables({ filter: { processInstanceKey: key as never, name } }, WAIT);
    return JSON.parse(found.items[0]?.value ?? 'null') as unknown;
  }

  async function incident(key: string) {
    const filter = { processInstanceKey: key as never, state: 'ACTIVE' as const };
    const { items } = await manager.searchIncidents({ filter }, WAIT);
    if (items[0] === undefined) throw new Error('no incident is open');
    return items[0];
  }

  it('do in the domain what the model says, with what earlier ones made', async () => {
    const model = bpmn(
      `<startEvent id="start"/>
      ${task('register', 'strategy.organisation.register', 'name <- =title', 'kind <- area', 'office -> =id')}
      ${task('rename', 'strategy.organisation.rename', 'id <- =office', 'name <- =title + " und Wohnen"', 'revision -> =revision')}
      <endEvent id="end"/>${flows('start register rename end')}`,
      'registering',
    );
    const key = await start(model, { title: 'Soziales' });
    expect(await ended(key)).toBe('COMPLETED');
    const office = await variable(key, 'office');
    await journey.server.engine.following.caughtUp();
    expect((await clerk.get(`/organisations/${String(office)}`)).body).toMatchObject({
      name: 'Soziales und Wohnen',
      kind: 'area',
    });
    expect(await variable(key, 'revision')).toBe('1');
  });

  it("lead from the domain's event to the event of the instance that asked for it", async () => {
    const model = bpmn(
      `<startEvent id="start"/>${task('register', 'strategy.organisation.register', 'name <- =title', 'kind <- area', 'office -> =id')}
      ${flows('start register')}`,
      'leading',
    );
    const key = await start(model, { title: 'Kultur' });
    expect(await ended(key)).toBe('COMPLETED');
    const office = String(await variable(key, 'office'));
    await journey.server.engine.following.caughtUp();
    const events = async (stream: string) => {
      const found = await clerk.get(`/audit/events?stream=${stream}`).expect(200);
      // The audit log answers items with the fields of events.
      return (
        found.body as {
          items: { event: string; actor: string; causation: string; correlation: string; actedBy: object }[];
        }
      ).items;
    };
    const [registered] = await events(`organisation-${office}`);
    const [asking] = await events(`processinstance-${key}`);
    expect(registered).toMatchObject({
      actor: 'policy:workflow',
      actedBy: { kind: 'policy', name: 'workflow' },
      causation: asking?.event,
      correlation: asking?.correlation,
    });
  });

  it('give a refusal to the boundary event that names its error code', async () => {
    const model = withErrors(
      bpmn(
        `<startEvent id="start"/>${task('end', 'strategy.organisation.end', 'id <- =office', 'on <- 2019-12-31')}
        <endEvent id="done"/><endEvent id="gone"/>${errorBoundary('none', 'end', 'not-found')}
        ${flows('start end done', 'none gone')}`,
        'ending',
      ),
      'not-found',
    );
    const key = await start(model, { office: '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11' });
    expect(await ended(key)).toBe('COMPLETED');
    expect(await variable(key, 'refusal')).toEqual({ code: 'not-found', reason: 'not found' });
  });

  it('are an incident when nothing catches the refusal, and go on with the corrected variable', async () => {
    const model = bpmn(
      `<startEvent id="start"/>${task('register', 'strategy.organisation.register', 'name <- =title', 'kind <- =kind', 'office -> =id')}
      ${flows('start register')}`,
      'correcting',
    );
    const key = await start(model, { title: 'Bildung', kind: 'kingdom' });
    const { incidentKey, errorType, errorMessage } = await incident(key);
    expect(errorType).toBe('UNHANDLED_ERROR_EVENT');
    expect(errorMessage).toContain('strategy.organisation.register was refused (input-is-not-valid): kind');
    await administrator.createElementInstanceVariables({
      elementInstanceKey: key as never,
      variables: { kind: 'office' },
    });
    await manager.resolveIncident({ incidentKey });
    expect(await ended(key)).toBe('COMPLETED');
    const office = String(await variable(key, 'office'));
    await journey.server.engine.following.caughtUp();
    expect((await clerk.get(`/organisations/${office}`)).body).toMatchObject({ kind: 'office' });
  });

  it('are sent again with the reasons that a person gives when rules are violated', async () => {
    const desk = await journey.as('process-manager');
    const made = async (path: string, body: object): Promise<string> => {
      const { body: answer } = (await desk.post(path, body).expect((response) => response.status < 300)) as {
        body: { id: string };
      };
      return answer.id;
    };
    const committee = await made('/committees', { name: 'Steuerkreis', kind: 'steeringCircle' });
    const meeting = await made('/meetings', { committee, when: '2019-02-14' });
    await made(`/meetings/${meeting}/agenda-items`, { number: '1', title: 'Leitbild' });
    await made(`/meetings/${meeting}/invitation`, {});
    await made(`/meetings/${meeting}/opening`, { occurredOn: '2019-02-14' });
    const model = bpmn(
      `<startEvent id="start"/>${task('add', 'strategy.meeting.add-item', 'id <- =meeting', 'number <- =number', 'title <- Haushalt', 'item -> =made.item')}
      ${flows('start add')}`,
      'late',
    );
    const key = await start(model, { meeting, number: '2' });
    const { incidentKey, errorMessage } = await incident(key);
    expect(errorMessage).toContain('(rules-are-violated): rules are violated: notOnAgenda');
    const path = `/workflow/incidents/${incidentKey}/resolution`;
    const wrong = await desk.post(path, { deviations: [{ rule: 'notOnAgenda' }] }).expect(400);
    expect(wrong.body).toMatchObject({ errors: [{ field: 'deviations.0.reason' }] });
    const deviations = [{ rule: 'notOnAgenda', reason: 'Eilbedürftig' }];
    await desk.post(path, { deviations }).expect(200, { incident: incidentKey, state: 'RESOLVED' });
    expect(await ended(key)).toBe('COMPLETED');
    const item = await variable(key, 'item');
    await journey.server.engine.following.caughtUp();
    expect((await clerk.get(`/meetings/${meeting}`)).body).toMatchObject({
      deviations: [{ rule: 'notOnAgenda', reason: 'Eilbedürftig', subject: item }],
    });
    const plain = await start(model, { meeting: committee, number: '3' });
    const other = await incident(plain);
    const refused = await desk.post(`/workflow/incidents/${other.incidentKey}/resolution`, { deviations }).expect(409);
    expect(refused.body).toMatchObject({ reason: 'no violated rule is known that a deviation could name' });
  });

  it("do not what the starter's role does not allow", async () => {
    const committee = (await clerk.post('/committees', { name: 'Stadtrat', kind: 'council' }).expect(201)).body as {
      id: string;
    };
    const model = bpmn(
      `<startEvent id="start"/>${task('plan', 'strategy.committee.plan-meetings', 'id <- =committee', 'count <- =4', 'period <- 2019')}
      ${flows('start plan')}`,
      'planning',
    );
    const key = await start(model, { committee: committee.id });
    expect((await incident(key)).errorMessage).toContain('(role-does-not-allow-this-here)');
  });

  it('are refused at deployment when there is no such command, field or error code, each with the nearest name', async () => {
    const model = withErrors(
      bpmn(
        `<startEvent id="start"/>${task('one', 'strategy.organisation.registr', 'name <- A')}
        ${task('two', 'strategy.organisation.register', 'nam <- A', 'kind <- area')}
        ${task('three', 'strategy.meeting.adopt-item', 'id <- A')}
        ${task('four', 'strategy.organisation.rename', 'id <- A', 'name <- B')}${errorBoundary('never', 'four', 'not-foun')}
        <endEvent id="end"/>${flows('start one two three four', 'never end')}`,
        'wrong',
      ),
      'not-foun',
    );
    const refused = await administrator.createDeployment({ resources: [modelFile('wrong.bpmn', model)] }).then(
      () => '',
      (error: unknown) => JSON.stringify(error) + String(error),
    );
    for (const finding of [
      'there is no domain command strategy.organisation.registr; did you mean strategy.organisation.register?',
      'strategy.organisation.register has no field nam; did you mean name?',
      'strategy.organisation.register needs the field name; add an input mapping to name',
      'strategy.meeting.adopt-item is an act of people, which the engine never does by itself; use a user task',
      'strategy.organisation.rename is never refused with the error code not-foun; did you mean not-found?',
    ]) {
      expect(refused).toContain(finding);
    }
  });
});
