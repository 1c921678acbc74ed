import { randomUUID } from 'node:crypto';
import {
  auditor,
  because,
  AUTHORITY,
  clerk,
  committee,
  firstOutcome,
  journey,
  ON_DAY,
  one,
  openMeetings,
  paper,
  paperPath,
  sittings,
} from './meetings.fixture.js';
import { Office } from './office.js';
import { MEMBER } from './sittings.js';

openMeetings();

describe('the rules of meetings', () => {
  const advising = ['steeringCircle', 'workingGroup', 'advisoryBoard'] as const;

  it.each(
    advising.flatMap((kind) =>
      (['adoption', 'rejection', 'mayors-decision'] as const).map((route) => [kind, route] as const),
    ),
  )('allow a decision of a %s on a paper (%s) only as a deviation', async (kind, route) => {
    const { path, at } = await sittings.of('open', { paper }, await committee(kind));
    const refused = await clerk.refused(`${at}/${route}`, ON_DAY);
    expect(refused).toMatchObject({ status: 409, reason: 'rules are violated' });
    expect(refused.violations).toEqual([
      {
        rule: 'beyondCompetence',
        ruleVersion: 'builtin-1',
        weight: 'invalidating',
        source: 'builtin',
        allowedInstead: expect.stringContaining('empfehlen') as string,
        deviationAllowed: true,
      },
    ]);
    await clerk.does(`${at}/${route}`, { ...ON_DAY, ...because('beyondCompetence') });
    expect(await firstOutcome(path)).toMatchObject({ effect: 'none' });
  });

  it.each(['acknowledgement', 'recommendation', 'statement'])(
    'allow a steering circle to give a paper its %s',
    async (route) => {
      const { path, at } = await sittings.of('open', { paper }, await committee('steeringCircle'));
      await clerk.does(`${at}/${route}`, ON_DAY);
      expect(await firstOutcome(path)).toMatchObject({ effect: 'full' });
    },
  );

  it('allow a steering circle to agree an item without a paper', async () => {
    const { path, at } = await sittings.of('open', { paper: { kind: 'oral' } }, await committee('steeringCircle'));
    await clerk.does(`${at}/adoption`, ON_DAY);
    expect(await firstOutcome(path)).toMatchObject({ effect: 'full' });
  });

  it('are listed when they are violated, and the command has to name exactly those', async () => {
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

  it('are violated by an item that comes up while the meeting is open: no invitation had it', async () => {
    const { path } = await sittings.of('open');
    const item = { number: '2', title: 'Dringlichkeit' };
    expect(await clerk.refused(`${path}/agenda-items`, item)).toMatchObject({
      violations: [{ rule: 'notOnAgenda', weight: 'curable', deviationAllowed: true }],
    });
    await clerk.does(`${path}/agenda-items`, { ...item, ...because('notOnAgenda') });
    expect((await one(path)).agenda).toMatchObject([{ announced: 'yes' }, { number: '2', announced: 'no' }]);
  });

  it('are violated by an opening before the day of the meeting, as a deviation that can be cured', async () => {
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
  ])('with a deviation that ends as %s give the outcome %s effect, and the register shows it', async (how, effect) => {
    const { id, path, at } = await sittings.of('open', { paper }, await committee('workingGroup'));
    const { position } = await clerk.does(`${at}/adoption`, { ...ON_DAY, ...because('beyondCompetence') });
    const register = `/deviations?stream=meeting-${id}`;
    const [noted] = (await auditor.reads(register, position)).items;
    expect(noted).toMatchObject({ rule: 'beyondCompetence', status: 'open', reason: 'die Frist läuft ab', how: null });
    const ended = await clerk.does(`${path}/deviation-resolutions`, { deviation: noted?.['id'], how, by: MEMBER });
    expect(await firstOutcome(path)).toMatchObject({ effect });
    expect((await auditor.reads(register, ended.position)).items).toMatchObject([{ status: 'ended', how, by: MEMBER }]);
  });

  it('have a register of deviations that auditors read and clerks do not', async () => {
    await (await journey.as('clerk')).get('/deviations').expect(403);
    const { items } = await auditor.reads('/deviations?rule=beyondCompetence&weight=invalidating');
    expect(items.length).toBeGreaterThan(0);
    expect(new Set(items.map(({ rule }) => rule))).toEqual(new Set(['beyondCompetence']));
  });

  it('are applied again when a correction changes the outcome', async () => {
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

  it('allow to link a meeting to a process once', async () => {
    const manager = new Office(await journey.as('process-manager'));
    const { id: process } = await manager.does('/processes', { title: 'Wir alle sind LU', id: randomUUID() });
    const { path } = await sittings.of('planned');
    await clerk.does(`${path}/processes`, { process });
    expect(await clerk.does(`${path}/processes`, { process })).toMatchObject({ events: [] });
    expect((await one(path)).processes).toEqual([process]);
  });
});
