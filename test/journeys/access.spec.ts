import { createToken } from '#access';
import type { Role } from '#http';
import { ROLES } from '#http';
import { randomUUID } from 'node:crypto';
import type { Response, Test } from 'supertest';
import supertest from 'supertest';
import { Client } from '../support/client.js';
import { openJourney } from '../support/journey.js';
import type { Journey } from '../support/journey.js';
import { everyItem, wholeLog } from '../support/reading.js';

interface Operation {
  readonly method: 'get' | 'post' | 'put';
  /** Below `/api/v1`, as the document writes it. */
  readonly path: string;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<Operation['method'], unknown>>>>;
}

interface Issued {
  readonly id: string;
  readonly token: string;
}

interface ActorItem {
  readonly id: string;
  readonly grants: readonly { readonly grant: string; readonly role: string }[];
}

/** A worker reads nothing by its role. */
const EVERY: readonly Role[] = ROLES.filter((role) => role !== 'worker');
const RUN: readonly Role[] = ['process-manager', 'clerk'];
const REPORT: readonly Role[] = ['process-manager', 'contributor'];
const NOT_PUBLIC: readonly Role[] = [...RUN, 'chair', 'member', 'contributor', 'approver', 'auditor'];
const PERSON_READERS: readonly Role[] = [...RUN, 'data-protection', 'administrator'];

/** The roles that may use a route, by the design's table: the first row that fits counts. */
const TABLE: readonly (readonly [route: RegExp, roles: readonly Role[]])[] = [
  [/^get \/(organisations|committees|meetings|papers|processes|recesses|clock)/u, EVERY],
  [/^get \/progress-reports\/\{id\}\/(content|page)$/u, [...NOT_PUBLIC, 'reporting']],
  [/^get \/progress-reports\/\{id\}\/verification$/u, ['process-manager', 'auditor', 'reporting', 'administrator']],
  [/^get \/(goals|measures|indicators|traffic-light-overrides|decisions)/u, EVERY],
  [/^get \/(assignments|reporting-rounds|progress-reports|reorganisations)/u, EVERY],
  [/^(get|post) \/tasks/u, EVERY],
  [/^get \/(conflicts|still-with-ended)/u, [...RUN, 'auditor', 'administrator']],
  [/^post \/conflicts/u, RUN],
  [/^get \/late-entries/u, ['process-manager', 'auditor', 'administrator']],
  [/^get \/persons/u, PERSON_READERS],
  [/^get \/documents/u, NOT_PUBLIC],
  [/^get \/(audit|deviations)/u, ['auditor', 'data-protection']],
  [/^put \/documents/u, [...RUN, 'contributor']],
  [/^post \/processes/u, ['process-manager']],
  [/^post \/(goals|measures)\/\{id\}\/adoption$/u, RUN],
  [/^post \/measures\/\{id\}\/provisions/u, RUN],
  [/^post \/measures\/\{id\}\/(progress|block|unblock|completion-report)$/u, REPORT],
  [/^post \/measures\/\{id\}\/milestones\/\{\w+\}\/reaching$/u, REPORT],
  [/^post \/(goals|measures)\/\{id\}\/indicators\/\{\w+\}\/values$/u, REPORT],
  [/^post \/(goals|measures)/u, ['process-manager']],
  [/^post \/decisions/u, RUN],
  [/^post \/assignments\/\{id\}\/(acceptance|done-report)$/u, [...RUN, 'contributor']],
  [/^post \/assignments/u, RUN],
  [/^post \/reporting-rounds\/\{id\}\/answers\/\{measure\}$/u, REPORT],
  [/^post \/reporting-rounds/u, ['process-manager']],
  [/^post \/progress-reports\/\{id\}\/submission$/u, RUN],
  [/^post \/progress-reports/u, ['process-manager']],
  [/^post \/recesses\/\{id\}\/deviation-resolutions/u, RUN],
  [/^post \/recesses/u, ['administrator']],
  [/^post \/(organisations|reorganisations)/u, [...RUN, 'administrator']],
  [/^post \/persons\/\{id\}\/erasure-request/u, [...RUN, 'administrator', 'data-protection']],
  [/^post \/persons\/\{id\}\/(erasure-grant|erasure-refusal|deviation-resolutions)/u, ['data-protection']],
  [/^post \/persons/u, [...RUN, 'administrator']],
  [/^post \/committees/u, RUN],
  [/^post \/meetings\/\{id\}\/(opening|closing)$/u, [...RUN, 'chair']],
  [/^post \/meetings\/\{id\}\/arrivals$/u, [...RUN, 'member']],
  [/^post \/meetings/u, RUN],
  [/^post \/papers\/\{id\}\/co-signatures\/\{\w+\}\/(signature|refusal)$/u, ['clerk', 'contributor', 'approver']],
  [/^post \/papers\/\{id\}\/release$/u, ['clerk', 'approver']],
  [/^post \/papers(\/\{id\}\/(versions|co-signatures|co-signatures\/.*|date-refinements))?$/u, [...RUN, 'contributor']],
  [/^post \/papers\/\{id\}\/subjects$/u, [...RUN, 'contributor']],
  [/^post \/papers/u, ['clerk']],
  [/^get \/workflow\/element-templates/u, [...RUN, 'auditor', 'administrator']],
  [/^post \/workflow\/incidents/u, ['process-manager']],
  [/ \/(actors|access-tokens|projections|policies|backups|clock)/u, ['administrator']],
];

