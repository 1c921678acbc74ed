import {
  auditor,
  clerk,
  council,
  drafted,
  journey,
  nextReference,
  OFFICE_OF_CULTURE,
  one,
  openPapers,
  released,
  requested,
  sittings,
  social,
  step,
  submitted,
  withdrawn,
} from './papers.fixture.js';
import { Office } from './office.js';
import { MEMBER } from './sittings.js';

openPapers();

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

  it('is released although a co-signer refused, and the refusal stays readable', async () => {
    const path = await drafted();
    const coSignature = await requested(path);
    await clerk.does(`${coSignature}/refusal`, { reason: 'Die Zahlen fehlen.' });
    await clerk.does(`${path}/release`);
    expect((await one(path)).coSignatures).toMatchObject([{ status: 'refused', reason: 'Die Zahlen fehlen.' }]);
  });

  it('needs new co-signatures and a new release with every version', async () => {
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

  it('has a reference that is unique in its year, and may be used again in another year', async () => {
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

  it('gets a reference once when two papers claim it at the same moment', async () => {
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

  it('that is known from an extract is the same paper for every importer', async () => {
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

describe('the outcome of a step and the conclusion', () => {
  it('have no route: only the policy carries them', async () => {
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
