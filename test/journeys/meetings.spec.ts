import { randomUUID } from 'node:crypto';
import { germanMissingSubject } from '../../libs/shared-kernel/subjects/subject-references.js';
import { germanSubjects } from '../../libs/shared-kernel/subjects/subjects.js';
import { germanMeeting } from '../../libs/council/meeting/meeting.refusals.js';
import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import type { Refused } from './office.js';
import { Office, settled } from './office.js';
import type { MeetingRead, Outcome } from './sittings.js';
import { counted, DAY, MEMBER, OTHER_MEMBER, Sittings } from './sittings.js';

const NOBODY = '0190a1b2-0000-5000-8000-000000000000';
const HASH = 'a'.repeat(64);
const AUTHORITY = { kind: 'unknown' } as const;
const ON_DAY = { occurredOn: DAY } as const;

let journey: Journey;
let clerk: Office;
let auditor: Office;
let sittings: Sittings;
let social: string;
let council: string;
let paper: object;
let paperPath: string;

const committee = async (kind: string): Promise<string> =>
  (await clerk.does('/committees', { name: kind, kind, constitutedOn: '2018' })).id;
const one = async (path: string): Promise<MeetingRead> => await clerk.reads<MeetingRead>(path);
const firstOutcome = async (path: string): Promise<Outcome> => {
  const [outcome] = (await one(path)).agenda.flatMap(({ outcomes }) => outcomes);
  if (outcome === undefined) throw new Error('there is no outcome');
  return outcome;
};
const because = (...rules: readonly string[]): object => ({
  deviations: rules.map((rule) => ({ rule, reason: 'die Frist läuft ab' })),
});

beforeAll(async () => {
  journey = await openJourney();
  clerk = new Office(await journey.as('clerk'));
  auditor = new Office(await journey.as('auditor'));
  social = await committee('committee');
  council = await committee('council');
  sittings = new Sittings(clerk, social);
  const known = await clerk.does('/papers/known', { reference: '20196743', year: 2019, title: 'Sachstandsbericht' });
  paper = { kind: 'paper', paper: known.id };
  paperPath = `/papers/${known.id}`;
});

