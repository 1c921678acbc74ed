import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { forgetReadModels } from '../support/stores.js';
import { Office, settled } from './office.js';

interface Board {
  readonly items: readonly { readonly id: string; readonly title: string }[];
  readonly next: string | null;
  readonly counts: { readonly total: number; readonly byStatus: Readonly<Record<string, number>> };
  readonly groups: readonly { readonly name: string | null; readonly count: number }[] | null;
}

describe('The steering of a strategy', () => {
  let journey: Journey;
  let office: Office;
  let process: string;
  let otherProcess: string;
  let field: string;
  let lead: string;
  const proposal = (told: object = {}): object => ({
    ...{ process, kind: 'project', title: 'Wegweiser für Straßen', source: 'Workshop', fieldsOfAction: [field], lead },
    ...told,
  });

  beforeAll(async () => {
    journey = await openJourney();
    office = new Office(await journey.as('process-manager', 'clerk', 'auditor'));
    lead = (await office.does('/organisations', { name: 'Kultur', kind: 'area' })).id;
    process = (await office.does('/processes', { title: 'Wir alle sind LU' })).id;
    otherProcess = (await office.does('/processes', { title: 'Klima' })).id;
    await office.does(`/processes/${process}/fields-of-action`, { title: 'Teilhabe' });
    const { fieldsOfAction } = await office.reads<{ readonly fieldsOfAction: readonly { readonly id: string }[] }>(
      `/processes/${process}`,
    );
    field = fieldsOfAction[0]?.id ?? '';
  });

  it('goes from the proposal over a decision and its provision to completion and the roll-up', async () => {
    const goal = await office.does('/goals', { process, title: 'Alle finden hin', source: 'Workshop' });
    const { id } = await office.does(
      '/measures',
      proposal({ goals: [goal.id], schedule: { start: '2019', end: '2019-06' } }),
    );
    const record = await office.does('/decisions', {
      ...{ process, kind: 'executive', title: 'Start', by: { kind: 'function', title: 'Leitung' } },
      ...{ decides: [{ kind: 'measure', id, version: 1 }], provisions: [{ kind: 'budget' }] },
    });
    await office.does(`/measures/${id}/adoption`, { decision: { kind: 'record', decision: record.id } });
    expect((await office.refused(`/measures/${id}/start`)).reason).toBe('a provision is not met');
    const { provisions } = await office.reads<{ readonly provisions: readonly { readonly id: string }[] }>(
      `/decisions/${record.id}`,
    );
    await office.does(`/decisions/${record.id}/provisions/${provisions[0]?.id ?? ''}/fulfilment`);
    await office.does(`/measures/${id}/progress`, { percent: 40 });
    // A late entry of an earlier day does not take the place of the present word.
    await office.does(`/measures/${id}/progress`, {
      percent: 20,
      occurredOn: '2019-05-01',
      reason: 'later report found',
    });
    const shown = await office.reads<Readonly<Record<string, unknown>>>(`/measures/${id}`);
    expect(shown).toMatchObject({ status: 'inProgress', percent: 40, provisions: 'met', isOverdue: true });
    expect(shown['trafficLight']).toMatchObject({ light: 'red' });
    const progress = await office.reads(`/processes/${process}/progress`);
    expect(progress).toMatchObject({
      process: { rollUp: { percent: 40, counted: 1 } },
      goals: [{ id: goal.id, rollUp: { percent: 40 } }],
    });
    expect(await office.reads(`/goals/${goal.id}`)).toMatchObject({ rollUp: { percent: 40 }, basisQuestions: [] });
    await office.does(`/measures/${id}/completion-report`);
    const alone = await office.refused(`/measures/${id}/completion`);
    expect(alone.violations).toMatchObject([{ rule: 'fourEyes' }]);
    const another = new Office(await journey.as('process-manager'));
    await another.does(`/measures/${id}/completion`);
    expect(await office.reads(`/measures/${id}`)).toMatchObject({ status: 'completed', percent: 100 });
  });

  it('is revised by a decision that was taken on the next version', async () => {
    const { id } = await office.does('/measures', proposal());
    const decide = async (version: number) => {
      const decided = { process, kind: 'executive', title: 'Start', by: { kind: 'unknown' } };
      const decides = [{ kind: 'measure', id, version }];
      return { kind: 'record', decision: (await office.does('/decisions', { ...decided, decides })).id };
    };
    await office.does(`/measures/${id}/adoption`, { decision: await decide(1) });
    const next = await decide(2);
    await office.does(`/measures/${id}/revisions`, { title: 'Wegweiser in Leichter Sprache', decision: next });
    const revised = { title: 'Wegweiser in Leichter Sprache', version: 2, deviatesFromDecision: false };
    expect(await office.reads(`/measures/${id}`)).toMatchObject(revised);
    const far = { process, kind: 'executive', title: 'x', by: { kind: 'unknown' } };
    const decides = [{ kind: 'measure', id, version: 4 }];
    expect(await office.refused('/decisions', { ...far, decides })).toMatchObject({
      ...{ status: 422, reason: 'measure has no such version', errors: [{ field: 'decides.0.version' }] },
    });
  });

  it('questions a measure whose decision is withdrawn, until a person answers', async () => {
    const { id } = await office.does('/measures', proposal());
    const record = await office.does('/decisions', {
      ...{ process, kind: 'executive', title: 'Start', by: { kind: 'unknown' } },
      decides: [{ kind: 'measure', id, version: 1 }],
    });
    await office.does(`/measures/${id}/adoption`, { decision: { kind: 'record', decision: record.id } });
    await office.does(`/decisions/${record.id}/withdrawal`, { reason: 'annulled' });
    await settled(journey);
    const { isBasisQuestioned, basisQuestions } = await office.reads<{
      readonly isBasisQuestioned: boolean;
      readonly basisQuestions: readonly { readonly id: string; readonly why: string }[];
    }>(`/measures/${id}`);
    expect({ isBasisQuestioned, why: basisQuestions.map(({ why }) => why) }).toEqual({
      isBasisQuestioned: true,
      why: ['withdrawn'],
    });
    const question = basisQuestions[0]?.id ?? '';
    await office.does(`/measures/${id}/basis-questions/${question}/resolution`, {
      how: 'withdrawn',
      reason: 'annulled',
    });
    expect(await office.reads(`/measures/${id}`)).toMatchObject({ status: 'proposed', isBasisQuestioned: false });
  });

  it.each<[string, () => object, number, string]>([
    ['a title of 1 MB', () => proposal({ title: 'x'.repeat(1024 * 1024) }), 413, ''],
    ['a description of 100 KB', () => proposal({ description: 'x'.repeat(100_000) }), 400, 'description'],
    ['a negative budget', () => proposal({ budget: { amount: -1, currency: 'EUR' } }), 400, 'budget.amount'],
    ['a budget of no whole number', () => proposal({ budget: { amount: 0.5, currency: 'EUR' } }), 400, 'budget.amount'],
    ['an unknown currency', () => proposal({ budget: { amount: 1, currency: 'LUD' } }), 400, 'budget.currency'],
    [
      'a day that does not exist',
      () => proposal({ schedule: { start: '2019-02-30', end: '2019' } }),
      400,
      'schedule.start',
    ],
    ['a weight as a string', () => proposal({ weight: '3' }), 400, 'weight'],
    ['a process that does not exist', () => proposal({ process: lead }), 422, 'process'],
    ['a field of another process', () => proposal({ process: otherProcess }), 422, 'fieldsOfAction.0'],
    ['a lead that does not exist', () => proposal({ lead: process }), 422, 'lead'],
  ])('refuses %s and writes nothing', async (_what, body, status, named) => {
    const before = await total();
    const refused = await office.refused('/measures', body());
    expect(refused.status).toBe(status);
    if (named !== '') expect(refused.errors?.map((one) => one.field)).toEqual([named]);
    expect(await total()).toBe(before);
  });

  it.each([
    ['a percentage as a string', { percent: '50' }],
    ['null, which is what JSON makes of NaN', { percent: null }],
    ['more than 100', { percent: 101 }],
    ['less than 0', { percent: -1 }],
    ['half a per cent', { percent: 0.5 }],
  ])('refuses progress that is %s', async (_what, body) => {
    const { id } = await office.does('/measures', proposal());
    const { status, errors } = await office.refused(`/measures/${id}/progress`, body);
    expect({ status, fields: errors?.map((one) => one.field) }).toEqual({ status: 400, fields: ['percent'] });
  });

  it('refuses circles of dependencies and of supersession', async () => {
    const [first, second] = [await office.does('/measures', proposal()), await office.does('/measures', proposal())];
    await office.does(`/measures/${first.id}/dependencies`, { on: second.id });
    expect((await office.refused(`/measures/${second.id}/dependencies`, { on: first.id })).status).toBe(409);
    await office.does(`/measures/${first.id}/supersession`, { by: second.id });
    expect((await office.refused(`/measures/${second.id}/supersession`, { by: first.id })).status).toBe(409);
  });

  it('shows a board that is paged without losing or doubling a measure, and is the same after a rebuild', async () => {
    for (let n = 0; n < 5; n += 1) await office.does('/measures', proposal({ title: `Maßnahme ${n}` }));
    const path = `/measures?process=${process}&text=massnahme&group=lead&sort=title`;
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: Board = await office.reads(`${path}&limit=2${next === '' ? '' : `&cursor=${next}`}`);
      seen.push(...page.items.map(({ title }) => title));
      next = page.next;
    }
    expect(seen).toEqual([0, 1, 2, 3, 4].map((n) => `Maßnahme ${n}`));
    const live = await office.reads<Board>(path);
    expect(live).toMatchObject({ counts: { total: 5 }, groups: [{ name: 'Kultur', count: 5 }] });
    await settled(journey);
    await journey.restart(() => forgetReadModels(journey.data));
    expect(await office.reads<Board>(path)).toEqual(live);
  });

  it('is refused for a sort order other than that of the cursor, and for an unknown lead', async () => {
    const client = await journey.as('auditor');
    const { next } = await office.reads<Board>(`/measures?process=${process}&limit=1`);
    await client.get(`/measures?process=${process}&sort=title&cursor=${next ?? ''}`).expect(400);
    await client.get(`/measures?process=${process}&lead=nobody`).expect(400);
    await client.get(`/measures?process=${process}&lead=none`).expect(200);
  });

  it('is refused for a day that is past, of which read models know no status', async () => {
    for (const path of ['/measures', `/processes/${process}/progress`]) {
      const { status, errors } = await office.refusedRead(`${path}?on=2019-07-01`);
      expect({ status, fields: errors?.map((one) => one.field) }).toEqual({ status: 400, fields: ['on'] });
    }
  });

  async function total(): Promise<number> {
    return (await office.reads<Board>('/measures')).counts.total;
  }
});
