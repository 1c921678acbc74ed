import supertest from 'supertest';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { everyItem, wholeLog } from '../support/reading.js';
import { forgetReadModels } from '../support/stores.js';
import { Office, settled } from './office.js';

interface Part {
  readonly kind: string;
  readonly name: string;
  readonly ready: boolean;
  readonly lagSeconds?: number;
}

interface Operated {
  readonly name: string;
  readonly state: string;
  readonly position: string;
  readonly lagSeconds: number;
  readonly incident: object | null;
}

interface Listed {
  readonly id: string;
}

const LISTS = ['organisations', 'persons', 'processes', 'committees', 'meetings', 'papers'] as const;
const PARTS: Readonly<Partial<Record<(typeof LISTS)[number], string>>> = { processes: '/timeline' };

describe('A server in operation', () => {
  let journey: Journey;
  let administrator: Client;
  let reader: Client;

  beforeAll(async () => {
    journey = await openJourney();
    administrator = journey.administrator();
    reader = await journey.as('clerk', 'process-manager', 'auditor');
    await aWholeProcess(new Office(reader), new Office(await journey.as('data-protection')));
    await settled(journey);
  });

  /** All reads of the routes: lists, each entity, its history and its parts. */
  async function everything(): Promise<Readonly<Record<string, unknown>>> {
    await settled(journey);
    const answers: Record<string, unknown> = {};
    for (const list of LISTS) {
      const items = await everyItem<Listed>(reader, `/${list}`);
      expect(items).not.toEqual([]);
      answers[list] = items;
      for (const { id } of items) {
        for (const part of ['', '/history', ...[PARTS[list] ?? []].flat()]) {
          answers[`${list}/${id}${part}`] = (await reader.get(`/${list}/${id}${part}`).expect(200)).body;
        }
      }
    }
    answers['deviations'] = await everyItem(reader, '/deviations');
    answers['actors'] = await everyItem(administrator, '/actors');
    answers['tokens'] = await everyItem(administrator, '/access-tokens');
    answers['audit'] = await wholeLog(journey, reader);
    return answers;
  }

  async function operated(kind: 'projections' | 'policies'): Promise<readonly Operated[]> {
    const { items } = (await administrator.get(`/${kind}`).expect(200)).body as { readonly items: readonly Operated[] };
    return items;
  }

  it('reports that it is alive, and that it is ready with the lag of each part', async () => {
    const live = await supertest(journey.server.url).get('/health/live').expect(200);
    expect(live.body).toEqual({ status: 'live' });
    const ready = await supertest(journey.server.url).get('/health/ready').expect(200);
    const { status, parts } = ready.body as { readonly status: string; readonly parts: readonly Part[] };
    expect(status).toBe('ready');
    expect(parts.find(({ kind }) => kind === 'store')).toMatchObject({ name: 'events', ready: true });
    const projections = parts.filter(({ kind }) => kind === 'projection');
    expect(projections.map(({ name }) => name)).toEqual((await operated('projections')).map(({ name }) => name));
    expect(
      parts.filter(({ kind, lagSeconds }) => (kind === 'projection' || kind === 'policy') && lagSeconds !== 0),
    ).toEqual([]);
    expect(parts.filter((part) => !part.ready)).toEqual([]);
  });

  it('has metrics of the event loop delay, of requests by route, and of the lag of each projection', async () => {
    const answer = await supertest(journey.server.url).get('/metrics').expect(200);
    expect(answer.headers['content-type']).toMatch(/^text\/plain/u);
    expect(answer.text).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/mu);
    expect(answer.text).toMatch(
      /^lenkwerk_http_request_seconds_count\{method="POST",route="\/api\/v1\/organisations",status="201"\} [1-9]/mu,
    );
    for (const { name } of await operated('projections')) {
      expect(answer.text).toContain(`lenkwerk_lag_seconds{kind="projection",name="${name}"} 0`);
    }
    for (const { name } of await operated('policies')) {
      expect(answer.text).toContain(`lenkwerk_policy_effects{policy="${name}",state="refused"} 0`);
    }
  });

  it('lists projections and policies, all at the end of the log and without incident', async () => {
    const position = (await wholeLog(journey, reader)).at(-1)?.position;
    const [projections, policies] = [await operated('projections'), await operated('policies')];
    expect(projections.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['organisations', 'meetings', 'auditLog']),
    );
    expect(policies.map(({ name }) => name)).toEqual(expect.arrayContaining(['consultation']));
    for (const one of projections) {
      expect(one).toMatchObject({ state: 'live', lagSeconds: 0, incident: null, position });
      expect((await administrator.get(`/projections/${one.name}`).expect(200)).body).toMatchObject({ name: one.name });
    }
    for (const one of policies) expect(one).toMatchObject({ state: 'live', incident: null, openEffects: 0 });
  });

  it('rebuilds every projection from the log to the same answers', async () => {
    const before = await everything();
    for (const { name } of await operated('projections')) {
      const answer = await administrator.post(`/projections/${name}/rebuild`).expect(202);
      expect(answer.body).toMatchObject({ name });
    }
    expect(await everything()).toEqual(before);
    await administrator.post('/projections/weather/rebuild').expect(404);
    await administrator.post('/policies/weather/retry').expect(404);
  });

  it('changes no answer and appends nothing after its read database was deleted', async () => {
    const before = await everything();
    await journey.restart(() => forgetReadModels(journey.data));
    expect(await everything()).toEqual(before);
  });

  it('has no route that moves a real clock', async () => {
    expect((await reader.get('/clock').expect(200)).body).toMatchObject({ clock: 'real' });
    const answer = await administrator.post('/clock/advances', { to: '2999-01-01T00:00:00Z' }).expect(404);
    expect(answer.body).toMatchObject({ type: '/api/problems/not-found' });
    const document = (await supertest(journey.server.url).get('/api/openapi.json').expect(200)).text;
    expect(document).not.toContain('/clock/advances');
  });

  it('finishes requests in flight when it is closed, and none by half', async () => {
    const before = (await wholeLog(journey, reader)).length;
    const acknowledged: string[] = [];
    await journey.restart();
    const sent = Array.from({ length: 20 }, async (_, n) => {
      const answer = await reader.post('/processes', { title: `Im Flug ${n}` });
      expect(answer.status).toBe(201);
      acknowledged.push((answer.body as { readonly events: readonly [string] }).events[0]);
    });
    await Promise.race(sent);
    await journey.restart();
    const connections = await Promise.allSettled(sent);
    const refusals = connections.flatMap((one) => (one.status === 'rejected' ? [codeOf(one.reason)] : []));
    expect(refusals.filter((code) => code !== 'ECONNREFUSED' && code !== 'ECONNRESET')).toEqual([]);
    expect(acknowledged.length + refusals.length).toBe(20);
    const appended = (await wholeLog(journey, reader)).slice(before).map(({ event }) => event);
    expect(appended.toSorted()).toEqual(acknowledged.toSorted());
    await reader.post('/processes', { title: 'Danach' }).expect(201);
  });
});

