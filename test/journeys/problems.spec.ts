import { PROBLEM_STATUS } from '#http';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Response, Test } from 'supertest';
import supertest from 'supertest';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { wholeLog } from '../support/reading.js';

interface Made {
  readonly id: string;
  readonly position: string;
  readonly revision: string;
}

interface ProblemBody {
  readonly type: string;
  readonly reason: string;
  readonly detail: string;
  readonly status: number;
  readonly correlation: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

/** What is sent, and what the answer says: status, the kind in `type`, reason, the German sentence. */
type Case = readonly [title: string, send: () => Test, status: number, kind: string, reason: string, german: string];

const MEBIBYTE = 1024 * 1024;
const NOT_VALID = [400, 'bad-request', 'input is not valid', 'Die Eingabe ist nicht gültig.'] as const;
const ORGANISATION = { name: 'Kultur', kind: 'area' } as const;
const CORRELATION = 'journey-1.problems';

describe('A request that is wrong', () => {
  let journey: Journey;
  let clerk: Client;
  let auditor: Client;
  let made: Made;
  let before: number;

  beforeAll(async () => {
    journey = await openJourney();
    clerk = await journey.as('clerk', 'process-manager');
    auditor = await journey.as('auditor');
    made = (await clerk.post('/organisations', ORGANISATION).set('idempotency-key', 'culture').expect(201))
      .body as Made;
    before = (await wholeLog(journey, auditor)).length;
  });

  const register = (body: object | string): Test => clerk.post('/organisations', body);
  const one = (): string => `/organisations/${made.id}`;
  const rename = (): Test => clerk.post(`${one()}/name`, { name: 'Kultur und Theater' });
  const at = (beyond: bigint): string => {
    const [log = '', n = '0'] = made.position.split('.');
    return `${log}.${BigInt(n) + beyond}`;
  };

  const cases: readonly Case[] = [
    ['malformed JSON', () => register('{"name": "Kultur",'), 400, 'bad-request', 'body is not valid JSON', 'JSON'],
    ['an empty JSON body', () => register(''), 400, 'bad-request', 'body is not valid JSON', 'JSON'],
    ['two JSON values', () => register('{} {}'), 400, 'bad-request', 'body is not valid JSON', 'JSON'],
    [
      'bytes that are not UTF-8',
      () => register({}).serialize(latin1),
      400,
      'bad-request',
      'body is not UTF-8',
      'UTF-8',
    ],
    [
      'deep nesting',
      () => register(`{"name":${'['.repeat(40)}${']'.repeat(40)}}`),
      400,
      'bad-request',
      'body is nested too deeply',
      'zu tief verschachtelt',
    ],
    [
      '__proto__',
      () => register('{"name":"Kultur","kind":"area","__proto__":{"admin":true}}'),
      400,
      'bad-request',
      'body is not valid JSON',
      'JSON',
    ],
    ['a list as body', () => register('[]'), ...NOT_VALID],
    ['null as body', () => register('null'), ...NOT_VALID],
    ['a number as body', () => register('7'), ...NOT_VALID],
    ['an unknown route', () => clerk.get('/no-such-thing'), 404, 'not-found', 'no such route', 'Adresse gibt es nicht'],
    [
      'a path that is no URL encoding',
      () => clerk.get('/organisations/%E0%A4%A'),
      400,
      'bad-request',
      'request is not valid',
      'Anfrage ist nicht gültig',
    ],
    [
      'a method that no route has',
      () => clerk.put(one(), '{}').type('application/json'),
      404,
      'not-found',
      'no such route',
      'Adresse',
    ],
    ['an id that is no UUID', () => clerk.get('/organisations/17'), 404, 'not-found', 'not found', 'Nicht gefunden.'],
    [
      'a history of what has no UUID',
      () => clerk.get('/organisations/17/history'),
      404,
      'not-found',
      'not found',
      'Nicht gefunden.',
    ],
    [
      'a command to what has no UUID',
      () => clerk.post('/organisations/17/name', { name: 'Kultur' }),
      404,
      'not-found',
      'not found',
      'Nicht gefunden.',
    ],
    [
      'a command to a part that has no UUID',
      () => clerk.post(`/processes/${randomUUID()}/phases/17/start`),
      404,
      'not-found',
      'not found',
      'Nicht gefunden.',
    ],
    [
      'a read of what does not exist',
      () => clerk.get(`/organisations/${randomUUID()}`),
      404,
      'not-found',
      'not found',
      'Nicht gefunden.',
    ],
    [
      'a command to what does not exist',
      () => clerk.post(`/organisations/${randomUUID()}/name`, { name: 'Kultur' }),
      404,
      'not-found',
      'not found',
      'Nicht gefunden.',
    ],
    [
      'a body just over one mebibyte',
      () => register({ name: 'Kultur', kind: 'area', filler: 'x'.repeat(MEBIBYTE) }),
      413,
      'too-large',
      'body is too large',
      'Der Inhalt ist zu groß',
    ],
    [
      'an address with a segment that is too long',
      () => clerk.get(`/organisations/${'a'.repeat(250)}`),
      414,
      'uri-too-long',
      'address is too long',
      'Die Adresse ist zu lang',
    ],
    [
      'a body that is no JSON',
      () => register('name=Kultur').type('application/x-www-form-urlencoded'),
      415,
      'unsupported-media-type',
      'content type must be application/json',
      'application/json',
    ],
    [
      'plain text where JSON is meant',
      () => register('Kultur').type('text/plain'),
      415,
      'unsupported-media-type',
      'content type must be application/json',
      'application/json',
    ],
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
      'a reference to what does not exist',
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

  it.each(cases)('with %s is told so in both languages', async (_title, send, status, kind, reason, german) => {
    const english = await send().set('x-correlation-id', CORRELATION);
    expect(english.body).toMatchObject({ type: `/api/problems/${kind}`, status, reason, correlation: CORRELATION });
    expect(english.status).toBe(status);
    expect(english.headers['content-type']).toMatch(/^application\/problem\+json/u);
    expect(english.headers['x-correlation-id']).toBe(CORRELATION);
    const inGerman = problemOf(await send().set('accept-language', 'de-DE,de;q=0.9,en;q=0.5'));
    expect(inGerman.detail).toContain(german);
    expect(inGerman.reason).toBe(reason);
  });

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
    ['evidence.policy', { ...ORGANISATION, evidence: { kind: 'system' } }],
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
  ])('with a wrong %s is told which field it is: %j', async (field, body) => {
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
  ])('with a wrong %s in %s is told so: %j', async (field, path, body) => {
    const caller = await journey.as('clerk', 'process-manager', 'data-protection');
    const answer = await caller.post(path.replaceAll('ID', randomUUID()), body);
    expect([answer.status, problemOf(answer).errors?.map((error) => error.field)]).toEqual([400, [field]]);
  });

  it('for a read model that is not that far yet is told when to come again', async () => {
    const answer = await clerk.get(`/organisations?atLeast=${at(1_000_000n)}`).expect(503);
    expect(problemOf(answer)).toMatchObject({
      type: '/api/problems/unavailable',
      reason: 'read model is not that far yet',
    });
    expect(answer.headers['retry-after']).toBe('1');
  });

  it('with headers that are too large is told so', async () => {
    const answer = await raw(
      `GET /api/v1/organisations HTTP/1.1\r\nhost: x\r\nx-filler: ${'x'.repeat(20_000)}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 /u);
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain('"type":"/api/problems/header-too-large"');
  });

  it('that is no HTTP is told so', async () => {
    const answer = await raw('Guten Tag\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /u);
    expect(answer).toContain('"reason":"request is not valid HTTP"');
  });

  it('gets a correlation id of its own where it brings none, or none that can be kept', async () => {
    for (const given of ['', 'x'.repeat(101), 'a b']) {
      const answer = await clerk.get('/no-such-thing').set('x-correlation-id', given);
      expect(answer.headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/u);
      expect(problemOf(answer).correlation).toBe(answer.headers['x-correlation-id']);
    }
  });

  it('does not find its own words in the answer', async () => {
    const secret = 'Leitung-Kultur-vertraulich';
    const answer = await register(`{"name": "${secret}"`).set('idempotency-key', secret);
    expect(answer.text).not.toContain(secret);
  });

  it('leaves the log as it was', async () => {
    const log = await wholeLog(journey, auditor);
    // Callers of other roles were registered meanwhile; nothing else was.
    const others = log.slice(before).filter(({ stream }) => !/^(actor|accessToken)-/u.test(stream));
    expect(others).toEqual([]);
  });

  it('can be made right: the revision that was read is changed, once', async () => {
    const changed = await rename().set('if-match', '"0"').set('idempotency-key', 'rename').expect(200);
    expect(changed.headers['etag']).toBe('"1"');
    const again = await rename().set('if-match', '"0"').set('idempotency-key', 'rename').expect(200);
    expect(again.body).toEqual(changed.body);
  });

  it.each(Object.entries(PROBLEM_STATUS))('finds at its type what a problem means: %s', async (kind, status) => {
    const { text: told, headers } = await supertest(journey.server.url).get(`/api/problems/${kind}`).expect(200);
    expect(headers['content-type']).toMatch(/^text\/plain/u);
    expect(told).toMatch(new RegExp(`^${kind} \\(${status}\\)\\n\\n\\S.{20}`, 'u'));
  });

  it.each(['no-such-kind', 'constructor', '__proto__'])('of the type %s does not exist', async (kind) => {
    await supertest(journey.server.url).get(`/api/problems/${kind}`).expect(404);
  });

  async function raw(bytes: string): Promise<string> {
    const { port, hostname } = new URL(journey.server.url);
    const socket = connect(Number(port), hostname);
    socket.write(bytes);
    return await text(socket);
  }
});

/** superagent sends bytes as they are, but declares that a serializer makes text. */
function latin1(): string {
  return Buffer.from('{"name":"K\xfcche","kind":"area"}', 'latin1') as unknown as string;
}

function base64(plain: string): string {
  return Buffer.from(plain).toString('base64url');
}

function problemOf(answer: Response): ProblemBody {
  // The body of every error is a problem document; the specs look at its fields.
  return answer.body as ProblemBody;
}
