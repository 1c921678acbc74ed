import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import { bpmn, flows, service } from '../../libs/workflow/testing/bpmn.js';
import { camundaClient, modelFile } from '../support/camunda-client.js';
import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { until, untilSettled } from '../support/until.js';

interface Recess {
  readonly status: string;
}

const ANSWERS = { consistency: { waitUpToMs: 5000 } };

/** A timer event definition. */
function timer(form: 'timeDate' | 'timeDuration' | 'timeCycle', value: string): string {
  return `<timerEventDefinition><${form}>${value}</${form}></timerEventDefinition>`;
}

function catching(id: string, definition: string): string {
  return `<intermediateCatchEvent id="${id}">${definition}</intermediateCatchEvent>`;
}

/** Clients of a whole server with a virtual clock. */
class Town {
  private constructor(
    readonly journey: Journey,
    private readonly managerToken: string,
  ) {}

  static async open(environment: Readonly<Record<string, string>> = { LENKWERK_CLOCK: 'virtual' }): Promise<Town> {
    const journey = await openJourney(environment);
    return new Town(journey, (await journey.as('process-manager')).token);
  }

  get manager(): CamundaClient {
    return camundaClient(this.journey.server.url, this.managerToken);
  }

  get administrator(): CamundaClient {
    return camundaClient(this.journey.server.url, this.journey.administrator().token);
  }

  async deploy(name: string, elements: string): Promise<void> {
    const resources = [modelFile(`${name}.bpmn`, bpmn(elements, name))];
    await this.administrator.createDeployment({ resources });
  }

  async start(name: string, variables: Record<string, unknown> = {}): Promise<string> {
    const started = await this.manager.createProcessInstance({ processDefinitionId: name as never, variables });
    return started.processInstanceKey;
  }

  /** Moves the clock, and waits until all that is due then has happened. */
  async itIs(time: string): Promise<void> {
    await this.administrator.pinClock({ timestamp: Date.parse(time) });
    await untilSettled(this.journey.server.url);
  }

  /** Waits until the server that fires timers counts by the recesses that are recorded, in read models and in instances. */
  async calendarIsKnown(): Promise<void> {
    const { engine } = this.journey.server.engine.workflow;
    await this.journey.server.engine.following.caughtUp();
    const { items } = (await this.journey.administrator().get('/recesses')).body as {
      readonly items: readonly Recess[];
    };
    const recorded = items.filter(({ status }) => status === 'recorded').length;
    await until(async () => (await engine.now()).calendar.recesses.length === recorded);
    await untilSettled(this.journey.server.url);
  }

  /** Ids of the elements that were left, in order, with what the business clock showed. */
  async passed(instance: string): Promise<readonly string[]> {
    const { items } = await this.manager.searchElementInstances(
      { filter: { processInstanceKey: instance as never, state: 'COMPLETED' }, sort: [{ field: 'endDate' }] },
      ANSWERS,
    );
    return items.map(({ elementId }) => elementId);
  }
}

