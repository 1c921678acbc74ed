import { germanPaper } from '../../libs/council/paper/paper.refusals.js';
import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import type { Refused } from './office.js';
import { Office, settled } from './office.js';
import { DAY, MEMBER, Sittings } from './sittings.js';

const NOBODY = '0190a1b2-0000-5000-8000-000000000000';
const OFFICE_OF_CULTURE = { kind: 'function', title: 'Leitung Kultur' } as const;

interface PaperRead {
  readonly status: string;
  readonly version: number;
  readonly steps: readonly { readonly id: string; readonly status: string; readonly meeting: string | null }[];
  readonly coSignatures: readonly { readonly id: string; readonly status: string }[];
  readonly versions: readonly { readonly version: number; readonly title: string }[];
}

let journey: Journey;
let clerk: Office;
let auditor: Office;
let sittings: Sittings;
let social: string;
let council: string;
let number = 0;

const one = async (path: string): Promise<PaperRead> => await clerk.reads<PaperRead>(path);
const nextReference = (): { reference: string; year: number } => ({ reference: `2019${(number += 1)}`, year: 2019 });
const drafted = async (): Promise<string> =>
  `/papers/${(await clerk.does('/papers', { title: 'Konzept', public: 'yes' })).id}`;
const requested = async (path: string): Promise<string> => {
  await clerk.does(`${path}/co-signatures`, { of: OFFICE_OF_CULTURE });
  const { coSignatures } = await one(path);
  return `${path}/co-signatures/${coSignatures.at(-1)?.id ?? ''}`;
};
const released = async (): Promise<string> => {
  const path = await drafted();
  await clerk.does(`${path}/release`);
  return path;
};
const submitted = async (): Promise<string> => {
  const path = await released();
  await clerk.does(`${path}/submission`, nextReference());
  return path;
};
const step = async (path: string, committee: string, role: string): Promise<string> => {
  await clerk.does(`${path}/steps`, { committee, role });
  return `${path}/steps/${(await one(path)).steps.at(-1)?.id ?? ''}`;
};
const withdrawn = async (): Promise<string> => {
  const path = await drafted();
  await clerk.does(`${path}/withdrawal`, { reason: 'überholt' });
  return path;
};
/** Its one step has ended with taking note. */
const concluded = async (): Promise<{ path: string; ended: string }> => {
  const path = await submitted();
  const ended = await step(path, social, 'information');
  const { at } = await sittings.of('open', { paper: { kind: 'paper', paper: path.slice('/papers/'.length) } });
  await clerk.does(`${at}/acknowledgement`, { occurredOn: DAY });
  await settled(journey);
  return { path, ended };
};

beforeAll(async () => {
  journey = await openJourney();
  clerk = new Office(await journey.as('clerk'));
  auditor = new Office(await journey.as('auditor'));
  const constitute = async (kind: string): Promise<string> =>
    (await clerk.does('/committees', { name: kind, kind, constitutedOn: '2018' })).id;
  [social, council] = [await constitute('committee'), await constitute('council')];
  sittings = new Sittings(clerk, social);
});