describe('the course of a meeting', () => {
  it('goes from a quarter over its day, agenda and invitation to the opening and the closing', async () => {
    const { id } = await clerk.does('/meetings', { committee: social, when: '2019-Q1', form: 'inPerson' });
    const path = `/meetings/${id}`;
    expect(await one(path)).toMatchObject({ status: 'planned', when: '2019-Q1', form: 'inPerson', public: 'unknown' });
    const first = await sittings.item(path, { number: '10' });
    const second = await sittings.item(path, { number: '5.1', public: 'yes' });
    await clerk.does(`${path}/day`, { when: DAY });
    await clerk.does(`${path}/invitation`);
    await clerk.does(`${path}/chair`, { chair: MEMBER });
    await clerk.does(`${path}/minute-taker`, { minuteTaker: OTHER_MEMBER });
    await clerk.does(`${path}/opening`, { ...ON_DAY, occurredAt: { local: `${DAY}T17:00` } });
    await clerk.does(`${path}/interruption`, { ...ON_DAY, reason: 'Beratung der Fraktionen' });
    await clerk.does(`${path}/resumption`, ON_DAY);
    await clerk.does(`${second.at}/acknowledgement`, ON_DAY);
    await clerk.does(`${path}/closing`, ON_DAY);
    const read = await one(path);
    expect(read).toMatchObject({ status: 'closed', when: DAY, chair: MEMBER, minuteTaker: OTHER_MEMBER });
    expect(read.agenda.map(({ number, announced }) => [number, announced])).toEqual([
      ['5.1', 'yes'],
      ['10', 'yes'],
    ]);
    expect(read.agenda.map(({ outcomes }) => outcomes.map(({ outcome }) => outcome['kind']))).toEqual([
      ['acknowledged'],
      ['notReached'],
    ]);
    expect(read.agenda[1]?.id).toBe(first.item);
    expect(read.course).toMatchObject([
      { what: 'scheduled' },
      { what: 'rescheduled' },
      { what: 'invited' },
      { what: 'opened', at: { local: `${DAY}T17:00` } },
      { what: 'interrupted', reason: 'Beratung der Fraktionen' },
      { what: 'resumed' },
      { what: 'closed' },
    ]);
  });

  it('begins anew with its invitation when the day is another one', async () => {
    const { path } = await sittings.of('invited');
    await clerk.does(`${path}/day`, { when: '2019-03-12' });
    expect((await one(path)).status).toBe('planned');
    await clerk.does(`${path}/invitation`);
    expect((await one(path)).status).toBe('invited');
  });

  it('ends with its cancellation, and the reason stays to be read', async () => {
    const { path } = await sittings.of('invited');
    await clerk.does(`${path}/cancellation`, { reason: 'keine Punkte' });
    const { status, course } = await one(path);
    expect([status, course.at(-1)]).toEqual(['cancelled', expect.objectContaining({ reason: 'keine Punkte' })]);
  });

  it('keeps an item under its id when its number and its publicity change', async () => {
    const { path, item, at } = await sittings.of('planned');
    await clerk.does(`${at}/number`, { number: 'N 2' });
    await clerk.does(`${at}/public-exclusion`, { reason: 'Personalangelegenheit' });
    expect((await one(path)).agenda).toMatchObject([{ id: item, number: 'N 2', public: 'no' }]);
    await clerk.does(`${at}/public-restoration`);
    expect((await one(path)).agenda).toMatchObject([{ id: item, public: 'yes' }]);
  });

  it('knows who came, who left and who was a guest, and takes each only once', async () => {
    const { path, item } = await sittings.of('open');
    const guest = { kind: 'function', title: 'Leitung Museum' };
    await clerk.does(`${path}/arrivals`, { ...ON_DAY, attendee: MEMBER, occurredAt: { local: `${DAY}T17:05` } });
    await clerk.does(`${path}/departures`, { ...ON_DAY, attendee: MEMBER, occurredAt: { local: `${DAY}T18:00` } });
    await clerk.does(`${path}/arrivals`, { ...ON_DAY, attendee: MEMBER, occurredAt: { local: `${DAY}T18:30` } });
    await clerk.does(`${path}/arrivals`, {
      attendee: OTHER_MEMBER,
      capacity: 'substitute',
      occurredAt: { beforeItem: item },
    });
    await clerk.does(`${path}/guests`, { ...ON_DAY, guest });
    expect((await clerk.does(`${path}/guests`, { ...ON_DAY, guest })).events).toEqual([]);
    expect((await one(path)).attendance.map(({ what }) => what)).toEqual([
      'arrival',
      'departure',
      'arrival',
      'arrival',
      'guest',
    ]);
  });

  it('questions a vote when somebody is entered late who could have voted, and does not change it', async () => {
    const { path, item, at } = await sittings.of('open');
    await clerk.does(`${path}/arrivals`, { ...ON_DAY, attendee: MEMBER });
    await clerk.does(`${at}/adoption`, { ...ON_DAY, vote: counted(1, 0) });
    await clerk.does(`${path}/arrivals`, { ...ON_DAY, attendee: OTHER_MEMBER, occurredAt: { beforeItem: item } });
    expect(await firstOutcome(path)).toMatchObject({ questioned: true, vote: counted(1, 0), voteResult: 'unanimous' });
  });

  it.each([
    ['invitation', {}, 'is invited to with this agenda already', 'invited'],
    ['day', { when: DAY }, 'is scheduled for then already', 'invited'],
    ['chair', { chair: MEMBER }, 'chairs already', 'planned'],
    ['minute-taker', { minuteTaker: MEMBER }, 'takes the minutes already', 'planned'],
  ] as const)('takes %s again as what it is already, and writes nothing', async (route, body, note, stage) => {
    const { path } = await sittings.of(stage);
    if (stage === 'planned') await clerk.does(`${path}/${route}`, body);
    expect(await clerk.does(`${path}/${route}`, body)).toMatchObject({ note, events: [] });
  });
});

