import { randomUUID } from 'node:crypto';
import supertest from 'supertest';
import type { Case } from './problems.fixture.js';
import {
  at,
  auditor,
  clerk,
  journey,
  NOT_VALID,
  one,
  openProblems,
  ORGANISATION,
  problemOf,
  register,
  rename,
  tellInBothLanguages,
  writtenSince,
} from './problems.fixture.js';

openProblems();

describe('A request whose input is wrong', () => {
  const cases: readonly Case[] = [
    ['a cursor that is none', () => clerk.get('/organisations?cursor=17'), ...NOT_VALID],
    [
      'a cursor of the time line in a list',
      () => clerk.get(`/organisations?cursor=${base64('t1.2019-01-01.2019-01-01.1')}`),
      ...NOT_VALID,
    ],
    ['a limit of 0', () => clerk.get('/organisations?limit=0'), ...NOT_VALID],
    ['a limit of 201', () => clerk.get('/organisations?limit=201'), ...NOT_VALID],
    ['a limit that is no number', () => clerk.get('/organisations?limit=many'), ...NOT_VALID],
    ['two limits', () => clerk.get('/organisations?limit=1&limit=2'), ...NOT_VALID],
    ['an unknown query field', () => clerk.get('/organisations?colour=red'), ...NOT_VALID],
    ['a query field of another kind', () => clerk.get('/organisations?parent=17'), ...NOT_VALID],
    ['a query field of a command', () => clerk.post('/organisations?dryRun=true', ORGANISATION), ...NOT_VALID],
    ['an unknown query field of one entity', () => clerk.get(`${one()}?colour=red`), ...NOT_VALID],
    ['a history behind no revision', () => clerk.get(`${one()}/history?after=last`), ...NOT_VALID],
    ['an audit log behind no position', () => auditor.get('/audit/events?after=last'), ...NOT_VALID],
    ['atLeast that is no position', () => clerk.get('/organisations?atLeast=17'), ...NOT_VALID],
    ['atLeast of one entity that is no position', () => clerk.get(`${one()}?atLeast=17`), ...NOT_VALID],
    ['atLeast of another log', () => clerk.get(`/organisations?atLeast=${randomUUID()}.1`), ...NOT_VALID],
    [
      'asOf',
      () => clerk.get('/organisations?asOf=2019-01-01'),
      400,
      'not-supported',
      'not supported yet',
      'noch nicht',
    ],
    [
      'knownAt',
      () => clerk.get(`${one()}?knownAt=2019-01-01T00:00:00Z`),
      400,
      'not-supported',
      'not supported yet',
      'noch nicht',
    ],
    ['If-Match without quotes', () => rename().set('if-match', '0'), ...NOT_VALID],
    ['If-Match of anything', () => rename().set('if-match', '*'), ...NOT_VALID],
    ['several If-Match', () => rename().set('if-match', '"0", "1"'), ...NOT_VALID],
    [
      'If-Match of a revision that is not the last',
      () => rename().set('if-match', '"7"'),
      412,
      'stale',
      'changed since it was read',
      'Inzwischen geändert',
    ],
    ['a blank Idempotency-Key', () => rename().set('idempotency-key', '  '), ...NOT_VALID],
    ['an Idempotency-Key of 201 characters', () => rename().set('idempotency-key', 'k'.repeat(201)), ...NOT_VALID],
    [
      'an Idempotency-Key used for other content',
      () => register({ ...ORGANISATION, name: 'Theater' }).set('idempotency-key', 'culture'),
      409,
      'key-reused',
      'key was used for other content',
      'schon für einen anderen Inhalt',
    ],
    [
      'a fact in the future',
      () => register({ ...ORGANISATION, occurredOn: '2999-01-01' }),
      409,
      'refused',
      'the fact lies in the future',
      'liegt in der Zukunft',
    ],
    [
      'a reference to an unknown entity',
      () => register({ ...ORGANISATION, parent: randomUUID() }),
      422,
      'unknown-reference',
      'parent organisation does not exist',
      'übergeordnete Organisation gibt es nicht',
    ],
    [
      'no token',
      () => supertest(journey.server.url).get('/api/v1/organisations'),
      401,
      'unauthenticated',
      'a bearer token is needed',
      'Zugangstoken',
    ],
    [
      'a role that does not reach',
      () => auditor.post('/organisations', ORGANISATION),
      403,
      'forbidden',
      'role does not allow this',
      'Die Rolle erlaubt das nicht.',
    ],
  ];

  tellInBothLanguages(cases);

  it.each<readonly [field: string, body: object]>([
    ['name', { kind: 'area' }],
    ['name', { name: '', kind: 'area' }],
    ['name', { name: ' \t', kind: 'area' }],
    ['name', { name: 'x'.repeat(301), kind: 'area' }],
    ['name', { name: 'Kul\u0000tur', kind: 'area' }],
    ['name', { name: 'Kul\ud800tur', kind: 'area' }],
    ['name', { name: 17, kind: 'area' }],
    ['name', { name: null, kind: 'area' }],
    ['name', { name: ['Kultur'], kind: 'area' }],
    ['kind', { name: 'Kultur', kind: 'Area' }],
    ['kind', { name: 'Kultur', kind: null }],
    ['parent', { ...ORGANISATION, parent: null }],
    ['parent', { ...ORGANISATION, parent: '17' }],
    ['id', { ...ORGANISATION, id: 'kultur' }],
    ['colour', { ...ORGANISATION, colour: 'red' }],
    ['constructor', { ...ORGANISATION, ['constructor']: 1 }],
    ['occurredOn', { ...ORGANISATION, occurredOn: null }],
    ...[
      '2019-2-14',
      '2019-02-30',
      '2019-13',
      '2019-Q5',
      '2019-H3',
      '14.02.2019',
      '2019-02-14T00:00',
      '',
      '~',
      2019,
    ].map((occurredOn) => ['occurredOn', { ...ORGANISATION, occurredOn }] as const),
    ['from', { ...ORGANISATION, from: 'gestern' }],
    ['evidence', { ...ORGANISATION, evidence: null }],
    ['evidence', { ...ORGANISATION, evidence: 'oral' }],
    ['evidence', { ...ORGANISATION, evidence: {} }],
    ['evidence', { ...ORGANISATION, evidence: { kind: 'hearsay' } }],
    ['evidence', { ...ORGANISATION, evidence: { kind: 'toString' } }],
    ['evidence', { ...ORGANISATION, evidence: [{ kind: 'illustration' }] }],
    ['evidence.reference', { ...ORGANISATION, evidence: { kind: 'oral' } }],
    ['evidence.sha256', { ...ORGANISATION, evidence: { kind: 'document', reference: 'Niederschrift', sha256: 'ABC' } }],
    ['evidence.kind', { ...ORGANISATION, evidence: { kind: 'system', policy: 'consultation' } }],
    ['actedBy.kind', { ...ORGANISATION, actedBy: { kind: 'policy', name: 'consultation' } }],
    ['evidence.reference', { ...ORGANISATION, evidence: { kind: 'illustration', reference: 'Beispiel' } }],
    ['actedBy', { ...ORGANISATION, actedBy: null }],
    ['actedBy', { ...ORGANISATION, actedBy: { kind: 'mayor' } }],
    ['actedBy.id', { ...ORGANISATION, actedBy: { kind: 'person', id: 'Leitung' } }],
    ['actedBy.title', { ...ORGANISATION, actedBy: { kind: 'function' } }],
    ['actedBy.id', { ...ORGANISATION, actedBy: { kind: 'unknown', id: randomUUID() } }],
    [
      'onBehalfOf.organisation',
      { ...ORGANISATION, onBehalfOf: { kind: 'function', title: 'Leitung', organisation: 'x' } },
    ],
    ['deviations', { ...ORGANISATION, deviations: [] }],
  ])('with a wrong %s is refused with that field: %j', async (field, body) => {
    const { errors } = problemOf(await register(body).expect(400));
    expect(errors?.map((error) => error.field)).toEqual([field]);
    expect(errors?.[0]?.message).not.toBe('');
  });

  it.each<readonly [field: string, path: string, body: object]>([
    ['count', '/committees/ID/meeting-plans', { count: 0, period: '2019' }],
    ['count', '/committees/ID/meeting-plans', { count: 1.5, period: '2019' }],
    ['count', '/committees/ID/meeting-plans', { count: '4', period: '2019' }],
    ['member', '/committees/ID/memberships', { member: { kind: 'organisation', id: randomUUID() } }],
    ['byOffice', '/committees/ID/chair', { chair: { kind: 'function', title: 'Leitung' }, byOffice: 'yes' }],
    ['processes', '/committees', { name: 'Beirat', kind: 'advisoryBoard', processes: ['x'] }],
    ['participants', '/processes/ID/events', { kind: 'kickoff', participants: [{ kind: 'unknown' }] }],
    ['mandate', '/processes/ID/initiation', { mandate: { kind: 'oral' }, lead: randomUUID() }],
    ['phase', '/processes/ID/phases/ID/start', { phase: randomUUID() }],
    ['contact.fax', '/persons', { name: 'Leitung', contact: { fax: '1' } }],
    ['deviations.0.reason', '/persons/ID/erasure-grant', { deviations: [{ rule: 'fourEyes' }] }],
    ['occurredAt.local', '/meetings/ID/opening', { occurredAt: { local: '2019-02-14 17:05' } }],
    ['occurredAt', '/meetings/ID/opening', { occurredAt: '17:05' }],
  ])('with a wrong %s in %s is refused with that field: %j', async (field, path, body) => {
    const caller = await journey.as('clerk', 'process-manager', 'data-protection');
    const answer = await caller.post(path.replaceAll('ID', randomUUID()), body);
    expect([answer.status, problemOf(answer).errors?.map((error) => error.field)]).toEqual([400, [field]]);
  });

  it('for a read model that is not at the position yet gets a Retry-After', async () => {
    const answer = await clerk.get(`/organisations?atLeast=${at(1_000_000n)}`).expect(503);
    expect(problemOf(answer)).toMatchObject({
      type: '/api/problems/unavailable',
      reason: 'read model is not that far yet',
    });
    expect(answer.headers['retry-after']).toBe('1');
  });

  it('leaves the log as it was', async () => {
    expect(await writtenSince()).toEqual([]);
  });

  it('can be corrected: the revision that was read is changed, once', async () => {
    const changed = await rename().set('if-match', '"0"').set('idempotency-key', 'rename').expect(200);
    expect(changed.headers['etag']).toBe('"1"');
    const again = await rename().set('if-match', '"0"').set('idempotency-key', 'rename').expect(200);
    expect(again.body).toEqual(changed.body);
  });
});

function base64(plain: string): string {
  return Buffer.from(plain).toString('base64url');
}