describe('Access', () => {
  let journey: Journey;
  let administrator: Client;
  let operations: readonly Operation[];

  beforeAll(async () => {
    journey = await openJourney({ LENKWERK_CLOCK: 'virtual' });
    administrator = journey.administrator();
    const document = (await supertest(journey.server.url).get('/api/openapi.json').expect(200)).body as Document;
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      path.startsWith('/api/v1/')
        ? Object.keys(methods).map((method) => ({
            // The document names no other methods; the next spec would fail on one.
            method: method as Operation['method'],
            path: path.slice('/api/v1'.length),
          }))
        : [],
    );
  });

  /** A request that is wrong in every way but the route. */
  function wrong({ method, path }: Operation, token?: string): Test {
    const given = path.replaceAll(/\{(\w+)\}/gu, (_all, name: string) =>
      name === 'name' || name === 'sha256' ? 'unknown' : randomUUID(),
    );
    const url = `/api/v1${given}`;
    const request = supertest(journey.server.url)[method](url);
    const sent =
      method === 'get'
        ? request
        : request
            .set('content-type', path.startsWith('/documents') ? 'text/plain' : 'application/json')
            .send('{"noSuchField":null}');
    return token === undefined ? sent : sent.set('authorization', `Bearer ${token}`);
  }

  async function newActor(...roles: readonly Role[]): Promise<{ readonly id: string; readonly client: Client }> {
    const { id } = (await administrator.post('/actors', { label: 'a desk', kind: 'person' }).expect(201))
      .body as Issued;
    for (const role of roles) await give(id, role);
    const issued = (await administrator.post('/access-tokens', { actor: id }).expect(201)).body as Issued;
    return { id, client: new Client(() => journey.server.url, issued.token) };
  }

  async function give(actor: string, role: Role, days: object = {}): Promise<void> {
    await administrator.post(`/actors/${actor}/grants`, { role, scope: 'everywhere', ...days });
  }

  async function read(token: string): Promise<Response> {
    return await supertest(journey.server.url).get('/api/v1/organisations').set('authorization', `Bearer ${token}`);
  }

  it('is checked first by every operation', async () => {
    expect(operations.length).toBeGreaterThan(100);
    for (const operation of operations) {
      for (const token of [undefined, 'not.a-token']) {
        const answer = await wrong(operation, token);
        expect([operation, answer.status, answer.headers['www-authenticate']]).toEqual([operation, 401, 'Bearer']);
      }
    }
  });

  it.each(ROLES)('of the role %s reaches the routes of the table, and no others', async (role) => {
    const { token } = await journey.as(role);
    const mistakes: string[] = [];
    for (const operation of operations) {
      const name = `${operation.method} ${operation.path}`;
      const may = TABLE.find(([route]) => route.test(name))?.[1].includes(role);
      const { status } = await wrong(operation, token);
      if (may === undefined) mistakes.push(`${name} is in no row of the table`);
      else if ((status !== 403) !== may) mistakes.push(`${name} was answered ${status} to ${role}`);
      else if (status === 401 || status >= 500) mistakes.push(`${name} was answered ${status}`);
    }
    expect(mistakes).toEqual([]);
  });

  it('without any role reaches no route', async () => {
    const { client } = await newActor();
    const reached: string[] = [];
    for (const operation of operations) {
      const { status } = await wrong(operation, client.token);
      if (status !== 403) reached.push(`${operation.method} ${operation.path}: ${status}`);
    }
    expect(reached).toEqual([]);
  });

  it('is denied in the same words for any fault of a token', async () => {
    const { client } = await newActor('clerk');
    const [id = '', secret = ''] = client.token.split('.');
    const revoked = (await newActor('clerk')).client.token;
    await administrator.post(`/access-tokens/${revoked.split('.')[0] ?? ''}/revocation`).expect(200);
    const { handler } = journey.server.engine;
    const expired = await createToken({
      handler,
      roles: ['clerk'],
      label: 'old',
      days: 1,
      now: '2020-01-01T00:00:00.000Z',
    });
    const tokens = {
      garbage: 'garbage',
      'an unknown id': `${randomUUID()}.${secret}`,
      'another secret': `${id}.${secret.split('').toReversed().join('')}`,
      'an id alone': id,
      'more than a token': `${client.token}x`,
      revoked,
      expired,
    };
    for (const [what, token] of Object.entries(tokens)) {
      const answer = await read(token);
      const { reason, detail } = answer.body as Readonly<Record<'reason' | 'detail', string>>;
      expect([what, answer.status, answer.headers['www-authenticate'], reason, detail]).toEqual([
        what,
        401,
        'Bearer',
        'token does not hold',
        'Token does not hold.',
      ]);
    }
    expect((await read(client.token)).status).toBe(200);
  });

  it('of another scheme is no bearer token', async () => {
    const { token } = await journey.as('clerk');
    const url = journey.server.url;
    const basic = await supertest(url).get('/api/v1/organisations').set('authorization', `Basic ${token}`);
    expect([basic.status, (basic.body as { reason: string }).reason]).toEqual([401, 'a bearer token is needed']);
    await supertest(url).get('/api/v1/organisations').set('authorization', `bearer ${token}`).expect(200);
    await supertest(url).get(`/api/v1/organisations?access_token=${token}`).expect(401);
  });

  it('lets a process manager run steering circles and working groups, and no committee of the council', async () => {
    const manager = await journey.as('process-manager');
    const clerk = await journey.as('clerk');
    for (const kind of ['steeringCircle', 'workingGroup']) {
      const { id } = (await manager.post('/committees', { name: kind, kind }).expect(201)).body as Issued;
      await manager.post(`/committees/${id}/meeting-plans`, { count: 4, period: '2019' }).expect(200);
    }
    for (const kind of ['council', 'committee', 'localCouncil', 'advisoryBoard', 'executiveBoard']) {
      const refused = await manager.post('/committees', { name: kind, kind }).expect(403);
      expect(refused.body).toMatchObject({ type: '/api/problems/forbidden', reason: 'role does not allow this here' });
      const { id } = (await clerk.post('/committees', { name: kind, kind }).expect(201)).body as Issued;
      await manager.post(`/committees/${id}/meeting-plans`, { count: 4, period: '2019' }).expect(403);
    }
  });

  it('ends at once when a grant is withdrawn', async () => {
    const { id, client } = await newActor('auditor', 'clerk');
    await client.post('/organisations', { name: 'Kultur', kind: 'area' }).expect(201);
    const { grants } = (await administrator.get(`/actors/${id}?atLeast=${await head()}`).expect(200)).body as ActorItem;
    const { grant = '' } = grants.find(({ role }) => role === 'clerk') ?? {};
    await administrator.post(`/actors/${id}/grants/${grant}/withdrawal`, { reason: 'change of duties' }).expect(200);
    await client.post('/organisations', { name: 'Theater', kind: 'area' }).expect(403);
    await client.get('/organisations').expect(200);
  });

  it('begins with the first day of a grant and ends with its last', async () => {
    const { today } = (await administrator.get('/clock').expect(200)).body as { readonly today: string };
    const { id, client } = await newActor();
    await give(id, 'clerk', { from: dayAfter(today, 1), until: dayAfter(today, 2) });
    const allowed: number[] = [];
    for (const day of [0, 1, 2, 3]) {
      await administrator.post('/clock/advances', { to: `${dayAfter(today, day)}T16:00:00Z` });
      allowed.push((await client.get('/organisations')).status);
    }
    expect(allowed).toEqual([403, 200, 200, 403]);
  });

  it('is issued once for a key, also for two requests at a time', async () => {
    const { id: actor } = await newActor('clerk');
    const issue = (body: object): Test => administrator.post('/access-tokens', body).set('idempotency-key', 'the desk');
    const [first, second] = await Promise.all([issue({ actor }), issue({ actor })]);
    expect(first.status).toBe(201);
    expect(first.headers['cache-control']).toBe('no-store');
    expect(second.body).toEqual(first.body);
    expect((await read((first.body as Issued).token)).status).toBe(200);
    await issue({ actor, label: 'another' }).expect(409);
    await journey.restart();
    expect((await issue({ actor })).body).toEqual(first.body);
  });

  it('is denied to the hash of a secret', async () => {
    const { id: actor } = await newActor();
    const secretHash = 'ab'.repeat(32);
    const refused = await administrator.post('/access-tokens', { actor, secretHash }).expect(400);
    expect(refused.body).toMatchObject({ errors: [{ field: 'secretHash' }] });
  });

  it('leaves no secret in any answer, and no hash of one in lists', async () => {
    const { client } = await newActor('clerk');
    const [id = '', secret = ''] = client.token.split('.');
    const auditor = await journey.as('auditor');
    const log = JSON.stringify(await wholeLog(journey, auditor));
    const list = JSON.stringify(await everyItem(administrator, '/access-tokens'));
    const one = (await administrator.get(`/access-tokens/${id}`).expect(200)).text;
    const history = (await administrator.get(`/access-tokens/${id}/history`).expect(200)).text;
    const metrics = (await supertest(journey.server.url).get('/metrics').expect(200)).text;
    for (const told of [log, list, one, history, metrics]) expect(told).not.toContain(secret);
    expect(list).toContain(id);
    for (const told of [list, one]) expect(told).not.toMatch(/hash/iu);
  });

  async function head(): Promise<string> {
    await journey.server.engine.following.caughtUp();
    const auditor = await journey.as('auditor');
    return (await wholeLog(journey, auditor)).at(-1)?.position ?? '';
  }
});

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
