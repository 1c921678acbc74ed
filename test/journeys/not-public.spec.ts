import type { Role } from '#http';
import { ROLES } from '#http';
import { randomUUID } from 'node:crypto';
import supertest from 'supertest';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { linkedClient } from '../support/linked-client.js';
import { Office, settled } from './office.js';
import { DAY, MEMBER } from './sittings.js';

/** In every text field of what is not public. */
const MARKER = 'Grundstückssache Nordhafen';
const PUBLIC_TITLE = 'Sachstandsbericht Integration';
const SECRET = { title: MARKER, public: 'no' } as const;
const NOW = { evidence: { kind: 'oral', reference: MARKER } } as const;

describe('What is not public', () => {
  let journey: Journey;
  let clerk: Office;
  let paths: readonly string[];
  let committee: string;
  let unit: string;
  let hiddenMeeting: string;
  let openMeeting: string;
  let hiddenItem: string;
  let openItem: string;
  let paper: string;
  let opened: string;
  /** Ids of what is hidden from whom has no scope. */
  let hidden: readonly string[];
  let ids: Readonly<Record<string, readonly string[]>>;
  const clients = new Map<Role, Client>();

  beforeAll(async () => {
    journey = await openJourney();
    clerk = new Office(await journey.as('clerk', 'process-manager'));
    for (const role of ROLES) clients.set(role, await journey.as(role));
    const process = (await clerk.does('/processes', { title: 'Wir alle sind LU' })).id;
    unit = (await clerk.does('/organisations', { name: 'Bauverwaltung', kind: 'office' })).id;
    committee = (
      await clerk.does('/committees', {
        name: 'Bauausschuss',
        kind: 'committee',
        constitutedOn: '2018',
        processes: [process],
      })
    ).id;
    await clerk.does(`/committees/${committee}/memberships`, { member: MEMBER, from: '2018' });
    const measure = (
      await clerk.does('/measures', { process, kind: 'project', title: 'Sprachkurse', source: 'Dialog' })
    ).id;
    paper = (await clerk.does('/papers', { ...SECRET, ...NOW, processes: [process] })).id;
    await clerk.does(`/papers/${paper}/subjects`, { ...NOW, subjects: [{ kind: 'measure', id: measure, version: 1 }] });
    await clerk.does(`/papers/${paper}/co-signatures`, { ...NOW, of: { kind: 'organisation', id: unit } });
    const coSignature = (await clerk.reads<{ coSignatures: readonly { id: string }[] }>(`/papers/${paper}`))
      .coSignatures[0]?.id;
    await clerk.does(`/papers/${paper}/co-signatures/${coSignature ?? ''}/refusal`, { ...NOW, reason: MARKER });
    await clerk.does(`/papers/${paper}/steps`, { ...NOW, committee, role: 'deciding' });
    opened = (await clerk.does('/papers', { title: PUBLIC_TITLE, public: 'yes', processes: [process] })).id;

    hiddenMeeting = await meeting('no', process, NOW);
    const inHidden = await item(hiddenMeeting, { title: MARKER, public: 'yes' });
    openMeeting = await meeting('yes', process);
    openItem = await item(openMeeting, { title: PUBLIC_TITLE, public: 'yes' });
    hiddenItem = await item(openMeeting, { ...SECRET, number: '2', ...NOW, paper: { kind: 'paper', paper } });
    await clerk.does(`/meetings/${openMeeting}/invitation`);
    await clerk.does(`/meetings/${hiddenMeeting}/invitation`, NOW);
    await clerk.does(`/meetings/${openMeeting}/opening`, { occurredOn: DAY });
    await clerk.does(`/meetings/${hiddenMeeting}/opening`, { occurredOn: DAY, ...NOW });
    for (const at of [`${hiddenMeeting}/agenda-items/${inHidden}`, `${openMeeting}/agenda-items/${hiddenItem}`]) {
      await clerk.does(`/meetings/${at}/requests`, { ...NOW, text: MARKER, to: unit, due: '2019-06', occurredOn: DAY });
      await clerk.does(`/meetings/${at}/subjects`, {
        ...NOW,
        subjects: [{ kind: 'measure', id: measure, version: 1 }],
      });
    }
    const outcome = { ...NOW, occurredOn: DAY };
    const [resolved = ''] = (await clerk.does(`/meetings/${openMeeting}/agenda-items/${hiddenItem}/adoption`, outcome))
      .events;
    await clerk.does(`/measures/${measure}/lead`, { lead: unit });
    const decision = { kind: 'resolution', meeting: openMeeting, item: hiddenItem, event: resolved };
    await clerk.does(`/measures/${measure}/adoption`, { decision });
    await settled(journey);
    const corrected = { event: resolved, outcome: { kind: 'rejected' }, reason: MARKER };
    const authority = { kind: 'committee', id: committee };
    await clerk.does(`/meetings/${openMeeting}/outcome-corrections`, { ...NOW, ...corrected, authority });
    const source = { kind: 'item', meeting: openMeeting, item: hiddenItem } as const;
    const assignment = (
      await clerk.does('/assignments', { ...NOW, title: MARKER, source, to: unit, due: '2019-06', process })
    ).id;
    await clerk.does(`/assignments/${assignment}/acceptance`);
    await clerk.does(`/assignments/${assignment}/done-report`, { ...NOW, note: MARKER });
    await settled(journey);
    const report = (await clerk.does('/progress-reports', { process, asOf: '2026-11-01' })).id;
    await settled(journey);
    hidden = [hiddenMeeting, inHidden, hiddenItem, paper, assignment, resolved];
    ids = {
      processes: [process],
      organisations: [unit],
      committees: [committee],
      meetings: [hiddenMeeting, openMeeting],
      papers: [paper, opened],
      measures: [measure],
      assignments: [assignment],
      'progress-reports': [report],
    };
    const document = (await supertest(journey.server.url).get('/api/openapi.json').expect(200)).body as {
      readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    };
    paths = Object.entries(document.paths).flatMap(([path, methods]) =>
      path.startsWith('/api/v1/') && 'get' in methods ? filled(path.slice('/api/v1'.length), process) : [],
    );
  });

  async function meeting(publicity: 'yes' | 'no', process: string, more: object = {}): Promise<string> {
    const when = publicity === 'no' ? '2019-02-13' : DAY;
    const body = { ...more, committee, when, public: publicity, processes: [process] };
    const { id } = await clerk.does('/meetings', body);
    return id;
  }

  async function item(of: string, body: object): Promise<string> {
    const id = randomUUID();
    await clerk.does(`/meetings/${of}/agenda-items`, { item: id, number: '1', intent: 'acknowledgement', ...body });
    return id;
  }

  /** The route with ids of what there is, one path an id. */
  function filled(path: string, process: string): readonly string[] {
    if (path === '/decisions/follow-up') return [`${path}?process=${process}`];
    const [, kind = ''] = path.split('/');
    const known = ids[kind] ?? [randomUUID()];
    const whole = path.includes('{id}') ? known.map((id) => path.replace('{id}', id)) : [path];
    return whole.map((one) => one.replaceAll(/\{\w+\}/gu, 'unknown'));
  }

  /** The paths whose answers have the marker, or one of these ids although nobody asked for it. */
  async function marked(client: Client, named: readonly string[] = [], accept = '*/*'): Promise<readonly string[]> {
    const found: string[] = [];
    for (const path of paths) {
      const { status, text, headers } = await client.get(longest(path)).set('accept', accept);
      expect([path, status < 500]).toEqual([path, true]);
      const told = `${text} ${JSON.stringify(headers)} ${cursorIn(text)}`;
      const isNamed = status === 200 && named.some((id) => told.includes(id));
      if (told.includes(MARKER) || isNamed) found.push(path);
    }
    return found;
  }

  /** Pages of 200, so that nothing is left to a next one. */
  function longest(path: string): string {
    return path.endsWith('/events') ? `${path}?limit=200` : path;
  }

  /** What a cursor for the next page says. */
  function cursorIn(text: string): string {
    const next = /"next":"([^"]+)"/u.exec(text)?.[1] ?? '';
    return Buffer.from(next, 'base64url').toString();
  }

  function client(role: Role): Client {
    const found = clients.get(role);
    if (found === undefined) throw new Error(`nobody is ${role}`);
    return found;
  }

  it.each(['process-manager', 'clerk', 'auditor'] as const)('is read by the role %s', async (role) => {
    const read = await marked(client(role));
    expect(read).toEqual(expect.arrayContaining([`/papers/${paper}`, `/meetings/${openMeeting}`]));
    expect(read).toContain(`/meetings/${hiddenMeeting}/history`);
  });

  it.each(ROLES.filter((role) => !['process-manager', 'clerk', 'auditor'].includes(role)))(
    'is in no answer to the role %s, nor is an id of it',
    async (role) => {
      expect(await marked(client(role), hidden)).toEqual([]);
    },
  );

  it.each(['reporting', 'member', 'contributor', 'data-protection', 'administrator'] as const)(
    'does not exist for the role %s, and what is public does',
    async (role) => {
      const reader = client(role);
      for (const path of [`/meetings/${hiddenMeeting}`, `/papers/${paper}`]) {
        await reader.get(path).expect(404);
        await reader.get(`${path}/history`).expect(404);
      }
      const { agenda } = (await reader.get(`/meetings/${openMeeting}`).expect(200)).body as {
        readonly agenda: readonly { readonly id: string }[];
      };
      expect(agenda.map(({ id }) => id)).toEqual([openItem]);
      await reader.get(`/papers/${opened}`).expect(200);
    },
  );

  it.each(['text/csv', 'text/html', 'application/problem+json'])(
    'is in no answer as %s, nor in pages of one entry',
    async (accept) => {
      paths = paths.map((path) => (path.includes('?') ? path : `${path}?limit=1`));
      expect(await marked(client('data-protection'), hidden, accept)).toEqual([]);
      paths = paths.map((path) => path.replace('?limit=1', ''));
    },
  );

  it('is answered as what does not exist, whatever is asked of it', async () => {
    const reader = client('contributor');
    for (const [kind, id] of [
      ['meetings', hiddenMeeting],
      ['papers', paper],
    ] as const) {
      for (const rest of ['', '/history', '/history?limit=1', '?atLeast=x', '/nothing']) {
        const answers = await Promise.all(
          [id, randomUUID()].map(async (one) => {
            const { status, text } = await reader.get(`/${kind}/${one}${rest}`).set('if-none-match', '"0"');
            return [status, text.replaceAll(one, '').replace(/"correlation":"[^"]*"/u, '')];
          }),
        );
        expect(answers[0]).toEqual(answers[1]);
      }
    }
  });

  it('is not found by a filter, a text or a sort', async () => {
    const read = async (path: string): Promise<unknown> => {
      const { items } = (await client('data-protection').get(path).expect(200)).body as { readonly items: unknown };
      return items;
    };
    const queries = [
      `/papers?process=${ids['processes']?.[0] ?? ''}&status=inConsultation`,
      `/meetings?committee=${committee}&public=no`,
      `/assignments?organisation=${unit}`,
      `/audit/events?text=Nordhafen`,
      `/audit/events?stream=meeting-${hiddenMeeting}`,
      `/audit/events?type=PublicExcluded`,
    ];
    for (const path of queries) {
      const response = await client('data-protection').get(path);
      if (response.status === 200) expect([path, await read(path)]).toEqual([path, []]);
      else expect([path, response.status]).toEqual([path, 400]);
    }
  });

  it('is read by members in the committees in which they sit on that day', async () => {
    const member = await linkedClient(journey, 'member', MEMBER);
    expect(await marked(member)).toEqual(
      expect.arrayContaining([`/papers/${paper}`, `/meetings/${openMeeting}`, `/meetings/${hiddenMeeting}`]),
    );
    expect(await marked(await linkedClient(journey, 'chair', { kind: 'function', title: 'Leitung Theater' }))).toEqual(
      [],
    );
    expect(
      await marked(await linkedClient(journey, 'member', MEMBER, { from: '2001-01-01', until: '2001-12-31' })),
    ).toEqual([]);
    expect(await marked(await linkedClient(journey, 'reporting', MEMBER))).toEqual([]);
  });

  it('is read by contributors where it belongs to their organisations', async () => {
    const contributor = await linkedClient(journey, 'contributor', {
      kind: 'function',
      title: 'Leitung Bau',
      organisation: unit,
    });
    const read = await marked(contributor);
    expect(read).toContain(`/papers/${paper}`);
    expect(read).not.toContain(`/meetings/${hiddenMeeting}/history`);
    await contributor.get(`/assignments/${ids['assignments']?.[0] ?? ''}`).expect(200);
    await client('contributor')
      .get(`/assignments/${ids['assignments']?.[0] ?? ''}`)
      .expect(404);
    await client('contributor')
      .get(`/assignments/${ids['assignments']?.[0] ?? ''}/history`)
      .expect(404);
  });

  it('is treated as not public where nobody said that it is public', async () => {
    const unknown = (await clerk.does('/papers', { title: PUBLIC_TITLE })).id;
    const sitting = (await clerk.does('/meetings', { committee, when: '2019-05-09' })).id;
    const inOpen = await item(await meeting('yes', ids['processes']?.[0] ?? '', { sequence: 2 }), {
      title: PUBLIC_TITLE,
    });
    await settled(journey);
    await client('reporting').get(`/papers/${unknown}`).expect(404);
    await client('reporting').get(`/meetings/${sitting}`).expect(404);
    // Of a public sitting each item is public, unless the public is excluded (GemO Rheinland-Pfalz, section 35).
    expect((await client('data-protection').get(`/audit/events?type=ItemAdded`).expect(200)).text).toContain(inOpen);
    await clerk.does(`/papers/${unknown}/versions`, { public: 'yes' });
    await settled(journey);
    await client('reporting').get(`/papers/${unknown}`).expect(200);
  });

  it('can be read by everyone once the public is admitted, and is hidden again once it is excluded', async () => {
    const at = `/meetings/${openMeeting}/agenda-items/${openItem}`;
    await clerk.does(`${at}/public-exclusion`);
    await settled(journey);
    expect((await client('reporting').get(`/meetings/${openMeeting}`)).text).not.toContain(PUBLIC_TITLE);
    await clerk.does(`${at}/public-restoration`);
    await settled(journey);
    expect((await client('reporting').get(`/meetings/${openMeeting}`)).text).toContain(PUBLIC_TITLE);
  });
});
