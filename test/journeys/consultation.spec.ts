import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { eventCount } from '../support/reading.js';
import { forgetReadModels } from '../support/stores.js';
import { Office, settled } from './office.js';
import type { MeetingRead, Sitting } from './sittings.js';
import { DAY, MEMBER, Sittings } from './sittings.js';

interface PaperRead {
  readonly status: string;
  readonly effect: string | null;
  readonly steps: readonly {
    readonly committee: string;
    readonly status: string;
    readonly how: string;
    readonly role: string;
    readonly effect: string | null;
    readonly meeting: string | null;
    readonly outcomes: readonly { readonly event: string; readonly on: string; readonly counts: boolean }[];
  }[];
}

const ON_DAY = { occurredOn: DAY } as const;

let journey: Journey;
let clerk: Office;
let sittings: Sittings;
let social: string;
let council: string;
let circle: string;
let number = 0;
let wording: string;

const nextReference = (): { reference: string; year: number } => ({ reference: `2019${(number += 1)}`, year: 2019 });
const paperWith = async (...steps: readonly (readonly [committee: string, role: string])[]): Promise<string> => {
  const { id } = await clerk.does('/papers', { title: 'Konzept' });
  const path = `/papers/${id}`;
  await clerk.does(`${path}/release`);
  await clerk.does(`${path}/submission`, nextReference());
  for (const [committee, role] of steps) await clerk.does(`${path}/steps`, { committee, role });
  return path;
};
const sittingOn = async (paper: string, committee = social): Promise<Sitting> =>
  await sittings.of('open', { paper: { kind: 'paper', paper: paper.slice('/papers/'.length) } }, committee);
const paperOf = async (path: string): Promise<PaperRead> => {
  await settled(journey);
  const head = await journey.server.engine.store.head();
  return await clerk.reads<PaperRead>(path, `${journey.server.engine.identity.log}.${head ?? 0n}`);
};
const lastOutcome = async ({ path }: Sitting): Promise<string> => {
  const { agenda } = await clerk.reads<MeetingRead>(path);
  return agenda[0]?.outcomes.at(-1)?.event ?? '';
};
const correct = async (sitting: Sitting, outcome: object, more: object = {}): Promise<void> => {
  const event = await lastOutcome(sitting);
  const correction = { event, outcome, reason: 'verlesen', authority: { kind: 'unknown' }, ...more };
  await clerk.does(`${sitting.path}/outcome-corrections`, correction);
};
const beyond = { deviations: [{ rule: 'beyondCompetence', reason: 'so geschehen' }] } as const;

async function populate(): Promise<void> {
  clerk = new Office(await journey.as('clerk'));
  wording = await clerk.keeps('Das Konzept wird in geänderter Fassung beschlossen.');
  const constitute = async (kind: string): Promise<string> =>
    (await clerk.does('/committees', { name: kind, kind, constitutedOn: '2018' })).id;
  [social, council, circle] = [
    await constitute('committee'),
    await constitute('council'),
    await constitute('steeringCircle'),
  ];
  sittings = new Sittings(clerk, social);
}

