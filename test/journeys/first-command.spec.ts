import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';

interface Answer {
  readonly id: string;
  readonly position: string;
  readonly revision: string;
  readonly events: readonly string[];
}

describe('one command', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney();
  });

  it('becomes an entity, its history, and a row of the audit log', async () => {
    const clerk = await journey.as('clerk');
    const auditor = await journey.as('auditor');
    const made = await clerk.post('/organisations', { name: 'Kultur', kind: 'area' }).expect(201);
    const { id, position, events } = made.body as Answer;
    expect(made.headers['etag']).toBe('"0"');

    const read = await clerk.get(`/organisations/${id}?atLeast=${position}`).expect(200);
    expect(read.body).toMatchObject({ id, name: 'Kultur', kind: 'area', status: 'registered' });
    expect(read.headers['etag']).toBe('"0"');
    const history = await clerk.get(`/organisations/${id}/history`).expect(200);
    expect(history.body).toMatchObject({ items: [{ event: events[0], type: 'OrganisationRegistered' }], next: null });
    const audit = await auditor.get(`/audit/events?stream=organisation-${id}&atLeast=${position}`).expect(200);
    expect(audit.body).toMatchObject({ items: [{ event: events[0], actor: expect.any(String) as string, position }] });
  });

  it('under one key has one effect and one answer, also after a restart', async () => {
    const clerk = await journey.as('clerk');
    const send = () =>
      clerk.post('/organisations', { name: 'Theater', kind: 'area' }).set('idempotency-key', 'theatre');
    const [first, second] = await Promise.all([send(), send()]);
    expect(second.body).toEqual(first.body);
    await journey.restart();
    const third = await send().expect(201);
    expect(third.body).toEqual(first.body);
    const named = await clerk.get(`/organisations?name=Theater&atLeast=${(first.body as Answer).position}`).expect(200);
    expect((named.body as { items: unknown[] }).items).toHaveLength(1);
  });

  it('returns the ids of the parts that it made, also when it is repeated', async () => {
    const manager = await journey.as('process-manager');
    const drafted = await manager.post('/processes', { title: 'Wir alle sind LU' }).expect(201);
    const name = () =>
      manager
        .post(`/processes/${(drafted.body as Answer).id}/fields-of-action`, {
          title: 'Förderung der Chancengleichheit',
        })
        .set('idempotency-key', 'field');
    const named = await name().expect(200);
    const { parts, position } = named.body as Answer & { readonly parts: readonly { id: string; kind: string }[] };
    const [field] = parts;
    expect(parts).toEqual([{ kind: 'field', id: expect.any(String) as string }]);
    expect((await name()).body).toEqual(named.body);
    const read = await manager.get(`/processes/${(drafted.body as Answer).id}?atLeast=${position}`).expect(200);
    expect(read.body).toMatchObject({ fieldsOfAction: [{ id: field?.id }] });
  });

  it('is found from the root page through the page of the interface', async () => {
    const answer = await fetch(journey.server.url, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/api/docs']);
  });
});