describe('a paper on its way', () => {
  it('goes from the draft over co-signatures and the release to its submission and its meeting', async () => {
    const path = await drafted();
    const coSignature = await requested(path);
    expect(await clerk.refused(`${path}/release`)).toMatchObject({ reason: 'co-signatures are open' });
    const approver = new Office(await journey.as('approver'));
    await approver.does(`${coSignature}/signature`, { actedBy: OFFICE_OF_CULTURE });
    await approver.does(`${path}/release`);
    const reference = nextReference();
    await clerk.does(`${path}/submission`, reference);
    const planned = await step(path, social, 'deciding');
    const { id: meeting } = await sittings.of('planned');
    await clerk.does(`${planned}/scheduling`, { meeting });
    expect(await one(path)).toMatchObject({
      status: 'inConsultation',
      ...reference,
      releasedVersion: 1,
      coSignatures: [{ of: OFFICE_OF_CULTURE, status: 'given' }],
      steps: [{ committee: social, role: 'deciding', status: 'open', meeting, how: 'planned', outcome: null }],
    });
    expect(await clerk.types(path)).toEqual([
      'PaperDrafted',
      'CoSignatureRequested',
      'CoSignatureGiven',
      'PaperReleased',
      'PaperSubmitted',
      'StepPlanned',
      'StepScheduled',
      'ConsultationBegan',
    ]);
  });

  it('is released although somebody refused to co-sign, and the refusal stays to be read', async () => {
    const path = await drafted();
    const coSignature = await requested(path);
    await clerk.does(`${coSignature}/refusal`, { reason: 'Die Zahlen fehlen.' });
    await clerk.does(`${path}/release`);
    expect((await one(path)).coSignatures).toMatchObject([{ status: 'refused', reason: 'Die Zahlen fehlen.' }]);
  });

  it('is asked about, signed and released anew with every version', async () => {
    const path = await drafted();
    const coSignature = await requested(path);
    await clerk.does(`${coSignature}/signature`);
    await clerk.does(`${path}/release`);
    await clerk.does(`${path}/versions`, { title: 'Konzept, Stand Januar' });
    expect(await clerk.refused(`${path}/submission`, nextReference())).toMatchObject({
      reason: 'paper is not released',
    });
    const { version, versions, coSignatures } = await one(path);
    expect([version, versions.map(({ title }) => title)]).toEqual([2, ['Konzept', 'Konzept, Stand Januar']]);
    expect(coSignatures).toMatchObject([{ status: 'open' }]);
  });

  it('has a reference that is its own in its year, and that may come again in another', async () => {
    const [first, second] = [await released(), await released()];
    const { reference } = nextReference();
    await clerk.does(`${first}/submission`, { reference, year: 2019 });
    for (const same of [reference, ` ${reference} `]) {
      expect(await clerk.refused(`${second}/submission`, { reference: same, year: 2019 })).toMatchObject({
        status: 409,
        reason: 'reference is taken by another paper',
      });
    }
    await clerk.does(`${second}/submission`, { reference, year: 2020 });
    expect(await clerk.does(`${first}/submission`, { reference, year: 2019 })).toMatchObject({
      note: 'submitted already',
    });
    const found = await clerk.reads(`/papers?reference=${reference}&year=2020`);
    expect(found.items.map(({ id }) => `/papers/${String(id)}`)).toEqual([second]);
  });

  it('gives a reference to one of two that ask at the same moment', async () => {
    const [first, second] = [await released(), await released()];
    const reference = nextReference();
    const client = await journey.as('clerk');
    const answers = await Promise.all([first, second].map((path) => client.post(`${path}/submission`, reference)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('keeps its reference when it is returned, and is released and submitted under it again', async () => {
    const path = await released();
    const reference = nextReference();
    await clerk.does(`${path}/submission`, reference);
    await clerk.does(`${path}/return`, { reason: 'Die Kosten fehlen.' });
    expect(await one(path)).toMatchObject({ status: 'draft' });
    expect(await clerk.refused(`${await released()}/submission`, reference)).toMatchObject({ status: 409 });
    await clerk.does(`${path}/release`);
    await clerk.does(`${path}/submission`, reference);
    expect(await one(path)).toMatchObject({ status: 'submitted', ...reference });
  });

  it('ends with its withdrawal, once', async () => {
    const path = await withdrawn();
    expect(await one(path)).toMatchObject({ status: 'withdrawn' });
    expect(await clerk.does(`${path}/withdrawal`)).toMatchObject({ note: 'withdrawn already', events: [] });
  });

  it('loses a step that was planned by mistake', async () => {
    const path = await drafted();
    const planned = await step(path, council, 'deciding');
    await clerk.does(`${planned}/removal`, { reason: 'nicht zuständig' });
    expect((await one(path)).steps).toMatchObject([{ status: 'dropped', dropped: 'nicht zuständig' }]);
  });

  it('that is known from an extract is the same for whoever meets it', async () => {
    const known = {
      ...nextReference(),
      title: 'Sachstandsbericht',
      steps: [{ committee: social, role: 'information' }],
    };
    const { id } = await clerk.does('/papers/known', known);
    const other = new Office(await journey.as('clerk'));
    expect(await other.does('/papers/known', known)).toMatchObject({ id, note: 'already known', events: [] });
  });
});

describe('a deciding step before the preparatory one', () => {
  const outOfOrder = async () => {
    const path = await submitted();
    await step(path, social, 'preparatory');
    const deciding = await step(path, council, 'deciding');
    const { id: meeting } = await sittings.of('planned', {}, council);
    return { path, deciding, meeting };
  };
  const because = { deviations: [{ rule: 'stepOutOfSequence', reason: 'die Frist läuft ab' }] };

  it('is refused with the rule, and scheduled as a deviation that a clerk accepts', async () => {
    const { path, deciding, meeting } = await outOfOrder();
    expect(await clerk.refused(`${deciding}/scheduling`, { meeting })).toMatchObject({
      status: 409,
      reason: 'rules are violated',
      violations: [{ rule: 'stepOutOfSequence', weight: 'formal', source: 'builtin', deviationAllowed: true }],
    });
    const { position } = await clerk.does(`${deciding}/scheduling`, { meeting, ...because });
    const register = `/deviations?stream=${path.replace('/papers/', 'paper-')}`;
    const [noted] = (await auditor.reads(register, position)).items;
    expect(noted).toMatchObject({ rule: 'stepOutOfSequence', subject: deciding.split('/').at(-1), status: 'open' });
    const end = { deviation: noted?.['id'], how: 'accepted', by: MEMBER };
    const ended = await clerk.does(`${path}/deviation-resolutions`, end);
    expect((await auditor.reads(register, ended.position)).items).toMatchObject([{ how: 'accepted' }]);
    expect(await clerk.refused(`${path}/deviation-resolutions`, end)).toMatchObject({
      reason: 'deviation has ended already',
    });
  });

  it('is no deviation where nothing is out of order', async () => {
    const path = await submitted();
    const deciding = await step(path, council, 'deciding');
    const { id: meeting } = await sittings.of('planned', {}, council);
    expect(await clerk.refused(`${deciding}/scheduling`, { meeting, ...because })).toMatchObject({
      status: 409,
      reason: 'deviations do not name exactly the violated rules',
    });
  });

  it('is none where the days leave it open', async () => {
    const path = await submitted();
    const preparatory = await step(path, social, 'preparatory');
    const deciding = await step(path, council, 'deciding');
    const quarter = await clerk.does('/meetings', { committee: social, when: '2019-Q1' });
    const day = await clerk.does('/meetings', { committee: council, when: '2019-02-14' });
    await clerk.does(`${preparatory}/scheduling`, { meeting: quarter.id });
    await clerk.does(`${deciding}/scheduling`, { meeting: day.id });
    expect((await one(path)).steps.map(({ meeting }) => meeting)).toEqual([quarter.id, day.id]);
  });
});

describe('what a paper cannot', () => {
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

  it('is named by every phrase of papers that a person can meet', () => {
    const met = new Set(refusals.map(([phrase]) => phrase));
    // The policies alone meet these; an unknown paper is told before its decider is asked.
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

describe('the outcome of a step and the conclusion', () => {
  it('have no route: the policy alone carries them', async () => {
    const { paths } = (await (await fetch(`${journey.server.url}/api/openapi.json`)).json()) as {
      readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId?: string }>>>>;
    };
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId));
    expect(operations).toContain('SubmitPaper');
    for (const name of [
      'RecordStepOutcome',
      'CorrectStepOutcome',
      'ConcludePaper',
      'AbandonSubmission',
      'ClaimValue',
    ]) {
      expect(operations).not.toContain(name);
    }
    const path = await submitted();
    const planned = await step(path, social, 'deciding');
    for (const route of [`${path}/conclusion`, `${planned}/outcome`, `${path}/step-outcomes`]) {
      expect(await clerk.refused(route)).toMatchObject({ status: 404 });
    }
  });
});
