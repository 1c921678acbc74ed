import {
  AUTHORITY,
  clerk,
  council,
  firstOutcome,
  HASH,
  journey,
  ON_DAY,
  one,
  openMeetings,
  sittings,
  social,
} from './meetings.fixture.js';
import { settled } from './office.js';
import { counted, DAY, MEMBER, OTHER_MEMBER } from './sittings.js';

openMeetings();

describe('the course of a meeting', () => {
  it('goes from a planned quarter over day, agenda and invitation to the opening and the closing', async () => {
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

  it('restarts at the invitation when the day changes', async () => {
    const { path } = await sittings.of('invited');
    await clerk.does(`${path}/day`, { when: '2019-03-12' });
    expect((await one(path)).status).toBe('planned');
    await clerk.does(`${path}/invitation`);
    expect((await one(path)).status).toBe('invited');
  });

  it('ends with its cancellation, and the reason stays readable', async () => {
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

  it('has arrivals, departures and guests, each only once', async () => {
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

  it('questions a vote after a late entry of a member who could have voted, and does not change it', async () => {
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
  ] as const)('accepts %s again as already done, and writes nothing', async (route, body, note, stage) => {
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

  it.each(outcomes)('is recorded by %s, with the vote as it was sent', async (route, bodyOf, kind, voteResult) => {
    const { path, at } = await sittings.of('open');
    const body = await bodyOf();
    await clerk.does(`${at}/${route}`, { ...ON_DAY, ...body });
    const { vote, ...fields } = body as { readonly vote?: object };
    const found = await firstOutcome(path);
    expect(found).toMatchObject({ outcome: { kind, ...fields }, voteResult, effect: 'full', on: DAY });
    if (vote !== undefined) expect(found.vote).toEqual(vote);
  });

  it('needs a wording when it was adopted as amended', async () => {
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

  it('may follow a discussion, and both are shown', async () => {
    const { path, at } = await sittings.of('open');
    await clerk.does(`${at}/discussion`, ON_DAY);
    await clerk.does(`${at}/recommendation`, ON_DAY);
    expect((await one(path)).agenda[0]?.outcomes.map(({ outcome }) => outcome['kind'])).toEqual([
      'discussedOnly',
      'recommended',
    ]);
  });

  it('is corrected by an event with the outcome and a reason; the former outcome stays readable', async () => {
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

  it('is unanimous or by majority by its counts, never by a text', async () => {
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

  it('is no approval when the committee took note, also unanimously', async () => {
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