describe('Timers on a virtual clock', () => {
  let town: Town;

  beforeAll(async () => {
    town = await Town.open();
    await town.itIs('2019-02-14T08:00:00Z');
  });

  it('fire when their time has come, not before', async () => {
    const waits = catching('hour', timer('timeDuration', 'PT1H'));
    await town.deploy('waiting', `<startEvent id="start"/>${waits}<endEvent id="end"/>${flows('start hour end')}`);
    const instance = await town.start('waiting');
    await town.itIs('2019-02-14T08:59:59Z');
    expect(await town.passed(instance)).toEqual(['start']);
    await town.itIs('2019-02-14T09:00:00Z');
    expect(await town.passed(instance)).toEqual(expect.arrayContaining(['hour', 'end', 'waiting']));
  });

  it('fire for each time of a cycle that a jump of the clock leaves behind, and end with their activity', async () => {
    const reminder = `<boundaryEvent id="remind" attachedToRef="work" cancelActivity="false">${timer('timeCycle', 'R/P1D')}</boundaryEvent>`;
    const limit = `<boundaryEvent id="late" attachedToRef="work">${timer('timeDuration', '=limit')}</boundaryEvent>`;
    await town.deploy(
      'reminded',
      `<startEvent id="start"/>${service('work')}${reminder}${limit}<task id="letter"/><endEvent id="end"/>
      ${flows('start work end', 'remind letter end', 'late end')}`,
    );
    const instance = await town.start('reminded', { limit: 'P3DT1H' });
    await town.itIs('2019-03-01T09:00:00Z');
    const passed = await town.passed(instance);
    expect(passed.filter((id) => id === 'letter')).toHaveLength(3);
    expect(passed.filter((id) => id === 'late')).toHaveLength(1);
    expect(passed).toContain('reminded');
  });

  it('go on after a restart', async () => {
    const waits = catching('week', timer('timeDuration', 'P1W'));
    await town.deploy('patient', `<startEvent id="start"/>${waits}<endEvent id="end"/>${flows('start week end')}`);
    const instance = await town.start('patient');
    await town.journey.restart();
    await town.itIs('2019-03-10T09:00:00Z');
    expect(await town.passed(instance)).toContain('week');
  });

  it('of a deadline come with the end of its last working day', async () => {
    const deadline = catching('objection', timer('timeDate', '=deadline(today(), 3, "working days")'));
    await town.deploy(
      'objecting',
      `<startEvent id="start"/>${deadline}<endEvent id="end"/>${flows('start objection end')}`,
    );
    await town.itIs('2019-04-17T10:00:00Z');
    const instance = await town.start('objecting');
    await town.itIs('2019-04-24T21:59:59Z');
    expect(await town.passed(instance)).not.toContain('objection');
    await town.itIs('2019-04-24T22:00:00Z');
    expect(await town.passed(instance)).toContain('objection');
  });

  it('of a deadline move when a recess of the council is recorded, corrected or cancelled', async () => {
    const administrator = town.journey.administrator();
    const deadline = catching('reply', timer('timeDate', '=deadline(today(), 3, "working days")'));
    await town.deploy('replying', `<startEvent id="start"/>${deadline}<endEvent id="end"/>${flows('start reply end')}`);
    await town.itIs('2019-04-26T10:00:00Z');
    const instance = await town.start('replying');
    const recess = { name: 'Osterpause', first: '2019-04-29', last: '2019-05-10' };
    const answer = await administrator.post('/recesses', recess).expect(201);
    // An answer to a command names the entity.
    const { id } = answer.body as { readonly id: string };
    await town.calendarIsKnown();
    await town.itIs('2019-05-03T00:00:00Z');
    expect(await town.passed(instance)).not.toContain('reply');
    await administrator.post('/recesses', { name: 'verkehrt', first: '2019-05-02', last: '2019-05-01' }).expect(400);
    await administrator.post(`/recesses/${id}/cancellation`).expect(200);
    await town.calendarIsKnown();
    await town.itIs('2019-05-03T00:00:01Z');
    expect(await town.passed(instance)).toContain('reply');
    const shown = await administrator.get(`/recesses/${id}`).expect(200);
    expect(shown.body).toMatchObject({ ...recess, status: 'cancelled' });
  });

  it('that cannot be computed are an incident, which is resolved after the variable is corrected', async () => {
    const waits = catching('until', timer('timeDate', '=sitting'));
    await town.deploy('wrong', `<startEvent id="start"/>${waits}<endEvent id="end"/>${flows('start until end')}`);
    const instance = await town.start('wrong', { sitting: 'next week' });
    const { items } = await town.manager.searchIncidents(
      { filter: { processInstanceKey: instance as never, state: 'ACTIVE' } },
      ANSWERS,
    );
    expect(items[0]?.errorMessage).toContain('"next week" is no ISO 8601 date');
    await town.administrator.createElementInstanceVariables({
      elementInstanceKey: instance as never,
      variables: { sitting: '2019-05-04T18:00:00' },
    });
    await town.manager.resolveIncident({ incidentKey: items[0]?.incidentKey ?? ('' as never) });
    await town.itIs('2019-05-04T16:00:00Z');
    expect(await town.passed(instance)).toContain('until');
  });

  it('behind an event-based gateway: the first one wins', async () => {
    await town.deploy(
      'race',
      `<startEvent id="start"/><eventBasedGateway id="first"/>${catching('soon', timer('timeDuration', 'PT1H'))}
      ${catching('later', timer('timeDuration', 'PT2H'))}<endEvent id="a"/><endEvent id="b"/>
      ${flows('start first soon a', 'first later b')}`,
    );
    const instance = await town.start('race');
    await town.itIs('2019-05-10T08:00:00Z');
    const passed = await town.passed(instance);
    expect(passed).toContain('a');
    expect(passed).not.toContain('b');
  });
});

describe('The clock', () => {
  it('that is virtual is never put back, and cannot be reset', async () => {
    const town = await Town.open();
    await town.itIs('2019-02-14T08:00:00Z');
    const back = town.administrator.pinClock({ timestamp: Date.parse('2019-02-13T08:00:00Z') });
    await expect(back).rejects.toMatchObject({ status: 409 });
    await expect(town.administrator.pinClock({ timestamp: -1 })).rejects.toMatchObject({ status: 400 });
    await expect(town.administrator.resetClock()).rejects.toMatchObject({ status: 501 });
    const answer = await town.journey.administrator().get('/clock').expect(200);
    expect(answer.body).toMatchObject({ now: '2019-02-14T08:00:00.000Z' });
  });

  it('that is real says that it cannot be put to a time', async () => {
    const town = await Town.open({});
    const pinned = town.administrator.pinClock({ timestamp: Date.parse('2019-02-14T08:00:00Z') });
    await expect(pinned).rejects.toMatchObject({ status: 409 });
  });

  it('that is real fires timers within a second of their time', async () => {
    const town = await Town.open({});
    const waits = catching('blink', timer('timeDuration', 'PT0.3S'));
    await town.deploy('quick', `<startEvent id="start"/>${waits}<endEvent id="end"/>${flows('start blink end')}`);
    const { variables } = await town.manager.createProcessInstance({
      processDefinitionId: 'quick' as never,
      awaitCompletion: true,
      variables: { done: true },
    });
    expect(variables).toEqual({ done: true });
  });
});