describe('the outcome of an item', () => {
  beforeAll(async () => {
    journey = await openJourney();
    await populate();
  });

  const nothing = (): object => ({});
  type Case = readonly [route: string, status: string, step: string, effect: string | null, body: () => object];
  const cases: readonly Case[] = [
    ['adoption', 'concluded', 'ended', 'approved', nothing],
    ['amended-adoption', 'concluded', 'ended', 'approved', () => ({ wording })],
    ['recommendation', 'concluded', 'ended', 'recommended', nothing],
    ['amended-recommendation', 'concluded', 'ended', 'recommended', nothing],
    ['rejection', 'concluded', 'ended', 'rejected', nothing],
    ['acknowledgement', 'concluded', 'ended', 'takenNoteOf', () => ({ vote: { kind: 'stated', result: 'unanimous' } })],
    ['statement', 'concluded', 'ended', 'statementGiven', nothing],
    ['mayors-decision', 'concluded', 'ended', 'approved', nothing],
    ['return', 'draft', 'ended', 'none', nothing],
    ['withdrawal', 'withdrawn', 'ended', 'none', nothing],
    ['postponement', 'inConsultation', 'open', 'none', nothing],
    ['referral', 'inConsultation', 'open', 'none', () => ({ to: council })],
    ['removal', 'inConsultation', 'open', 'none', nothing],
    ['discussion', 'inConsultation', 'open', 'none', nothing],
    ['not-reached', 'inConsultation', 'open', 'none', nothing],
    ['voidness', 'inConsultation', 'open', 'none', nothing],
  ];

  it.each(cases)(
    'reaches the paper: after %s the paper is %s, its deciding step %s with effect %s',
    async (...told) => {
      const [route, status, step, effect, bodyOf] = told;
      const path = await paperWith([social, 'deciding']);
      const { at, id } = await sittingOn(path);
      await clerk.does(`${at}/${route}`, { ...ON_DAY, ...bodyOf() });
      const paper = await paperOf(path);
      expect(paper).toMatchObject({ status, effect: status === 'concluded' ? effect : null });
      expect(paper.steps[0]).toMatchObject({
        status: step,
        effect,
        outcomes: [{ meeting: id, on: DAY, counts: true }],
      });
    },
  );

  it('is carried by the policy, which names the causing event', async () => {
    const path = await paperWith([social, 'information']);
    const sitting = await sittingOn(path);
    await clerk.does(`${sitting.at}/acknowledgement`, ON_DAY);
    await paperOf(path);
    const auditor = new Office(await journey.as('auditor'));
    const { items } = await auditor.reads(`/audit/events?stream=${path.replace('/papers/', 'paper-')}&limit=100`);
    const carried = items.filter(({ type }) => type === 'StepOutcomeRecorded' || type === 'PaperConcluded');
    expect(carried).toMatchObject([
      { actor: 'policy:consultation', actedBy: { kind: 'policy', name: 'consultation' }, evidence: { kind: 'system' } },
      { actor: 'policy:consultation' },
    ]);
    expect(carried[0]?.['causation']).toBe(await lastOutcome(sitting));
  });

  it('concludes the paper only with the last step', async () => {
    const path = await paperWith([social, 'preparatory'], [council, 'deciding']);
    await clerk.does(`${(await sittingOn(path)).at}/recommendation`, ON_DAY);
    expect(await paperOf(path)).toMatchObject({ status: 'inConsultation', effect: null });
    await clerk.does(`${(await sittingOn(path, council)).at}/adoption`, ON_DAY);
    expect(await paperOf(path)).toMatchObject({ status: 'concluded', effect: 'approved' });
  });

  it('adds an unplanned step', async () => {
    const path = await paperWith([social, 'deciding']);
    await clerk.does(`${(await sittingOn(path, council)).at}/acknowledgement`, ON_DAY);
    expect((await paperOf(path)).steps).toMatchObject([
      { committee: social, status: 'open' },
      { committee: council, how: 'unplanned', role: 'unknown', status: 'ended' },
    ]);
  });

  it('adds a step for the committee that it refers the paper to', async () => {
    const path = await paperWith([social, 'hearing']);
    await clerk.does(`${(await sittingOn(path)).at}/referral`, { ...ON_DAY, to: council });
    expect((await paperOf(path)).steps).toMatchObject([
      { committee: social, status: 'ended' },
      { committee: council, how: 'referred', role: 'hearing', status: 'open' },
    ]);
  });

  it('moves the step to the meeting that it is postponed to', async () => {
    const path = await paperWith([social, 'deciding']);
    const { id: to } = await sittings.of('planned');
    await clerk.does(`${(await sittingOn(path)).at}/postponement`, { ...ON_DAY, to });
    expect((await paperOf(path)).steps).toMatchObject([{ status: 'open', meeting: to }]);
  });

  it('notes a deviation by the system when a deciding step came before the preparatory one', async () => {
    const path = await paperWith([social, 'preparatory'], [council, 'deciding']);
    await clerk.does(`${(await sittingOn(path, council)).at}/adoption`, ON_DAY);
    await paperOf(path);
    const auditor = new Office(await journey.as('auditor'));
    const { items } = await auditor.reads(`/deviations?stream=${path.replace('/papers/', 'paper-')}`);
    expect(items).toMatchObject([{ rule: 'stepOutOfSequence', weight: 'formal', notedBy: 'policy:consultation' }]);
  });

  it('is also corrected at the step, and the consultation is open again', async () => {
    const path = await paperWith([social, 'deciding']);
    const sitting = await sittingOn(path);
    await clerk.does(`${sitting.at}/adoption`, ON_DAY);
    expect(await paperOf(path)).toMatchObject({ status: 'concluded', effect: 'approved' });
    await correct(sitting, { kind: 'postponed' });
    const reopened = await paperOf(path);
    expect(reopened).toMatchObject({ status: 'inConsultation', effect: null, steps: [{ status: 'open' }] });
    expect(reopened.steps[0]?.outcomes.map(({ counts }) => counts)).toEqual([false, true]);
    await correct(sitting, { kind: 'rejected' });
    expect(await paperOf(path)).toMatchObject({ status: 'concluded', effect: 'rejected' });
  });

  it('takes back a return to the administration by its correction', async () => {
    const path = await paperWith([social, 'deciding']);
    const sitting = await sittingOn(path);
    await clerk.does(`${sitting.at}/return`, ON_DAY);
    expect(await paperOf(path)).toMatchObject({ status: 'draft' });
    await correct(sitting, { kind: 'adopted' });
    expect(await paperOf(path)).toMatchObject({ status: 'concluded', effect: 'approved' });
  });

  it.each([
    ['cured', 'concluded', 1],
    ['accepted', 'concluded', 1],
    ['repeated', 'submitted', 0],
    ['void', 'submitted', 0],
  ] as const)(
    'beyond the competence is held back; once the deviation is %s the paper is %s',
    async (how, status, carried) => {
      const path = await paperWith([circle, 'deciding']);
      const { path: meeting, at } = await sittingOn(path, circle);
      await clerk.does(`${at}/adoption`, { ...ON_DAY, ...beyond });
      expect(await paperOf(path)).toMatchObject({ status: 'submitted', steps: [{ status: 'open', outcomes: [] }] });
      const { deviations } = await clerk.reads<MeetingRead>(meeting);
      await clerk.does(`${meeting}/deviation-resolutions`, { deviation: deviations[0]?.id, how, by: MEMBER });
      const paper = await paperOf(path);
      expect([paper.status, paper.steps[0]?.outcomes.length]).toEqual([status, carried]);
    },
  );

  it('is carried as corrected when it is corrected while it is held back', async () => {
    const path = await paperWith([circle, 'deciding']);
    const sitting = await sittingOn(path, circle);
    await clerk.does(`${sitting.at}/adoption`, { ...ON_DAY, ...beyond });
    await correct(sitting, { kind: 'recommended' });
    expect(await paperOf(path)).toMatchObject({ status: 'concluded', effect: 'recommended' });
    const { deviations } = await clerk.reads<MeetingRead>(sitting.path);
    const end = { deviation: deviations[0]?.id, how: 'cured', by: MEMBER };
    await clerk.does(`${sitting.path}/deviation-resolutions`, end);
    expect((await paperOf(path)).steps[0]?.outcomes).toHaveLength(1);
  });

  it('is sent once, also with restarts and a deleted read database in between', async () => {
    const path = await paperWith([social, 'deciding']);
    await clerk.does(`${(await sittingOn(path)).at}/adoption`, ON_DAY);
    await journey.restart();
    const before = await paperOf(path);
    expect(before).toMatchObject({ status: 'concluded' });
    const count = await eventCount(journey);
    await journey.restart();
    await settled(journey);
    expect(await eventCount(journey)).toBe(count);
    await reopenWithoutReads();
    expect(await paperOf(path)).toEqual(before);
    expect(await eventCount(journey)).toBe(count);
  });

  it('leaves no refused effect', async () => {
    const answer = await journey.administrator().get('/policies/consultation/effects').expect(200);
    const { items } = answer.body as { readonly items: readonly unknown[] };
    expect(items).toEqual([]);
  });
});

/** Deletes the read database, like an operator. */
async function reopenWithoutReads(): Promise<void> {
  const { server, data } = journey;
  await server.close();
  await forgetReadModels(data);
  await journey.restart();
  await settled(journey);
}
