import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import supertest from 'supertest';
import { bpmn, flow, flows, service } from '../../libs/workflow/testing/bpmn.js';
import { camundaClient, modelFile } from '../support/camunda-client.js';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';

const MODEL = bpmn(
  `<startEvent id="start"/><exclusiveGateway id="way" default="way-work"/>${service('work')}<endEvent id="end"/>
  ${flows('start way', 'work end')}${flow('way', 'work')}${flow('way', 'end', '=skip')}`,
  'searched',
);

const WAIT = { consistency: { waitUpToMs: 10_000 } } as const;
const COUNT = 12;

describe('Searches of the workflow', () => {
  let journey: Journey;
  let manager: CamundaClient;
  let client: Client;
  let keys: readonly string[];

  beforeAll(async () => {
    journey = await openJourney();
    client = await journey.as('process-manager');
    const { url } = journey.server;
    manager = camundaClient(url, client.token);
    await camundaClient(url, journey.administrator().token).createDeployment({
      resources: [modelFile('searched.bpmn', MODEL)],
    });
    const made: string[] = [];
    for (let number = 0; number < COUNT; number += 1) {
      const { processInstanceKey } = await manager.createProcessInstance({
        processDefinitionId: 'searched' as never,
        variables: { number, skip: number % 3 === 0 },
        ...(number < 4 && { businessId: `Maßnahme_${number}` as never }),
      });
      made.push(processInstanceKey);
    }
    keys = made.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
    await journey.server.engine.following.caughtUp();
  });

  async function post(
    path: string,
    body: object,
  ): Promise<{ status: number; body: { detail?: string; title?: string } }> {
    return await supertest(journey.server.url)
      .post(`/v2${path}`)
      .set('authorization', `Bearer ${client.token}`)
      .send(body);
  }

  it('come in pages by cursors, forwards and backwards, without a row twice', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    let before: string | undefined;
    for (;;) {
      const { items, page } = await manager.searchProcessInstances(
        { page: { limit: 5, ...(after !== undefined && { after: after as never }) } },
        WAIT,
      );
      if (items.length === 0) break;
      seen.push(...items.map(({ processInstanceKey }) => processInstanceKey));
      [after, before] = [page.endCursor ?? undefined, page.startCursor ?? undefined];
      if (seen.length === COUNT) break;
    }
    expect(seen).toEqual(keys);
    const back = await manager.searchProcessInstances({ page: { limit: 5, before: before as never } }, WAIT);
    expect(back.items.map(({ processInstanceKey }) => processInstanceKey)).toEqual(keys.slice(5, 10));
    expect(back.page.totalItems).toBe(COUNT);
  });

  it('keep their place in a descending order with values that are missing', async () => {
    const sort = [{ field: 'businessId' as const, order: 'DESC' as const }];
    const whole = await manager.searchProcessInstances({ sort }, WAIT);
    const inPages: (string | null)[] = [];
    let after: string | undefined;
    for (let page = 0; page < COUNT; page += 1) {
      const found = await manager.searchProcessInstances(
        { sort, page: { limit: 1, ...(after !== undefined && { after: after as never }) } },
        WAIT,
      );
      inPages.push(...found.items.map(({ processInstanceKey }) => processInstanceKey));
      after = found.page.endCursor ?? undefined;
    }
    expect(inPages).toEqual(whole.items.map(({ processInstanceKey }) => processInstanceKey));
    expect(whole.items.slice(0, 4).map(({ businessId }) => businessId)).toEqual(
      [3, 2, 1, 0].map((number) => `Maßnahme_${number}`),
    );
  });

  it('filter by state, by lists, by patterns and by what is missing', async () => {
    const count = async (filter: object): Promise<number> =>
      (await manager.searchProcessInstances({ filter }, { consistency: { waitUpToMs: 0 } })).items.length;
    expect(await count({ state: 'COMPLETED' })).toBe(4);
    expect(await count({ state: { $neq: 'COMPLETED' } })).toBe(8);
    expect(await count({ processInstanceKey: { $in: keys.slice(0, 3) } })).toBe(3);
    expect(await count({ processInstanceKey: { $notIn: keys.slice(0, 3) } })).toBe(COUNT - 3);
    expect(await count({ businessId: { $like: 'Maßnahme?*' } })).toBe(4);
    expect(await count({ businessId: { $like: 'Maßnahme\\_1' } })).toBe(1);
    expect(await count({ businessId: { $like: 'Ma%' } })).toBe(0);
    expect(await count({ businessId: { $exists: false } })).toBe(8);
    expect(await count({ endDate: { $exists: true } })).toBe(4);
    expect(await count({ startDate: { $gt: '2000-01-01T00:00:00+01:00', $lt: '2001-01-01T00:00:00Z' } })).toBe(0);
    expect(await count({ hasIncident: true })).toBe(0);
    expect(await count({ tenantId: 'another' })).toBe(0);
  });

  it.each([
    ['/process-instances/search', { filter: { colour: 'red' } }, 'filter.colour cannot be filtered'],
    ['/process-instances/search', { filter: { state: { $is: 'ACTIVE' } } }, 'filter.state.$is is not an operator'],
    ['/process-instances/search', { filter: { processInstanceKey: '-1' } }, 'must be a key'],
    ['/process-instances/search', { filter: { startDate: 'soon' } }, 'must be an instant'],
    ['/process-instances/search', { sort: [{ field: 'colour' }] }, 'sort[0].field must be one of'],
    ['/process-instances/search', { page: { limit: 1_000_000 } }, 'page.limit must be a whole number'],
    ['/process-instances/search', { page: { after: 'bm90aGluZw==' } }, 'the cursor must be'],
    ['/process-instances', { processDefinitionId: 'searched', colour: 'red' }, 'colour is not a field here'],
    ['/process-instances', {}, 'processDefinitionKey or processDefinitionId must be given'],
    ['/variables/search', { filter: { value: '"a"' } }, 'filter.value cannot be filtered'],
  ])('%s with %j is refused by name', async (path, body, detail) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(400);
    expect(answer.body.title).toBe('INVALID_ARGUMENT');
    expect(answer.body.detail).toContain(detail);
  });
});
