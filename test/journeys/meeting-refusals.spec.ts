import { germanMissingSubject } from '../../libs/shared-kernel/subjects/subject-references.js';
import { germanSubjects } from '../../libs/shared-kernel/subjects/subjects.js';
import { germanMeeting } from '../../libs/council/meeting/meeting.refusals.js';
import {
  AUTHORITY,
  because,
  clerk,
  committee,
  firstOutcome,
  journey,
  NOBODY,
  ON_DAY,
  one,
  openMeetings,
  sittings,
  social,
} from './meetings.fixture.js';
import type { Refused } from './office.js';
import { REFUSALS_OF_EXTRACTS } from './extracts.fixture.js';
import { settled } from './office.js';
import type { Sittings } from './sittings.js';
import { counted, DAY, MEMBER } from './sittings.js';

openMeetings();

describe('an impossible command of a meeting', () => {
  type Refusal = readonly [phrase: string, status: number, attempt: () => Promise<Refused>, field?: string];
  const refusing =
    (stage: Parameters<Sittings['of']>[0], route: string, body: object = {}) =>
    async () => {
      const { path, at, item } = await sittings.of(stage);
      const target = route.startsWith('item/') ? `${at}${route.slice(4)}` : `${path}/${route}`;
      return await clerk.refused(target, JSON.parse(JSON.stringify(body).replaceAll('ITEM', item)) as object);
    };
  const scheduling = (body: object) => async () =>
    await clerk.refused('/meetings', { committee: social, when: '2019', ...body });
  const held = (body: object = {}): object => ({
    committee: social,
    heldOn: '2018-11-15',
    completeness: 'excerptOnly',
    items: [],
    ...body,
  });
  const attending = (route: string, before: readonly (readonly [string, object])[], body: object) => async () => {
    const { path } = await sittings.of('open');
    for (const [earlier, told] of before) await clerk.does(`${path}/${earlier}`, { ...ON_DAY, ...told });
    return await clerk.refused(`${path}/${route}`, { ...ON_DAY, ...body });
  };
  const afterOutcome =
    (route: string, body: object, next: (path: string, at: string) => Promise<Refused>) => async () => {
      const { path, at } = await sittings.of('open');
      await clerk.does(`${at}/${route}`, { ...ON_DAY, ...body });
      return await next(path, at);
    };
  const correcting = (event: string): object => ({
    event,
    outcome: { kind: 'void' },
    reason: 'verlesen',
    authority: AUTHORITY,
  });
  const arrived = ['arrivals', { attendee: MEMBER, occurredAt: { local: `${DAY}T17:05` } }] as const;
  const left = ['departures', { attendee: MEMBER, occurredAt: { local: `${DAY}T18:05` } }] as const;
  const person = { kind: 'person', id: NOBODY } as const;
  const GROUP = { group: 'Fraktion A', yes: 5, no: 0, abstention: 0 } as const;

  const refusals: readonly Refusal[] = [
    ['meeting is scheduled already', 409, async () => await scheduling({ id: (await sittings.of('planned')).id })()],
    ['meeting is planned only', 409, refusing('planned', 'opening')],
    ['meeting is invited and not open', 409, refusing('invited', 'item/adoption')],
    ['meeting is open', 409, refusing('open', 'day', { when: '2019-03-12' })],
    ['meeting is interrupted', 409, refusing('interrupted', 'interruption')],
    ['meeting is closed', 409, refusing('closed', 'item/adoption')],
    ['meeting is cancelled', 409, refusing('cancelled', 'invitation')],
    [
      'meeting is recorded as held',
      409,
      async () => {
        const { id } = await clerk.does('/meetings/held', held());
        return await clerk.refused(`/meetings/${id}/opening`);
      },
    ],
    [
      'committee is dissolved',
      409,
      async () => {
        const ended = await committee('workingGroup');
        await clerk.does(`/committees/${ended}/dissolution`);
        return await scheduling({ committee: ended, when: '2999' })();
      },
    ],
    [
      'paper does not exist',
      422,
      refusing('planned', 'agenda-items', { number: '2', title: 'x', paper: { kind: 'paper', paper: NOBODY } }),
      'paper.paper',
    ],
    ['meeting does not exist', 422, refusing('open', 'item/postponement', { to: NOBODY }), 'to'],
    ['committee does not exist', 422, scheduling({ committee: NOBODY }), 'committee'],
    ['process does not exist', 422, scheduling({ processes: [NOBODY] }), 'processes.0'],
    ['person does not exist', 422, refusing('planned', 'chair', { chair: person }), 'chair'],
    [
      'organisation does not exist',
      422,
      refusing('open', 'guests', { guest: { kind: 'function', title: 'x', organisation: NOBODY } }),
      'guest.organisation',
    ],
    [
      'meeting has no day yet',
      400,
      async () => {
        const { path } = await sittings.of('planned');
        await clerk.does(`${path}/day`, { when: '2019-Q2' });
        return await clerk.refused(`${path}/invitation`);
      },
      'when',
    ],
    [
      'meeting has no agenda',
      409,
      async () => {
        const { id } = await clerk.does('/meetings', { committee: social, when: DAY });
        return await clerk.refused(`/meetings/${id}/invitation`);
      },
    ],
    [
      'meeting lies in the future',
      409,
      async () => await clerk.refused('/meetings/held', held({ heldOn: '2999-01-01' })),
    ],
    ['it would lie before the opening of the meeting', 409, refusing('open', 'closing', { occurredOn: '2019-02-13' })],
    ['item is not on this agenda', 404, refusing('open', `agenda-items/${NOBODY}/adoption`)],
    [
      'item is not on this agenda',
      422,
      refusing('open', 'arrivals', { attendee: MEMBER, occurredAt: { beforeItem: NOBODY } }),
      'occurredAt.beforeItem',
    ],
    ['number is taken by another item', 409, refusing('planned', 'agenda-items', { number: '1', title: 'x' })],
    ['item id is taken', 409, refusing('planned', 'agenda-items', { item: 'ITEM', number: '2', title: 'x' })],
    [
      'agenda is full',
      409,
      async () => {
        const items = Array.from({ length: 300 }, (_, index) => ({ number: `${index + 1}`, title: 'x' }));
        const day = { heldOn: '2018-11-22' };
        await clerk.does('/meetings/held', held({ ...day, items: items.slice(0, 150) }));
        const { id } = await clerk.does('/meetings/held', held({ ...day, items: items.slice(150) }));
        return await clerk.refused(`/meetings/${id}/held-items`, { number: '301', title: 'x' });
      },
    ],
    [
      'consultation of the item has ended already',
      409,
      afterOutcome('adoption', {}, (_path, at) => clerk.refused(`${at}/rejection`, ON_DAY)),
    ],
    [
      'item is over for this meeting',
      409,
      afterOutcome('postponement', {}, (_path, at) => clerk.refused(`${at}/adoption`, ON_DAY)),
    ],
    [
      'item would be postponed to its own meeting',
      409,
      async () => {
        const { at, id } = await sittings.of('open');
        return await clerk.refused(`${at}/postponement`, { to: id });
      },
    ],
    ['outcome is not known in this meeting', 422, refusing('open', 'outcome-corrections', correcting(NOBODY)), 'event'],
    [
      'outcome has been corrected already',
      409,
      afterOutcome('adoption', {}, async (path) => {
        const { event } = await firstOutcome(path);
        await clerk.does(`${path}/outcome-corrections`, correcting(event));
        return await clerk.refused(`${path}/outcome-corrections`, {
          ...correcting(event),
          outcome: { kind: 'rejected' },
        });
      }),
    ],
    [
      'more votes than members present',
      409,
      async () => {
        const { path, at } = await sittings.of('open');
        await clerk.does(`${path}/arrivals`, { ...ON_DAY, attendee: MEMBER });
        return await clerk.refused(`${at}/adoption`, { ...ON_DAY, vote: counted(2, 0) });
      },
    ],
    ['adopted with more votes against than for', 409, refusing('open', 'item/adoption', { vote: counted(1, 2) })],
    ['a tie is a refusal', 409, refusing('open', 'item/recommendation', { vote: counted(2, 2) })],
    [
      'a unanimous vote has no votes against it',
      409,
      refusing('open', 'item/adoption', { vote: { kind: 'stated', result: 'unanimous', yes: 5, no: 1 } }),
    ],
    [
      'somebody or a group votes twice',
      409,
      refusing('open', 'item/adoption', { vote: { kind: 'byGroup', groups: [GROUP, { ...GROUP, yes: 2 }] } }),
    ],
    ['is present already', 409, attending('arrivals', [arrived], arrived[1])],
    ['has not arrived', 409, attending('departures', [], left[1])],
    ['has left already', 409, attending('departures', [arrived, left], left[1])],
    [
      'would leave before arriving',
      409,
      attending('departures', [arrived], { attendee: MEMBER, occurredAt: { local: `${DAY}T16:00` } }),
    ],
    ['takes part as a guest already', 409, attending('arrivals', [['guests', { guest: MEMBER }]], arrived[1])],
    ['takes part as a member already', 409, attending('guests', [arrived], { guest: MEMBER })],
    [
      'other facts are recorded already',
      409,
      async () => {
        await clerk.does('/meetings/held', held({ heldOn: '2018-11-29', items: [{ number: '1', title: 'a' }] }));
        return await clerk.refused(
          '/meetings/held',
          held({ heldOn: '2018-11-29', items: [{ number: '1', title: 'b' }] }),
        );
      },
    ],
    ['not found', 404, async () => await clerk.refused(`/meetings/${NOBODY}/invitation`)],
    ['rules are violated', 409, refusing('invited', 'opening', { occurredOn: '2019-02-13' })],
    [
      'deviations do not name exactly the violated rules',
      409,
      refusing('invited', 'opening', { ...ON_DAY, ...because('openedBeforeDay') }),
    ],
    [
      'deviation is not known here',
      404,
      refusing('open', 'deviation-resolutions', { deviation: NOBODY, how: 'cured', by: MEMBER }),
    ],
    [
      'deviation has ended already',
      409,
      async () => {
        const { path } = await sittings.of('invited');
        await clerk.does(`${path}/opening`, { occurredOn: '2019-02-13', ...because('openedBeforeDay') });
        const [noted] = (await one(path)).deviations;
        const end = { deviation: noted?.id, how: 'accepted', by: MEMBER };
        await clerk.does(`${path}/deviation-resolutions`, end);
        return await clerk.refused(`${path}/deviation-resolutions`, end);
      },
    ],
  ];

  const rows = refusals.map(([phrase, status, attempt, field = '']) => [phrase, status, attempt, field] as const);

  it.each(rows)('is refused: %s (%i)', async (phrase, status, attempt, field) => {
    const refused = await attempt();
    expect(refused).toMatchObject({ status, reason: phrase });
    expect(Object.entries(germanMeeting).find(([reason]) => reason === phrase)?.[1]).toBe(refused.detail);
    if (field !== '') expect(refused.errors?.map((error) => error.field)).toEqual([field]);
  });

  it('is tested here for every refusal of meetings', () => {
    // Subjects and requests of items, struck items and extracts have specs of their own.
    const ofSubjects = Object.keys({ ...germanSubjects, ...germanMissingSubject });
    const ofItems = ['item has too many requests', 'item has been dealt with'];
    const elsewhere = [...ofSubjects, ...REFUSALS_OF_EXTRACTS, ...ofItems];
    const phrases = Object.keys(germanMeeting).filter((phrase) => !elsewhere.includes(phrase));
    expect([...new Set(refusals.map(([phrase]) => phrase))].sort()).toEqual(phrases.sort());
  });

  it.each([
    ['heldOn', '/meetings/held', () => held({ heldOn: '2019-02' })],
    ['heldOn', '/meetings/held', () => held({ heldOn: '2019-02-30' })],
    ['when', '/meetings', () => ({ committee: social, when: '2019-13' })],
    ['occurredOn', '/meetings', () => ({ committee: social, when: '2019', occurredOn: 'gestern' })],
  ] as const)(
    'is refused with the field %s where the date is invalid, or not precise enough',
    async (field, path, body) => {
      expect(await clerk.refused(path, body())).toMatchObject({ status: 400, errors: [{ field }] });
    },
  );

  it.each([
    { local: '2019-02-30T17:00' },
    { local: '2019-02-14T24:00' },
    { local: '17:00' },
    { beforeItem: 'Punkt 1' },
  ])('is refused at a moment like %j', async (occurredAt) => {
    const { path } = await sittings.of('open');
    const { status, errors } = await clerk.refused(`${path}/arrivals`, { ...ON_DAY, attendee: MEMBER, occurredAt });
    expect([status, errors?.map(({ field }) => field.split('.')[0])]).toEqual([400, ['occurredAt']]);
  });

  it('leaves no trace in the log', async () => {
    const { path } = await sittings.of('planned');
    const { store } = journey.server.engine;
    await settled(journey);
    const before = await store.head();
    await clerk.refused(`${path}/opening`, because('openedBeforeDay'));
    await clerk.refused(`${path}/day`, { when: 'bald' });
    expect(await store.head()).toBe(before);
  });
});