describe('the outcome of an item', () => {
  type Case = readonly [string, () => object | Promise<object>, string, string];
  const nothing = (): object => ({});
  const outcomes: readonly Case[] = [
    ['adoption', () => ({ vote: counted(9, 2) }), 'adopted', 'majority'],
    ['amended-adoption', () => ({ wording: HASH, vote: counted(9, 0) }), 'adoptedAsAmended', 'unanimous'],
    ['recommendation', () => ({ vote: { kind: 'stated', result: 'unanimous' } }), 'recommended', 'unknown'],
    ['amended-recommendation', nothing, 'recommendedAsAmended', 'unknown'],
    ['rejection', () => ({ vote: counted(3, 3) }), 'rejected', 'tie'],
    ['acknowledgement', () => ({ vote: { kind: 'none' } }), 'acknowledged', 'unknown'],
    ['statement', nothing, 'statementGiven', 'unknown'],
    ['postponement', async () => ({ to: (await sittings.of('planned')).id }), 'postponed', 'unknown'],
    ['referral', () => ({ to: council }), 'referred', 'unknown'],
    ['return', nothing, 'returnedToAdministration', 'unknown'],
    ['removal', nothing, 'removedFromAgenda', 'unknown'],
    ['withdrawal', nothing, 'withdrawnByAuthor', 'unknown'],
    ['discussion', nothing, 'discussedOnly', 'unknown'],
    ['not-reached', nothing, 'notReached', 'unknown'],
    ['mayors-decision', nothing, 'decidedByMayor', 'unknown'],
    ['voidness', nothing, 'void', 'unknown'],
  ];

  it.each(outcomes)('is recorded by %s, with its vote as it was told', async (route, bodyOf, kind, voteResult) => {
    const { path, at } = await sittings.of('open');
    const body = await bodyOf();
    await clerk.does(`${at}/${route}`, { ...ON_DAY, ...body });
    const { vote, ...fields } = body as { readonly vote?: object };
    const found = await firstOutcome(path);
    expect(found).toMatchObject({ outcome: { kind, ...fields }, voteResult, effect: 'full', on: DAY });
    if (vote !== undefined) expect(found.vote).toEqual(vote);
  });

  it('has a wording wherever it was adopted as amended', async () => {
    const { at } = await sittings.of('open');
    expect(await clerk.refused(`${at}/amended-adoption`, ON_DAY)).toMatchObject({
      status: 400,
      errors: [{ field: 'wording' }],
    });
  });

  it('may come before the meeting when the author withdraws', async () => {
    const { path, at } = await sittings.of('invited');
    await clerk.does(`${at}/withdrawal`);
    expect((await firstOutcome(path)).outcome).toEqual({ kind: 'withdrawnByAuthor' });
  });

  it('may follow a discussion, and both are told', async () => {
    const { path, at } = await sittings.of('open');
    await clerk.does(`${at}/discussion`, ON_DAY);
    await clerk.does(`${at}/recommendation`, ON_DAY);
    expect((await one(path)).agenda[0]?.outcomes.map(({ outcome }) => outcome['kind'])).toEqual([
      'discussedOnly',
      'recommended',
    ]);
  });

  it('is corrected by an event that names it and why; what was recorded before stays to be read', async () => {
    const { path, at } = await sittings.of('closed');
    const first = await firstOutcome(path);
    const correction = {
      event: first.event,
      outcome: { kind: 'acknowledged' },
      reason: 'verlesen',
      authority: AUTHORITY,
    };
    await clerk.does(`${path}/outcome-corrections`, correction);
    const item = (await one(path)).agenda[0];
    expect(item?.outcomes).toMatchObject([
      { outcome: { kind: 'acknowledged' }, corrects: first.event, reason: 'verlesen' },
    ]);
    expect(item?.corrected).toMatchObject([{ outcome: { kind: 'notReached' }, event: first.event }]);
    const [second] = item?.outcomes ?? [];
    const again = { ...correction, event: second?.event };
    expect(await clerk.does(`${path}/outcome-corrections`, again)).toMatchObject({
      note: 'is recorded like this already',
      events: [],
    });
    expect(await clerk.refused(`${at}/adoption`, ON_DAY)).toMatchObject({ reason: 'meeting is closed' });
  });

  it('derives unanimous and by majority from counts, never from what a text says', async () => {
    const results = await Promise.all(
      [
        counted(5, 0),
        counted(5, 1),
        { kind: 'counted', yes: 5, no: 0 },
        { kind: 'counted', yes: 5, no: 'unknown', abstention: 0, spoilt: 0 },
        { kind: 'stated', result: 'majority', yes: 6, no: 0 },
        { kind: 'stated', result: 'majority' },
      ].map(async (vote) => {
        const { path, at } = await sittings.of('open');
        await clerk.does(`${at}/adoption`, { ...ON_DAY, vote });
        return (await firstOutcome(path)).voteResult;
      }),
    );
    expect(results).toEqual(['unanimous', 'majority', 'unanimous', 'unknown', 'unanimous', 'unknown']);
  });

  it('is no approval when the committee took note, however unanimously', async () => {
    const known = await clerk.does('/papers/known', {
      reference: '20190001',
      year: 2019,
      title: 'Konzept',
      steps: [{ committee: social, role: 'deciding' }],
    });
    const { path, at } = await sittings.of('open', { paper: { kind: 'paper', paper: known.id } });
    await clerk.does(`${at}/acknowledgement`, { ...ON_DAY, vote: { kind: 'stated', result: 'unanimous', yes: 12 } });
    await settled(journey);
    expect(await firstOutcome(path)).toMatchObject({ outcome: { kind: 'acknowledged' } });
    expect(await clerk.reads(`/papers/${known.id}`)).toMatchObject({ status: 'concluded', effect: 'takenNoteOf' });
  });
});

