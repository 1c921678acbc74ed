import { ProjectionsController } from '#http';
import request from 'supertest';
import { AuditedLog, CLERK, LOG, PERSON, rolesOf } from './audit.fixture.js';
import { AuditReads } from './index.js';

interface FieldProblem {
  readonly status: number;
  readonly body: { readonly errors: readonly { readonly field: string }[] };
}

let audited: AuditedLog;
beforeEach(async () => {
  audited = new AuditedLog();
  await audited.open();
});
afterEach(async () => {
  await audited.close();
});

function get(path: string) {
  return request(audited.server).get(path);
}

async function positions(query: string): Promise<string[]> {
  // supertest declares bodies as any.
  const { body } = (await get(`/audit/events?${query}`)) as { body: { items: { position: string }[] } };
  return body.items.map(({ position }) => position.replace(`${LOG}.`, ''));
}

describe('the audit log', () => {
  it('shows for every event the actor, the acting party, the data, the dates, and the evidence', async () => {
    const event = await audited.append(
      'note-a',
      'Opened',
      { title: 'Auftakt' },
      { basis: [{ stream: 'note-b', revision: '0' }] },
    );
    // supertest declares bodies as any.
    const { body } = (await get('/audit/events')) as { body: unknown };
    expect(body).toEqual({
      items: [
        {
          position: `${LOG}.1`,
          ...{ stream: 'note-a', category: 'note', entity: 'a', revision: '0', event, type: 'Opened' },
          ...{ actor: CLERK, actedBy: { kind: 'function', title: 'Leitung Kultur' } },
          ...{ occurredOn: '2018-10', recordedAt: '2019-02-14T16:00:00.000Z', writtenAt: '2019-02-14T16:00:00.100Z' },
          ...{ evidenceKind: 'illustration', evidence: { kind: 'illustration' } },
          command: '5c1d0f8e-9a57-4f7c-8f5b-6d3a2b1c0d03',
          correlation: 'first request',
          causation: '5c1d0f8e-9a57-4f7c-8f5b-6d3a2b1c0d03',
          basis: [{ stream: 'note-b', revision: '0' }],
          schemaVersion: 1,
          data: { title: 'Auftakt' },
        },
      ],
      next: null,
    });
  });

  it('is filtered by type, stream, actor and correlation, behind and before a position', async () => {
    await audited.append('note-a', 'Opened', { title: '1' });
    await audited.append(
      'note-b',
      'Opened',
      { title: '2' },
      { actor: 'policy:labels', $correlationId: 'second request' },
    );
    await audited.append(`person-${PERSON}`, 'PersonRegistered', { name: 'Leitung Kultur' });
    expect(await positions('type=PersonRegistered')).toEqual(['3']);
    expect(await positions('stream=note-b')).toEqual(['2']);
    expect(await positions('actor=policy:labels')).toEqual(['2']);
    expect(await positions('correlation=first%20request')).toEqual(['1', '3']);
    expect(await positions(`after=${LOG}.1&before=${LOG}.3`)).toEqual(['2']);
    expect(await positions(`after=${LOG}.99`)).toEqual([]);
  });

  it('has pages that stay correct while events come in', async () => {
    for (const title of ['1', '2', '3']) await audited.append(`note-${title}`, 'Opened', { title });
    // supertest declares bodies as any.
    const first = (await get('/audit/events?limit=2&type=Opened')) as { body: { items: object[]; next: string } };
    expect(first.body.items).toHaveLength(2);
    await audited.append('note-4', 'Opened', { title: '4' });
    expect(await positions(`limit=2&type=Opened&cursor=${first.body.next}`)).toEqual(['3', '4']);
  });

  it('shows no personal field to the auditor, who may not read persons', async () => {
    await audited.append(`person-${PERSON}`, 'PersonRegistered', { name: 'Leitung Kultur' });
    expect((await get('/audit/events')).body).toMatchObject({ items: [{ data: { name: null } }] });
  });

  it('shows personal fields to data protection until their key is destroyed', async () => {
    audited.role = 'data-protection';
    await audited.append(`person-${PERSON}`, 'PersonRegistered', { name: 'Leitung Kultur' });
    expect((await get('/audit/events')).body).toMatchObject({ items: [{ data: { name: 'Leitung Kultur' } }] });
    await audited.keys.destroyDataKey(PERSON);
    expect((await get('/audit/events')).body).toMatchObject({ items: [{ data: { name: null } }] });
  });

  it.each([
    ['after=42', 'after'],
    [`after=${LOG}.`, 'after'],
    [`after=${LOG}.99999999999999999999`, 'after'],
    ['after=9b1de6a4-6f7e-4a35-9f0b-0a4d2c1e5b02.1', 'after'],
    ['before=x', 'before'],
    ['cursor=x', 'cursor'],
    [`cursor=${Buffer.from('o9999999999999999999').toString('base64url')}`, 'cursor'],
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['stream=a&stream=b', 'stream'],
    ['colour=red', 'colour'],
  ])('answers 400 to %s and names the field', async (query, field) => {
    // supertest declares bodies as any.
    const { status, body } = (await get(`/audit/events?${query}`)) as FieldProblem;
    expect([status, body.errors.map((error) => error.field)]).toEqual([400, [field]]);
  });

  it('is for auditors and for data protection', () => {
    expect(rolesOf(AuditReads, 'events')).toEqual(['auditor', 'data-protection']);
  });
});

describe('projections over HTTP', () => {
  const auditLog = { name: 'auditLog', version: 3, state: 'live', position: `${LOG}.1`, lagSeconds: 0, incident: null };

  it('show their status', async () => {
    await audited.append('note-a', 'Opened', { title: '1' });
    expect((await get('/projections')).body).toEqual({
      items: [auditLog, { ...auditLog, name: 'actors' }],
      next: null,
    });
    expect((await get('/projections/auditLog')).body).toEqual(auditLog);
    expect((await get('/projections/nothing')).status).toBe(404);
  });

  it('are rebuilt, and their routes answer 503 until then', async () => {
    await audited.append('note-a', 'Opened', { title: '1' });
    const rebuild = await request(audited.server).post('/projections/auditLog/rebuild');
    expect(rebuild.status).toBe(202);
    await audited.runner.caughtUp();
    expect(await positions('')).toEqual(['1']);
    expect((await request(audited.server).post('/projections/nothing/rebuild')).status).toBe(404);
  });

  it('show the incident that stopped them, and their routes answer 503', async () => {
    await audited.append('note-a', 'Strange', { name: 'Leitung Kultur' });
    // supertest declares bodies as any.
    const { body } = (await get('/projections/auditLog')) as { body: unknown };
    expect(body).toMatchObject({
      state: 'stopped',
      incident: { type: 'Strange', stream: 'note-a', message: 'this program does not know the event type Strange' },
    });
    const read = await get('/audit/events');
    expect([read.status, read.body, read.headers['retry-after']]).toMatchObject([
      503,
      { reason: 'read model stands still' },
      '30',
    ]);
    expect((await request(audited.server).post('/projections/auditLog/retry')).status).toBe(202);
  });

  it('are for administrators', () => {
    for (const route of ['list', 'one', 'rebuild', 'retry']) {
      expect(rolesOf(ProjectionsController, route)).toEqual(['administrator']);
    }
  });
});
