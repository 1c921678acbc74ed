import type { Role } from '#http';
import { randomUUID } from 'node:crypto';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { linkedClient } from '../support/linked-client.js';
import { Office, settled } from './office.js';
import { DAY, MEMBER } from './sittings.js';

const NAMES_NOTHING_KEPT = 'c'.repeat(64);
const READERS: readonly Role[] = ['chair', 'member', 'contributor', 'approver'];

describe('A document', () => {
  let journey: Journey;
  let clerk: Office;
  let committee: string;
  let meeting: string;

  beforeAll(async () => {
    journey = await openJourney();
    clerk = new Office(await journey.as('clerk', 'process-manager'));
    committee = (await clerk.does('/committees', { name: 'Bau', kind: 'committee', constitutedOn: '2018' })).id;
    await clerk.does(`/committees/${committee}/memberships`, { member: MEMBER, from: '2018' });
    meeting = (await clerk.does('/meetings', { committee, when: DAY, public: 'yes' })).id;
  });

  async function evidence(text: string): Promise<{ readonly sha256: string; readonly evidence: object }> {
    const sha256 = await clerk.keeps(text);
    return { sha256, evidence: { kind: 'document', reference: 'Auszug', sha256 } };
  }

  async function statuses(sha256: string, roles: readonly Role[] = READERS): Promise<readonly number[]> {
    await settled(journey);
    const clients = await Promise.all(roles.map(async (role) => await journey.as(role)));
    return await Promise.all(clients.map(async (client) => await statusOf(client, sha256)));
  }

  async function statusOf(client: Client, sha256: string): Promise<number> {
    return (await client.get(`/documents/${sha256}`)).status;
  }

  it('of something that is public is read by every role that reads documents', async () => {
    const kept = await evidence('Die Sprachkurse laufen.');
    await clerk.does('/meetings', { committee, when: '2019-03', public: 'yes', evidence: kept.evidence });
    expect(await statuses(kept.sha256)).toEqual([200, 200, 200, 200]);
  });

  it('of something that is not public is read by those who may read that', async () => {
    const kept = await evidence('Grundstück Nordhafen, Gebot.');
    const item = { item: randomUUID(), number: 'N 1', title: 'Grundstück', public: 'no', evidence: kept.evidence };
    await clerk.does(`/meetings/${meeting}/agenda-items`, item);
    expect(await statuses(kept.sha256)).toEqual([404, 404, 404, 404]);
    expect(await statuses(kept.sha256, ['clerk', 'process-manager', 'auditor'])).toEqual([200, 200, 200]);
    expect(await statusOf(await linkedClient(journey, 'member', MEMBER), kept.sha256)).toBe(200);
    await clerk.does(`/meetings/${meeting}/agenda-items/${item.item}/public-restoration`);
    expect(await statuses(kept.sha256)).toEqual([200, 200, 200, 200]);
  });

  it('that only a not public paper has as its file is read by the organisation that it belongs to', async () => {
    const unit = (await clerk.does('/organisations', { name: 'Bauverwaltung', kind: 'office' })).id;
    const document = await clerk.keeps('Vorlage mit Preisen.');
    const paper = (await clerk.does('/papers', { title: 'Vorlage', document })).id;
    expect(await statuses(document)).toEqual([404, 404, 404, 404]);
    await clerk.does(`/papers/${paper}/co-signatures`, { of: { kind: 'organisation', id: unit } });
    await settled(journey);
    const to = { kind: 'function', title: 'Leitung Bau', organisation: unit };
    expect(await statusOf(await linkedClient(journey, 'approver', to), document)).toBe(200);
  });

  it('that nothing names yet is read by the actor who put it in, and by roles that read everything', async () => {
    const contributor = new Office(await journey.as('contributor'));
    const sha256 = await contributor.keeps('Entwurf.');
    expect(await statuses(sha256)).toEqual([404, 404, 404, 404]);
    expect(await statuses(sha256, ['clerk'])).toEqual([200]);
    await contributor.reads(`/documents/${sha256}`, undefined).catch(() => undefined);
    const named = { title: 'Entwurf', document: sha256 };
    const { id } = await contributor.does('/papers', named);
    await settled(journey);
    expect((await contributor.reads<{ readonly id: string }>(`/papers/${id}`)).id).toBe(id);
    await journey.restart();
    await contributor.does(`/papers/${id}/versions`, { title: 'Zweiter Entwurf', document: sha256 });
  });

  it('cannot be opened by naming its hash, and is not told to be there', async () => {
    const kept = await evidence('Niederschrift, nicht öffentlicher Teil.');
    const secret = { item: randomUUID(), number: 'N 2', title: 'Vergabe', public: 'no', evidence: kept.evidence };
    await clerk.does(`/meetings/${meeting}/agenda-items`, secret);
    await settled(journey);
    const client = await journey.as('contributor');
    const naming = (sha256: string): readonly object[] => [
      { title: 'Köder', document: sha256 },
      { title: 'Köder', evidence: { kind: 'document', reference: 'Auszug', sha256 } },
    ];
    for (const [index, body] of naming(kept.sha256).entries()) {
      const answer = await client.post('/papers', body);
      const unknown = await client.post('/papers', naming(NAMES_NOTHING_KEPT)[index]);
      expect(answer.body).toMatchObject({ status: 422, reason: 'document is not kept: put it first' });
      const { correlation: _one, ...told } = answer.body as Readonly<Record<string, unknown>>;
      const { correlation: _other, ...same } = unknown.body as Readonly<Record<string, unknown>>;
      expect(told).toEqual(same);
    }
    expect(await statusOf(client, kept.sha256)).toBe(404);
    // Whoever has the text itself may put it in; that it was there already is not told.
    await client.put(`/documents/${kept.sha256}`, 'Niederschrift, nicht öffentlicher Teil.').expect(201);
    expect(await statusOf(client, kept.sha256)).toBe(200);
  });

  it('must be kept wherever a command names it', async () => {
    const item = randomUUID();
    await clerk.does(`/meetings/${meeting}/agenda-items`, { item, number: '3', title: 'Bericht' });
    const at = `/meetings/${meeting}/agenda-items/${item}`;
    const unkept = { kind: 'document', reference: 'Auszug', sha256: NAMES_NOTHING_KEPT };
    const cases: readonly (readonly [path: string, body: object, field: string])[] = [
      [`${at}/acknowledgement`, { evidence: unkept }, 'evidence.sha256'],
      [
        `${at}/acknowledgement`,
        { deviations: [{ rule: 'notOnAgenda', reason: 'eilig', evidence: unkept }] },
        'deviations.0.evidence.sha256',
      ],
      [`${at}/amended-adoption`, { wording: NAMES_NOTHING_KEPT }, 'wording'],
      [`${at}/amended-recommendation`, { wording: NAMES_NOTHING_KEPT }, 'wording'],
      ['/papers', { title: 'Vorlage', document: NAMES_NOTHING_KEPT }, 'document'],
      [
        `/meetings/${meeting}/agenda-items`,
        {
          item: randomUUID(),
          number: '4',
          title: 'Bericht',
          paper: { kind: 'paper', paper: randomUUID(), sha256: NAMES_NOTHING_KEPT },
        },
        'paper.sha256',
      ],
      [
        '/meetings/held',
        {
          committee,
          heldOn: '2018-02-01',
          completeness: 'excerptOnly',
          items: [{ number: '1', title: 'Bericht', deliberation: NAMES_NOTHING_KEPT }],
        },
        'items.0.deliberation',
      ],
      [
        '/meetings/held',
        {
          committee,
          heldOn: '2018-02-01',
          completeness: 'excerptOnly',
          items: [
            { number: '1', title: 'Bericht', outcome: { kind: 'adoptedAsAmended', wording: NAMES_NOTHING_KEPT } },
          ],
        },
        'items.0.outcome.wording',
      ],
    ];
    for (const [path, body, field] of cases) {
      const refused = await clerk.refused(path, body);
      expect([path, refused.status, refused.reason, refused.errors?.[0]?.field]).toEqual([
        path,
        422,
        'document is not kept: put it first',
        field,
      ]);
    }
  });

  it('is open to the same readers after the read models were built anew', async () => {
    const administrator = journey.administrator();
    for (const name of ['documentReferences', 'publicity']) {
      await administrator.post(`/projections/${name}/rebuild`).expect(202);
    }
    await settled(journey);
    const kept = await evidence('Die Sprachkurse laufen.');
    expect(await statuses(kept.sha256)).toEqual([200, 200, 200, 200]);
  });
});