describe('A server on a virtual clock', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney({ LENKWERK_CLOCK: 'virtual' });
  });

  it('lets an administrator advance the clock, never set it back, and keeps its time over a restart', async () => {
    const administrator = journey.administrator();
    const clerk = new Office(await journey.as('clerk'));
    await administrator.post('/clock/advances', { to: '2019-02-14T16:00:00+01:00' }).expect(201);
    const back = await administrator.post('/clock/advances', { to: '2019-02-13T00:00:00Z' }).expect(409);
    expect(back.body).toMatchObject({ reason: 'clock never goes back' });
    await administrator.post('/clock/advances', { to: 'tomorrow' }).expect(400);
    await administrator.post('/clock/advances', { to: '2019-02-30T00:00:00Z' }).expect(400);
    const now = { clock: 'virtual', now: '2019-02-14T15:00:00.000Z', today: '2019-02-14' };
    expect((await administrator.get('/clock').expect(200)).body).toEqual(now);
    await journey.restart();
    expect((await administrator.get('/clock').expect(200)).body).toEqual(now);
    const area = { name: 'Kultur', kind: 'area' };
    expect(await clerk.refused('/organisations', { ...area, occurredOn: '2019-02-15' })).toMatchObject({
      reason: 'the fact lies in the future',
    });
    const { id } = await clerk.does('/organisations', area);
    expect(await clerk.reads(`/organisations/${id}/history`)).toMatchObject({ items: [{ occurredOn: '2019-02-14' }] });
  });
});

/** Something of every kind, the policies' own acts, an erased person and a deviation among them. */
async function aWholeProcess(office: Office, officer: Office): Promise<void> {
  const lead = (await office.does('/organisations', { name: 'Abteilung Integration', kind: 'division' })).id;
  const process = (await office.does('/processes', { title: 'Wir alle sind LU', occurredOn: '2018' })).id;
  const processes = [process];
  await office.does(`/processes/${process}/initiation`, { mandate: { kind: 'unknown' }, lead, occurredOn: '2018-10' });
  await office.does(`/processes/${process}/events`, { kind: 'kickoff', invitedOn: '2018-10', heldOn: 'unknown' });
  await office.does('/persons', { name: 'Leitung Kultur' });
  const erased = (await office.does('/persons', { name: 'Leitung Theater' })).id;
  await officer.does(`/persons/${erased}/erasure-request`);
  const alone = { deviations: [{ rule: 'fourEyes', reason: 'Vertretung war nicht zu erreichen' }] };
  await officer.does(`/persons/${erased}/erasure-grant`, alone);
  const committee = (await office.does('/committees', { name: 'Sozialausschuss', kind: 'committee', processes })).id;
  const known = { reference: '20196743', year: 2019, title: 'Sachstandsbericht', steps: [{ committee }], processes };
  const paper = (await office.does('/papers/known', known)).id;
  await office.does('/meetings/held', {
    committee,
    heldOn: '2019-02-14',
    completeness: 'excerptOnly',
    items: [
      {
        number: '5',
        title: 'Sachstandsbericht',
        paper: { kind: 'paper', paper },
        outcome: { kind: 'acknowledged' },
      },
    ],
  });
}

function codeOf(reason: unknown): unknown {
  return typeof reason === 'object' && reason !== null && 'code' in reason ? reason.code : reason;
}
