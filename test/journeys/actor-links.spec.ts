import { daysBetween } from '#event-sourcing';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { linkedActor, linkedClient } from '../support/linked-client.js';
import { Office, settled } from './office.js';
import { DAY } from './sittings.js';

describe('An actor behind whom a person or function stands', () => {
  let journey: Journey;
  let clerk: Office;
  let committee: string;
  let meeting: string;
  let paper: string;
  let unit: string;
  let below: string;
  let today: string;

  beforeAll(async () => {
    journey = await openJourney();
    clerk = new Office(await journey.as('clerk', 'process-manager'));
    today = journey.server.engine.businessClock.today();
    unit = (await clerk.does('/organisations', { name: 'Baudezernat', kind: 'directorate' })).id;
    below = (await clerk.does('/organisations', { name: 'Bauverwaltung', kind: 'office', parent: unit })).id;
    committee = (await clerk.does('/committees', { name: 'Bau', kind: 'committee', constitutedOn: '2018' })).id;
    meeting = (await clerk.does('/meetings', { committee, when: DAY, public: 'no' })).id;
    paper = (await clerk.does('/papers', { title: 'Grundstück', public: 'no' })).id;
    await clerk.does(`/papers/${paper}/co-signatures`, { of: { kind: 'organisation', id: below } });
    await settled(journey);
  });

  const dayFromToday = (days: number): string =>
    new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

  async function readsMeeting(client: Client): Promise<number> {
    await settled(journey);
    return (await client.get(`/meetings/${meeting}`)).status;
  }

  async function readsPaper(client: Client): Promise<number> {
    await settled(journey);
    return (await client.get(`/papers/${paper}`)).status;
  }

  async function memberFor(
    title: string,
    until?: string,
  ): Promise<{ readonly kind: 'function'; readonly title: string }> {
    const member = { kind: 'function', title } as const;
    const told = { member, from: '2018' };
    const { parts } = (await clerk.does(`/committees/${committee}/memberships`, told)) as unknown as {
      readonly parts: readonly { readonly kind: string; readonly id: string }[];
    };
    const membership = parts.find(({ kind }) => kind === 'membership')?.id ?? '';
    if (until !== undefined) {
      await clerk.does(`/committees/${committee}/memberships/${membership}/end`, { on: until, occurredOn: until });
    }
    return member;
  }

  it('reads from the first to the last day of the link', async () => {
    const to = await memberFor('Leitung Kultur');
    const days: readonly (readonly [days: object, status: number])[] = [
      [{}, 200],
      [{ from: dayFromToday(1) }, 404],
      [{ from: today, until: today }, 200],
      [{ from: '2019-01-01', until: dayFromToday(-1) }, 404],
    ];
    for (const [held, status] of days) {
      expect([held, await readsMeeting(await linkedClient(journey, 'member', to, held))]).toEqual([held, status]);
    }
    expect(daysBetween(dayFromToday(-1), today)).toBe(1);
  });

  it('reads nothing of a committee whose membership ended yesterday, and something on its last day', async () => {
    const ended = await memberFor('Leitung Theater', dayFromToday(-1));
    expect(await readsMeeting(await linkedClient(journey, 'chair', ended))).toBe(404);
    const last = await memberFor('Leitung Bibliothek', today);
    expect(await readsMeeting(await linkedClient(journey, 'chair', last))).toBe(200);
  });

  it('reads by each of its links, and no longer by one that has ended', async () => {
    const links = [
      { to: { kind: 'function', title: 'Fraktion' } },
      { to: { kind: 'function', title: 'Leitung Bau', organisation: unit } },
    ];
    const { actor, client } = await linkedActor(journey, 'contributor', links);
    expect(await readsPaper(client)).toBe(200);
    const administrator = journey.administrator();
    const read = await administrator.get(`/actors/${actor}`).expect(200);
    const { links: held } = read.body as {
      readonly links: readonly { readonly link: string; readonly to: { readonly organisation?: string } }[];
    };
    const link = held.find(({ to }) => to.organisation === unit)?.link ?? '';
    await administrator.post(`/actors/${actor}/links/${link}/end`).expect(200);
    expect(await readsPaper(client)).toBe(404);
  });

  it.each([
    ['contributor', 200],
    ['approver', 200],
    ['chair', 404],
    ['member', 404],
    ['reporting', 404],
    ['administrator', 404],
  ] as const)('reads by its organisation and those below with the role %s: %i', async (role, status) => {
    const to = { kind: 'function', title: 'Dezernat', organisation: unit };
    expect(await readsPaper(await linkedClient(journey, role, to))).toBe(status);
  });

  it('reads nothing by a function that begins tomorrow, nor by a person who is erased', async () => {
    const person = (await clerk.does('/persons', { name: 'Leitung Bau' })).id;
    const member = { kind: 'person', id: person };
    await clerk.does(`/committees/${committee}/memberships`, { member, from: '2018' });
    await clerk.does(`/persons/${person}/functions`, {
      title: 'Leitung Bau',
      organisation: below,
      from: dayFromToday(1),
    });
    expect(await readsPaper(await linkedClient(journey, 'contributor', member))).toBe(404);
    const sitting = await linkedClient(journey, 'member', member);
    expect(await readsMeeting(sitting)).toBe(200);
    await clerk.does(`/persons/${person}/erasure-request`);
    await new Office(await journey.as('data-protection')).does(`/persons/${person}/erasure-grant`);
    expect(await readsMeeting(sitting)).toBe(404);
  });
});
