import { randomUUID } from 'node:crypto';
import { DAY, Sittings } from '../journeys/sittings.js';
import { allowRoles } from '../support/roles.js';
import type { ServerProcess } from '../support/server-process.js';
import { describeShared } from '../support/stores.js';
import { until } from '../support/until.js';
import { clientFor } from './decided-papers.fixture.js';
import { readModels } from '../crash/read-everything.js';
import { clientOf, followedBy, followerAt, officeOf, ready, SharedLog } from './shared-log.fixture.js';

interface Effects {
  readonly items: readonly { readonly effect: string; readonly attempt: number }[];
}

describeShared('requests to the server that does not follow the log', () => {
  const log = new SharedLog();
  let first: ServerProcess;
  let second: ServerProcess;
  beforeAll(async () => {
    [first, second] = await log.startTwo();
    await allowRoles(first, ['clerk', 'process-manager', 'auditor']);
    const { position } = await officeOf(first).does('/organisations', { name: 'Kultur', kind: 'area' });
    await officeOf(second).reads('/organisations', position);
  });
  afterAll(async () => {
    await log.end();
  });

  it('rebuild every projection on request, with the same answers from both', async () => {
    const client = clientOf(second);
    const before = await readModels(clientFor(second));
    const { items } = (await client.get('/projections').expect(200)).body as {
      readonly items: readonly { name: string }[];
    };
    for (const { name } of items) {
      const answer = await client.post(`/projections/${name}/rebuild`).expect(202);
      expect(answer.body).toMatchObject({ name, incident: null });
    }
    await ready(second);
    expect(await readModels(clientFor(second))).toEqual(before);
    expect(await readModels(clientFor(first))).toEqual(before);
  });

  it('retry a consumer that stands still, and refuse an unknown one', async () => {
    await clientOf(second).post('/projections/meetings/retry').expect(202);
    await clientOf(second).post('/policies/consultation/retry').expect(202);
    await clientOf(second).post('/policies/weather/retry').expect(404);
    await clientOf(second).post('/projections/consultation/rebuild').expect(404);
    await clientOf(second).post(`/policies/consultation/effects/${randomUUID()}/retry`).expect(404);
  });

  it('show a refused effect, and retry it', async () => {
    const clerk = officeOf(first);
    const committee = (await clerk.does('/committees', { name: 'Rat', kind: 'council', constitutedOn: '2018' })).id;
    const paper = (await clerk.does('/papers', { title: 'Noch ein Entwurf' })).id;
    const { at } = await new Sittings(clerk, committee).of('open', { paper: { kind: 'paper', paper } });
    await clerk.does(`${at}/adoption`, { occurredOn: DAY });
    const refused = async (server: ServerProcess): Promise<Effects['items']> =>
      ((await clientOf(server).get('/policies/consultation/effects')).body as Effects).items;
    await until(async () => (await refused(second)).length > 0);
    const [effect] = await refused(second);
    expect(await refused(first)).toMatchObject([{ effect: effect?.effect, attempt: 1 }]);
    await clientOf(second).post(`/policies/consultation/effects/${effect?.effect}/retry`).expect(202);
    await until(async () => (await refused(second))[0]?.attempt === 2);
  });
});

describeShared('servers with some of the roles', () => {
  const log = new SharedLog();
  let takesRequests: ServerProcess;
  let follows: ServerProcess;
  beforeAll(async () => {
    takesRequests = await log.start({ LENKWERK_ROLES: 'api' }, log.folder);
    follows = await log.start({ LENKWERK_ROLES: 'projections,workflow' });
    await followedBy(follows);
    await ready(takesRequests);
    await allowRoles(takesRequests, ['clerk']);
  });
  afterAll(async () => {
    await log.end();
  });

  it('divide the work: one takes requests, the other one follows the log and answers only for its health', async () => {
    const office = officeOf(takesRequests);
    const { id, position } = await office.does('/organisations', { name: 'Kultur', kind: 'area' });
    expect(await office.reads(`/organisations/${id}`, position)).toMatchObject({ name: 'Kultur' });
    for (const path of ['/health/live', '/health/ready', '/metrics']) {
      expect((await fetch(`${follows.url}${path}`)).status).toBe(200);
    }
    const client = clientOf(follows);
    for (const path of ['/organisations', '/audit/events', '/projections', '/clock'])
      await client.get(path).expect(404);
    await client.post('/organisations', { name: 'Theater', kind: 'area' }).expect(404);
  });

  it('have no follower when only the one for requests is left: it answers from its read models until one returns', async () => {
    await follows.kill();
    const killed = performance.now();
    const client = clientOf(takesRequests);
    await until(async () => performance.now() - killed > 12_000);
    expect(await followerAt(takesRequests)).toBeUndefined();
    expect((await client.get('/organisations').expect(200)).body).toMatchObject({ items: [{ name: 'Kultur' }] });
    const { position } = await officeOf(takesRequests).does('/organisations', { name: 'Theater', kind: 'area' });
    await client.get(`/organisations?atLeast=${position}`).expect(503).expect('retry-after', /^\d+$/u);
    const unheard = await client.post('/projections/organisations/rebuild').expect(503);
    expect(unheard.body).toMatchObject({ reason: 'no server follows the log for now' });
    await followedBy(await log.start({ LENKWERK_ROLES: 'projections' }));
    await client.get(`/organisations?atLeast=${position}`).expect(200);
  });
});
