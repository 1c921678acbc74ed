import { germanPaper } from '../../libs/council/paper/paper.refusals.js';
import {
  clerk,
  concluded,
  council,
  drafted,
  journey,
  nextReference,
  NOBODY,
  OFFICE_OF_CULTURE,
  openPapers,
  released,
  requested,
  sittings,
  social,
  step,
  submitted,
  withdrawn,
} from './papers.fixture.js';
import type { Refused } from './office.js';
import { settled } from './office.js';
import { DAY, MEMBER } from './sittings.js';

openPapers();

describe('an impossible command of a paper', () => {
  type Refusal = readonly [phrase: string, status: number, attempt: () => Promise<Refused>];
  const refusing =
    (path: () => Promise<string>, route: string, body: object = {}) =>
    async () =>
      await clerk.refused(`${await path()}${route}`, body);
  const signing = (before: string | undefined, route: string) => async () => {
    const path = await requested(await drafted());
    if (before !== undefined) await clerk.does(`${path}/${before}`);
    return await clerk.refused(`${path}/${route}`, { ...(route === 'refusal' && { reason: 'x' }) });
  };
  const scheduling = (meetingOf: () => Promise<string>) => async () =>
    await clerk.refused(`${await step(await submitted(), social, 'deciding')}/scheduling`, {
      meeting: await meetingOf(),
    });
  const known = (): object => ({ ...nextReference(), title: 'Bericht' });

  const refusals: readonly Refusal[] = [
    [
      'paper exists already',
      409,
      async () => await clerk.refused('/papers', { title: 'x', id: (await drafted()).slice('/papers/'.length) }),
    ],
    [
      'paper is known by another title',
      409,
      async () => {
        const paper = known();
        await clerk.does('/papers/known', paper);
        return await clerk.refused('/papers/known', { ...paper, title: 'Ein anderer' });
      },
    ],
    [
      'reference is taken by another paper',
      409,
      async () => {
        const reference = nextReference();
        await clerk.does(`${await released()}/submission`, reference);
        return await clerk.refused('/papers/known', { ...reference, title: 'x' });
      },
    ],
    ['paper is with the committees', 409, refusing(submitted, '/versions', { title: 'x' })],
    ['paper is not submitted', 409, refusing(drafted, '/return')],
    ['paper is not released', 409, async () => await clerk.refused(`${await drafted()}/submission`, nextReference())],
    ['paper is released already', 409, refusing(released, '/co-signatures', { of: OFFICE_OF_CULTURE })],
    ['paper is withdrawn', 409, refusing(withdrawn, '/versions', { title: 'x' })],
    ['consultation is concluded', 409, async () => await clerk.refused(`${(await concluded()).path}/withdrawal`)],
    ['version would change nothing', 409, refusing(drafted, '/versions', { title: 'Konzept' })],
    [
      'co-signatures are open',
      409,
      async () => {
        const path = await drafted();
        await requested(path);
        return await clerk.refused(`${path}/release`);
      },
    ],
    ['co-signature is not known here', 404, refusing(drafted, `/co-signatures/${NOBODY}/signature`)],
    ['co-signature is given already', 409, signing('signature', 'refusal')],
    ['request for the co-signature was withdrawn', 409, signing('request-withdrawal', 'signature')],
    ['step is not known here', 404, refusing(submitted, `/steps/${NOBODY}/scheduling`, { meeting: NOBODY })],
    [
      'step has ended already',
      409,
      async () => {
        const path = await submitted();
        const ended = await step(path, social, 'preparatory');
        await step(path, council, 'deciding');
        const { at, id } = await sittings.of('open', {
          paper: { kind: 'paper', paper: path.slice('/papers/'.length) },
        });
        await clerk.does(`${at}/recommendation`, { occurredOn: DAY });
        await settled(journey);
        return await clerk.refused(`${ended}/scheduling`, { meeting: id });
      },
    ],
    [
      'step has outcomes',
      409,
      async () => await clerk.refused(`${(await concluded()).ended}/removal`, { reason: 'x' }),
    ],
    ['meeting does not exist', 422, scheduling(async () => NOBODY)],
    ['meeting is of another committee', 409, scheduling(async () => (await sittings.of('planned', {}, council)).id)],
    ['meeting is cancelled', 409, scheduling(async () => (await sittings.of('cancelled')).id)],
    ['committee does not exist', 422, refusing(drafted, '/steps', { committee: NOBODY, role: 'deciding' })],
    ['process does not exist', 422, async () => await clerk.refused('/papers', { title: 'x', processes: [NOBODY] })],
    [
      'organisation does not exist',
      422,
      refusing(drafted, '/co-signatures', { of: { kind: 'organisation', id: NOBODY } }),
    ],
    ['not found', 404, async () => await clerk.refused(`/papers/${NOBODY}/release`)],
    [
      'deviation is not known here',
      404,
      refusing(drafted, '/deviation-resolutions', { deviation: NOBODY, how: 'cured', by: MEMBER }),
    ],
  ];

  it.each(refusals)('is refused: %s (%i)', async (phrase, status, attempt) => {
    expect(await attempt()).toMatchObject({ status, reason: phrase });
  });

  it('is tested here for every refusal of papers that a person can meet', () => {
    const met = new Set(refusals.map(([phrase]) => phrase));
    // Only the policies meet these; an unknown paper is refused before its decider runs.
    const policies = [
      'paper is not known',
      'paper holds this reference',
      'consultation is not at its end',
      'paper brings another report',
      'outcome was not carried to a step',
    ];
    expect(Object.keys(germanPaper).filter((phrase) => !met.has(phrase))).toEqual(policies);
  });
});
