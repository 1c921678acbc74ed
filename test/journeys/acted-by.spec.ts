import { randomUUID } from 'node:crypto';
import { Client } from '../support/client.js';
import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { Office } from './office.js';

interface Issued {
  readonly id: string;
  readonly token: string;
}

const HEAD = { kind: 'function', title: 'Leitung Kultur' } as const;

describe('Who acts where the request names nobody', () => {
  let journey: Journey;

  beforeAll(async () => {
    journey = await openJourney();
  });

  /** A clerk whose actor is linked to these parties, in this order. */
  async function clerkLinkedTo(
    ...parties: readonly object[]
  ): Promise<{ readonly office: Office; readonly end: () => Promise<void> }> {
    const administrator = journey.administrator();
    const { id } = (await administrator.post('/actors', { label: 'clerk', kind: 'person' }).expect(201)).body as Issued;
    await administrator.post(`/actors/${id}/grants`, { role: 'clerk', scope: 'everywhere' }).expect(200);
    for (const to of parties) await administrator.post(`/actors/${id}/links`, { to }).expect(200);
    const { token } = (await administrator.post('/access-tokens', { actor: id }).expect(201)).body as Issued;
    const end = async (): Promise<void> => {
      const { links } = (await administrator.get(`/actors/${id}`).expect(200)).body as {
        readonly links: readonly { readonly link: string }[];
      };
      for (const { link } of links) await administrator.post(`/actors/${id}/links/${link}/end`, {}).expect(200);
    };
    return { office: new Office(new Client(() => journey.server.url, token)), end };
  }

  /** The acting party of the first event of a new organisation. */
  async function actedBy(office: Office, body: object = {}): Promise<object | undefined> {
    const name = `Bereich ${randomUUID()}`;
    const { id } = await office.does('/organisations', { name, kind: 'area', ...body });
    const { items } = await office.reads<{ readonly items: readonly { readonly actedBy: object }[] }>(
      `/organisations/${id}/history`,
    );
    return items[0]?.actedBy;
  }

  it('is unknown where the actor is linked to nobody', async () => {
    const { office } = await clerkLinkedTo();
    expect(await actedBy(office)).toEqual({ kind: 'unknown' });
  });

  it('is the function that the actor is linked to, until the link ends', async () => {
    const { office, end } = await clerkLinkedTo(HEAD);
    expect(await actedBy(office)).toEqual(HEAD);
    await end();
    expect(await actedBy(office)).toEqual({ kind: 'unknown' });
  });

  it('is the person that the actor is linked to, and the function rather than the person', async () => {
    const registrar = new Office(await journey.as('clerk'));
    const person = { kind: 'person', id: (await registrar.does('/persons', { name: 'Leitung Theater' })).id };
    expect(await actedBy((await clerkLinkedTo(person)).office)).toEqual(person);
    expect(await actedBy((await clerkLinkedTo(person, HEAD)).office)).toEqual(HEAD);
  });

  it('is whoever the request names, also for an actor who is linked', async () => {
    const { office } = await clerkLinkedTo(HEAD);
    const named = { kind: 'function', title: 'Leitung Schulen' };
    expect(await actedBy(office, { actedBy: named })).toEqual(named);
    expect(await actedBy(office, { actedBy: { kind: 'unknown' } })).toEqual({ kind: 'unknown' });
  });
});
