import type { Role } from '#http';
import { ROLES } from '#http';
import { randomUUID } from 'node:crypto';
import supertest from 'supertest';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { linkedClient } from '../support/linked-client.js';
import { Office, settled } from './office.js';
import { DAY, MEMBER } from './sittings.js';

const READS_ALL: readonly Role[] = ['process-manager', 'clerk', 'auditor'];
const SECRET = 'Grundstückssache Nordhafen';

interface Operation {
  readonly path: string;
  readonly body: object;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedRoute>>>>;
}

interface DocumentedRoute {
  readonly requestBody?: {
    readonly content?: Readonly<
      Record<string, { readonly examples?: { readonly example?: { readonly value?: object } } }>
    >;
  };
}

describe('A command on what its sender may not read', () => {
  let journey: Journey;
  let clerk: Office;
  let operations: readonly Operation[];
  let unit: string;
  let committee: string;
  let paper: string;
  let openMeeting: string;
  let hiddenItem: string;
  let hidden: Readonly<Record<string, string>>;

  beforeAll(async () => {
    journey = await openJourney();
    clerk = new Office(await journey.as('clerk', 'process-manager'));
    unit = (await clerk.does('/organisations', { name: 'Bauverwaltung', kind: 'office' })).id;
    committee = (await clerk.does('/committees', { name: 'Bau', kind: 'committee', constitutedOn: '2018' })).id;
    await clerk.does(`/committees/${committee}/memberships`, { member: MEMBER, from: '2018' });
    paper = (await clerk.does('/papers', { title: SECRET, public: 'no' })).id;
    const of = { kind: 'organisation', id: unit };
    const { parts } = (await clerk.does(`/papers/${paper}/co-signatures`, { of })) as unknown as {
      readonly parts: readonly { readonly id: string }[];
    };
    const meeting = (await clerk.does('/meetings', { committee, when: DAY, public: 'no' })).id;
    openMeeting = (await clerk.does('/meetings', { committee, when: '2019-03-14', public: 'yes' })).id;
    hiddenItem = randomUUID();
    const item = { item: hiddenItem, number: '1', title: SECRET, public: 'no' };
    await clerk.does(`/meetings/${openMeeting}/agenda-items`, item);
    await clerk.does(`/meetings/${openMeeting}/invitation`);
    await clerk.does(`/meetings/${openMeeting}/opening`, { occurredOn: '2019-03-14' });
    const source = { kind: 'item', meeting: openMeeting, item: hiddenItem };
    const assignment = (await clerk.does('/assignments', { title: SECRET, source, to: unit })).id;
    hidden = { meetings: meeting, papers: paper, assignments: assignment, part: parts[0]?.id ?? '' };
    await settled(journey);
    const document = (await supertest(journey.server.url).get('/api/openapi.json').expect(200)).body as Document;
    operations = Object.entries(document.paths).flatMap(([path, { post }]) => {
      const below = path.slice('/api/v1'.length);
      if (post === undefined || !/^\/(?:meetings|papers|assignments)\/\{id\}\//u.test(below)) return [];
      const body = post.requestBody?.content?.['application/json']?.examples?.example?.value ?? {};
      return [{ path: below, body }];
    });
  });

  /** The answer without what names the request itself. */
  async function answerOf(client: Client, path: string, body: object): Promise<object> {
    const response = await client.post(path, body);
    const { instance, correlation, ...rest } = response.body as Readonly<Record<string, unknown>>;
    return { status: response.status, ...rest };
  }

  it.each(ROLES.filter((role) => !READS_ALL.includes(role)))(
    'is answered to the role %s as one on what does not exist, on every route',
    async (role) => {
      expect(operations.length).toBeGreaterThan(40);
      const client = await journey.as(role);
      const told: string[] = [];
      for (const { path, body } of operations) {
        const [, kind = ''] = path.split('/');
        const at = (id: string): string => path.replace('{id}', id).replaceAll(/\{\w+\}/gu, hidden['part'] ?? '');
        const answers = await Promise.all(
          [hidden[kind] ?? '', randomUUID()].map(async (id) => await answerOf(client, at(id), body)),
        );
        if (JSON.stringify(answers[0]) !== JSON.stringify(answers[1])) told.push(path);
      }
      expect(told).toEqual([]);
    },
  );

  it('is decided where the sender may read it', async () => {
    const contributor = await linkedClient(journey, 'contributor', {
      kind: 'function',
      title: 'Leitung Bau',
      organisation: unit,
    });
    const at = `/papers/${paper}/co-signatures/${hidden['part'] ?? ''}/signature`;
    expect(await answerOf(await journey.as('contributor'), at, {})).toMatchObject({ status: 404, reason: 'not found' });
    expect(await answerOf(contributor, at, {})).toMatchObject({ status: 200 });
    const accepted = await answerOf(contributor, `/assignments/${hidden['assignments'] ?? ''}/acceptance`, {});
    expect(accepted).toMatchObject({ status: 200 });
  });

  it('is decided for the contributor who drafted the paper, at once and after it was excluded from the public', async () => {
    const client = await journey.as('contributor');
    const drafted = await client.post('/papers', { title: SECRET }).expect(201);
    const { id } = drafted.body as { readonly id: string };
    await client.post(`/papers/${id}/versions`, { public: 'no' }).expect(200);
    await client.post(`/papers/${id}/subjects`, { subjects: [] }).expect(200);
    await settled(journey);
    await client.get(`/papers/${id}`).expect(200);
    await (await journey.as('contributor')).get(`/papers/${id}`).expect(404);
  });

  it('is refused as one that names an unknown item, where it names a hidden one', async () => {
    const member = await journey.as('member');
    const at = `/meetings/${openMeeting}/arrivals`;
    const arrival = (beforeItem: string): object => ({ attendee: MEMBER, occurredAt: { beforeItem } });
    const unknown = await answerOf(member, at, arrival(randomUUID()));
    expect(unknown).toMatchObject({ status: 422 });
    expect(await answerOf(member, at, arrival(hiddenItem))).toEqual(unknown);
    const sitting = await linkedClient(journey, 'member', MEMBER);
    expect(await answerOf(sitting, at, arrival(hiddenItem))).toMatchObject({ status: 200 });
  });
});
