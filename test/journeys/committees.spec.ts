import { randomUUID } from 'node:crypto';
import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { reasonsOf } from '../support/refusals.js';
import { Office, settled } from './office.js';

interface Committee {
  readonly status: string;
  readonly constituted: { readonly on: string; readonly event: string };
  readonly chair: { readonly member: object; readonly membership: string | null } | null;
  readonly memberships: readonly {
    readonly id: string;
    readonly member: object;
    readonly from: string;
    readonly until: string | null;
    readonly status: string;
    readonly substitutes: readonly { readonly rank: number; readonly substitute: object }[];
  }[];
}

const NOBODY = randomUUID();
const CULTURE = { kind: 'function', title: 'Leitung Kultur' };
const THEATRE = { kind: 'function', title: 'Leitung Theater' };
const SPORTS = { kind: 'function', title: 'Leitung Sport' };

describe('A committee', () => {
  let journey: Journey;
  let office: Office;
  let committee: string;
  const met = new Set<string>();

  beforeAll(async () => {
    journey = await openJourney();
    office = new Office(await journey.as('clerk', 'process-manager'));
    const constituted = { name: 'Lenkungskreis', kind: 'steeringCircle', constitutedOn: '2018-11' };
    committee = (await office.does('/committees', constituted)).id;
  });

  const at = (path: string): string => `/committees/${committee}${path}`;
  const read = (): Promise<Committee> => office.reads<Committee>(at(''));
  const membershipOf = async (member: object): Promise<string> =>
    (await read()).memberships.find((one) => JSON.stringify(one.member) === JSON.stringify(member))?.id ?? '';

  async function refuses(status: number, reason: string, path: string, body: object = {}): Promise<void> {
    const problem = await office.refused(path, body);
    expect([problem.status, problem.reason]).toEqual([status, reason]);
    expect(problem.detail).not.toContain(reason);
    met.add(reason);
  }

  it('is constituted once, not in the future, and for processes that exist', async () => {
    const circle = { name: 'Lenkungskreis', kind: 'steeringCircle' };
    await refuses(409, 'committee is constituted already', '/committees', { ...circle, id: committee });
    await refuses(409, 'the fact lies in the future', '/committees', { ...circle, constitutedOn: '2999' });
    await refuses(404, 'not found', `/committees/${NOBODY}/dissolution`);
    await refuses(422, 'process does not exist', '/committees', { ...circle, processes: [NOBODY] });
    const { id: process } = await office.does('/processes', { title: 'Wir alle sind LU' });
    const { id } = await office.does('/committees', { ...circle, processes: [process] });
    expect(await office.reads(`/committees?process=${process}`)).toMatchObject({ items: [{ id }] });
    expect(await office.reads(`/processes/${process}`)).toMatchObject({ committees: [{ id, name: 'Lenkungskreis' }] });
  });

  it('plans meetings and adopts rules, each once', async () => {
    await office.does(at('/meeting-plans'), { count: 4, period: '2019' });
    expect(await office.does(at('/meeting-plans'), { count: 4, period: '2019' })).toMatchObject({ events: [] });
    await refuses(409, 'meetings are planned for this period already', at('/meeting-plans'), {
      count: 3,
      period: '2019',
    });
    const rules = { title: 'Geschäftsordnung', from: '2019-01-01' };
    await office.does(at('/rules'), rules);
    await refuses(409, 'these rules are adopted already', at('/rules'), rules);
    expect(await read()).toMatchObject({ meetingPlans: [{ count: 4, period: '2019' }], rules: [rules] });
  });

  it('has members with ranked substitutes, and a chair among the members', async () => {
    await office.does(at('/chair'), { chair: CULTURE });
    await office.does(at('/memberships'), { member: CULTURE, votingRight: 'yes', from: '2018-11' });
    await refuses(409, 'is a member at that time already', at('/memberships'), { member: CULTURE, from: '2019' });
    await refuses(409, 'membership would end before it began', at('/memberships'), {
      member: THEATRE,
      from: '2019',
      until: '2018',
    });
    await refuses(422, 'person does not exist', at('/memberships'), { member: { kind: 'person', id: NOBODY } });
    await refuses(422, 'organisation does not exist', at('/memberships'), { member: THEATRE, organisation: NOBODY });
    const membership = await membershipOf(CULTURE);
    const substitutes = at(`/memberships/${membership}/substitutes`);
    await office.does(substitutes, { substitute: THEATRE, rank: 1 });
    await refuses(409, 'a member cannot substitute for itself', substitutes, { substitute: CULTURE, rank: 2 });
    await refuses(409, 'substitutes for this member already', substitutes, { substitute: THEATRE, rank: 2 });
    await refuses(409, 'this rank is taken', substitutes, { substitute: SPORTS, rank: 1 });
    await refuses(404, 'membership is not known in this committee', at(`/memberships/${NOBODY}/end`));
    await refuses(409, 'the chair is no member of the committee', at('/chair'), { chair: SPORTS });
    expect(await read()).toMatchObject({
      chair: { member: CULTURE },
      memberships: [{ member: CULTURE, status: 'current', substitutes: [{ rank: 1, substitute: THEATRE }] }],
    });
    await office.does(at('/chair'), { chair: SPORTS, byOffice: true });
  });

  it('loses the members of one term when the next begins', async () => {
    await office.does(at('/terms'), { name: '2014–2019', from: '2014-07-01' });
    await office.does(at('/memberships'), { member: THEATRE, from: '2018-12-01' });
    await refuses(409, 'term would begin before the one before it', at('/terms'), { name: 'davor', from: '2009' });
    await office.does(at('/terms'), { name: '2019–2024', from: '2019-07-01' });
    const { memberships } = await read();
    expect(memberships.map(({ until, status }) => [until, status])).toEqual([
      ['2019-06-30', 'ended'],
      ['2019-06-30', 'ended'],
    ]);
    const ended = await membershipOf(THEATRE);
    await refuses(409, 'membership has ended already', at(`/memberships/${ended}/end`));
    await office.does(at('/memberships'), { member: THEATRE, from: '2019-07-01' });
    const again = (await read()).memberships.at(-1)?.id ?? '';
    await refuses(409, 'membership would end before it began', at(`/memberships/${again}/end`), { on: '2018' });
    await office.does(at(`/memberships/${again}/end`), { on: '2019-12-31' });
    expect((await read()).memberships.at(-1)).toMatchObject({ until: '2019-12-31', status: 'ended' });
  });

  it('has its plan measured by its meetings, with the day from which it cannot be met', async () => {
    await office.does(at('/meeting-plans'), { count: 2, period: '2025' });
    const held = { committee, completeness: 'excerptOnly', items: [] };
    await office.does('/meetings/held', { ...held, heldOn: '2025-03-04' });
    await settled(journey);
    await office.does(at('/agenda-proposals'), { title: 'Haushalt' });
    const { meetingPlans } = await office.reads<{ readonly meetingPlans: readonly object[] }>(at(''));
    expect(meetingPlans.at(-1)).toMatchObject({
      ...{ count: 2, period: '2025', held: 1, scheduled: 0 },
      ...{ impossibleFrom: '2025-12-26', canBeMet: false, warnedOn: null },
    });
  });

  it('has proposals for its agenda, each until it is on an agenda or dropped', async () => {
    expect((await office.does(at('/agenda-proposals'), { title: 'Haushalt' })).note).toBe('proposed already');
    const about = { kind: 'measure', id: NOBODY };
    await refuses(422, 'what is proposed does not exist', at('/agenda-proposals'), { title: 'x', about });
    const { agendaProposals } = await office.reads<{ readonly agendaProposals: readonly { readonly id: string }[] }>(
      at(''),
    );
    const settlement = at(`/agenda-proposals/${agendaProposals[0]?.id ?? ''}/settlement`);
    await refuses(400, 'the meeting that deals with it is not said', settlement, { how: 'scheduled' });
    const { id: meeting } = await office.does('/meetings', { committee, when: '2030' });
    await refuses(400, 'what is dropped comes on no agenda', settlement, { how: 'dropped', meeting });
    const elsewhere = { how: 'scheduled', meeting: NOBODY };
    await refuses(422, 'the meeting is none of this committee', settlement, elsewhere);
    const { id: off } = await office.does('/meetings', { committee, when: '2031' });
    await office.does(`/meetings/${off}/cancellation`, { reason: 'Keine Themen.' });
    await refuses(422, 'the meeting is cancelled', settlement, { how: 'scheduled', meeting: off });
    const offAgenda = { how: 'scheduled', meeting, item: NOBODY };
    await refuses(422, 'the item is not on this agenda', settlement, offAgenda);
    await office.does(settlement, { how: 'scheduled', meeting });
    await refuses(404, 'proposal is not open', settlement, { how: 'dropped' });
    expect(await office.reads(at(''))).toMatchObject({ agendaProposals: [{ status: 'scheduled', meeting }] });
  });

  it('has the day of its constitution refined, and is not dissolved before it', async () => {
    const { constituted } = await read();
    await office.does(at('/date-refinements'), { event: constituted.event, to: '2018-11-20' });
    expect((await read()).constituted.on).toBe('2018-11-20');
    const reason = 'committee would be dissolved before it was constituted';
    await refuses(409, reason, at('/dissolution'), { occurredOn: '2018-11-19' });
    await office.does(at('/dissolution'), { occurredOn: '2020-12-31' });
    await refuses(409, 'committee is dissolved', at('/memberships'), { member: SPORTS });
    expect(await read()).toMatchObject({ status: 'dissolved' });
  });

  it('refuses only for reasons tested here, apart from those of references and of policies', () => {
    expect(reasonsOf('committee').filter((reason) => !met.has(reason))).toEqual([
      'this plan is not known',
      'too many proposals are open',
      'committee does not exist',
      'measure does not exist',
      'goal does not exist',
    ]);
  });
});