describe('what cannot be', () => {
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

  it('is named by every phrase that the meeting has', () => {
    // What an item decides on and asks for has its own specs.
    const elsewhere = [...Object.keys({ ...germanSubjects, ...germanMissingSubject }), 'item has too many requests'];
    const phrases = Object.keys(germanMeeting).filter((phrase) => !elsewhere.includes(phrase));
    expect([...new Set(refusals.map(([phrase]) => phrase))].sort()).toEqual(phrases.sort());
  });

  it.each([
    ['heldOn', '/meetings/held', () => held({ heldOn: '2019-02' })],
    ['heldOn', '/meetings/held', () => held({ heldOn: '2019-02-30' })],
    ['when', '/meetings', () => ({ committee: social, when: '2019-13' })],
    ['occurredOn', '/meetings', () => ({ committee: social, when: '2019', occurredOn: 'gestern' })],
  ] as const)(
    'is refused with the field %s where the date is none, or not precise enough',
    async (field, path, body) => {
      expect(await clerk.refused(path, body())).toMatchObject({ status: 400, errors: [{ field }] });
    },
  );

  it.each([
    { local: '2019-02-30T17:00' },
    { local: '2019-02-14T24:00' },
    { local: '17:00' },
    { beforeItem: 'Punkt 1' },
  ])('happens at no moment like %j', async (occurredAt) => {
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

describe('what breaks a rule', () => {
  const advising = ['steeringCircle', 'workingGroup', 'advisoryBoard'] as const;

  it.each(
    advising.flatMap((kind) =>
      (['adoption', 'rejection', 'mayors-decision'] as const).map((route) => [kind, route] as const),
    ),
  )('a %s may not decide on a paper (%s), but what it did is recorded as a deviation', async (kind, route) => {
    const { path, at } = await sittings.of('open', { paper }, await committee(kind));
    const refused = await clerk.refused(`${at}/${route}`, ON_DAY);
    expect(refused).toMatchObject({ status: 409, reason: 'rules are violated' });
    expect(refused.violations).toEqual([
      {
        rule: 'beyondCompetence',
        ruleVersion: 'builtin-1',
        weight: 'invalidating',
        source: 'builtin',
        allowedInstead: expect.stringContaining('recommend') as string,
        deviationAllowed: true,
      },
    ]);
    await clerk.does(`${at}/${route}`, { ...ON_DAY, ...because('beyondCompetence') });
    expect(await firstOutcome(path)).toMatchObject({ effect: 'none' });
  });

  it.each(['acknowledgement', 'recommendation', 'statement'])(
    'a steering circle may give a paper its %s',
    async (route) => {
      const { path, at } = await sittings.of('open', { paper }, await committee('steeringCircle'));
      await clerk.does(`${at}/${route}`, ON_DAY);
      expect(await firstOutcome(path)).toMatchObject({ effect: 'full' });
    },
  );

  it('a steering circle may agree an item without a paper', async () => {
    const { path, at } = await sittings.of('open', { paper: { kind: 'oral' } }, await committee('steeringCircle'));
    await clerk.does(`${at}/adoption`, ON_DAY);
    expect(await firstOutcome(path)).toMatchObject({ effect: 'full' });
  });

  it('every violated rule is listed, and exactly those are to be named', async () => {
    const { path } = await sittings.of('invited', {}, await committee('steeringCircle'));
    const { at } = await sittings.item(path, { number: '2', paper });
    await clerk.does(`${path}/opening`, ON_DAY);
    const both = ['beyondCompetence', 'notOnAgenda'];
    const attempts = [
      [],
      ['notOnAgenda'],
      ['beyondCompetence'],
      [...both, 'openedBeforeDay'],
      ['notOnAgenda', ...both],
    ];
    for (const named of attempts) {
      const refused = await clerk.refused(`${at}/adoption`, { ...ON_DAY, ...because(...named) });
      expect([refused.status, refused.violations?.map(({ rule }) => rule)]).toEqual([409, both]);
    }
    await clerk.does(`${at}/adoption`, { ...ON_DAY, ...because(...both) });
    expect((await one(path)).deviations.map(({ rule }) => rule)).toEqual(both);
  });

  it('an item that comes up while the meeting is open was on no invitation', async () => {
    const { path } = await sittings.of('open');
    const item = { number: '2', title: 'Dringlichkeit' };
    expect(await clerk.refused(`${path}/agenda-items`, item)).toMatchObject({
      violations: [{ rule: 'notOnAgenda', weight: 'curable', deviationAllowed: true }],
    });
    await clerk.does(`${path}/agenda-items`, { ...item, ...because('notOnAgenda') });
    expect((await one(path)).agenda).toMatchObject([{ announced: 'yes' }, { number: '2', announced: 'no' }]);
  });

  it('a meeting is opened before its day only as a deviation, which names a rule that can be cured', async () => {
    const { path } = await sittings.of('invited');
    const early = { occurredOn: '2019-02-13' };
    expect(await clerk.refused(`${path}/opening`, early)).toMatchObject({
      violations: [{ rule: 'openedBeforeDay', weight: 'curable' }],
    });
    await clerk.does(`${path}/opening`, { ...early, ...because('openedBeforeDay') });
    expect(await one(path)).toMatchObject({
      status: 'open',
      deviations: [{ rule: 'openedBeforeDay', status: 'open' }],
    });
  });

  it.each([
    ['cured', 'full'],
    ['accepted', 'full'],
    ['repeated', 'none'],
    ['void', 'none'],
  ])('when it ends as %s, the outcome has %s effect, and the register says so', async (how, effect) => {
    const { id, path, at } = await sittings.of('open', { paper }, await committee('workingGroup'));
    const { position } = await clerk.does(`${at}/adoption`, { ...ON_DAY, ...because('beyondCompetence') });
    const register = `/deviations?stream=meeting-${id}`;
    const [noted] = (await auditor.reads(register, position)).items;
    expect(noted).toMatchObject({ rule: 'beyondCompetence', status: 'open', reason: 'die Frist läuft ab', how: null });
    const ended = await clerk.does(`${path}/deviation-resolutions`, { deviation: noted?.['id'], how, by: MEMBER });
    expect(await firstOutcome(path)).toMatchObject({ effect });
    expect((await auditor.reads(register, ended.position)).items).toMatchObject([{ status: 'ended', how, by: MEMBER }]);
  });

  it('stands in a register that auditors read and clerks do not', async () => {
    await (await journey.as('clerk')).get('/deviations').expect(403);
    const { items } = await auditor.reads('/deviations?rule=beyondCompetence&weight=invalidating');
    expect(items.length).toBeGreaterThan(0);
    expect(new Set(items.map(({ rule }) => rule))).toEqual(new Set(['beyondCompetence']));
  });

  it('is judged anew when a correction makes an outcome of it', async () => {
    const { path, at } = await sittings.of('open', { paper }, await committee('advisoryBoard'));
    await clerk.does(`${at}/acknowledgement`, ON_DAY);
    const { event } = await firstOutcome(path);
    const correction = { event, outcome: { kind: 'adopted' }, reason: 'verlesen', authority: AUTHORITY };
    expect(await clerk.refused(`${path}/outcome-corrections`, correction)).toMatchObject({
      violations: [{ rule: 'beyondCompetence' }],
    });
    await clerk.does(`${path}/outcome-corrections`, { ...correction, ...because('beyondCompetence') });
    expect(await firstOutcome(path)).toMatchObject({ outcome: { kind: 'adopted' }, effect: 'none' });
    expect(await clerk.reads(paperPath)).toMatchObject({ title: 'Sachstandsbericht' });
  });

  it('is linked to a process once, like any meeting', async () => {
    const manager = new Office(await journey.as('process-manager'));
    const { id: process } = await manager.does('/processes', { title: 'Wir alle sind LU', id: randomUUID() });
    const { path } = await sittings.of('planned');
    await clerk.does(`${path}/processes`, { process });
    expect(await clerk.does(`${path}/processes`, { process })).toMatchObject({ events: [] });
    expect((await one(path)).processes).toEqual([process]);
  });
});
