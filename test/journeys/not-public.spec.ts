import type { Role } from '#http';
import { ROLES } from '#http';
import { randomUUID } from 'node:crypto';
import supertest from 'supertest';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { Client as TokenClient } from '../support/client.js';
import { Office, settled } from './office.js';
import { DAY, MEMBER } from './sittings.js';

/** In every text field of what is not public. */
const MARKER = 'Grundstückssache Nordhafen';
const PUBLIC_TITLE = 'Sachstandsbericht Integration';
const SECRET = { title: MARKER, public: 'no' } as const;
const NOW = { evidence: { kind: 'oral', reference: MARKER } } as const;

interface Issued {
  readonly id: string;
  readonly token: string;
}

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
    await clerk.does(`/meetings/${openMeeting}/agenda-items/${hiddenItem}/acknowledgement`, outcome);
    const source = { kind: 'item', meeting: openMeeting, item: hiddenItem } as const;
    const assignment = (
      await clerk.does('/assignments', { ...NOW, title: MARKER, source, to: unit, due: '2019-06', process })
    ).id;
    await settled(journey);
    const report = (await clerk.does('/progress-reports', { process, asOf: '2026-11-01' })).id;
    await settled(journey);
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

  /** The paths whose answers have the marker. */
  async function marked(client: Client): Promise<readonly string[]> {
    const found: string[] = [];
    for (const path of paths) {
      const { status, text } = await client.get(path);
      expect([path, status < 500]).toEqual([path, true]);
      if (status === 200 && text.includes(MARKER)) found.push(path);
    }
    return found;
  }

  /** A caller whose actor is linked. */
  async function linked(role: Role, to: object, days: object = {}): Promise<Client> {
    const administrator = journey.administrator();
    const { id } = (await administrator.post('/actors', { label: role, kind: 'person' }).expect(201)).body as Issued;
    await administrator.post(`/actors/${id}/grants`, { role, scope: 'everywhere' }).expect(200);
    await administrator.post(`/actors/${id}/links`, { to, ...days }).expect(200);
    const { token } = (await administrator.post('/access-tokens', { actor: id }).expect(201)).body as Issued;
    return new TokenClient(() => journey.server.url, token);
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
    'is in no answer to the role %s',
    async (role) => {
      expect(await marked(client(role))).toEqual([]);
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

  it('is read by members in the committees in which they sit on that day', async () => {
    const member = await linked('member', MEMBER);
    expect(await marked(member)).toEqual(
      expect.arrayContaining([`/papers/${paper}`, `/meetings/${openMeeting}`, `/meetings/${hiddenMeeting}`]),
    );
    expect(await marked(await linked('chair', { kind: 'function', title: 'Leitung Theater' }))).toEqual([]);
    expect(await marked(await linked('member', MEMBER, { from: '2001-01-01', until: '2001-12-31' }))).toEqual([]);
    expect(await marked(await linked('reporting', MEMBER))).toEqual([]);
  });

  it('is read by contributors where it belongs to their organisations', async () => {
    const contributor = await linked('contributor', { kind: 'function', title: 'Leitung Bau', organisation: unit });
    const read = await marked(contributor);
    expect(read).toContain(`/papers/${paper}`);
    expect(read).not.toContain(`/meetings/${hiddenMeeting}/history`);
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

describe('Names of persons', () => {
  const NAME = 'Friederike Musterfrau-Beispiel';
  const READERS: readonly Role[] = ['process-manager', 'clerk', 'data-protection', 'administrator'];
  let journey: Journey;
  let paths: readonly string[];

  beforeAll(async () => {
    journey = await openJourney();
    const clerk = new Office(await journey.as('clerk'));
    const { id } = await clerk.does('/persons', { name: NAME });
    await settled(journey);
    paths = [
      '/persons',
      `/persons/${id}`,
      `/persons/${id}/history`,
      '/audit/events',
      '/audit/events?type=PersonRegistered',
    ];
  });

  it.each(ROLES)('are read by one rule, in the audit log too, by the role %s', async (role) => {
    const client = await journey.as(role);
    const answers: boolean[] = [];
    for (const path of paths) {
      const { status, text } = await client.get(path);
      if (status === 200) answers.push(text.includes(NAME));
    }
    expect(new Set(answers)).toEqual(new Set(answers.length === 0 ? [] : [READERS.includes(role)]));
  });
});
