import { idFrom } from '#event-sourcing';
import {
  ARRIVAL,
  COURSES,
  DIRECTORATE,
  ITEM,
  MEETING,
  ON_PAPER,
  PROCESS,
  resolution,
} from '../testing/decision-scenario.fixture.js';
import type { DecisionRef, Subject } from '#shared-kernel';
import type { ItemPaper, Outcome } from '#council';
import { v7 } from 'uuid';
import { PolicyHarness } from '#shared-kernel/testing';
import { decidingFeatures } from '../testing/deciding-features.fixture.js';
import { basisReviewPolicy } from './basis-review.policy.js';

const RECORD = idFrom('the decision');
const record: DecisionRef = { kind: 'record', decision: RECORD };
const council = idFrom('the council');
const circle = idFrom('the circle');
const beyond = [{ rule: 'beyondCompetence', reason: 'so steht es im Protokoll' }];
const by = { kind: 'unknown' } as const;

async function open(): Promise<PolicyHarness> {
  const harness = await PolicyHarness.open(basisReviewPolicy, decidingFeatures, '2019-03-01T09:00:00.000Z');
  await harness.send('RegisterOrganisation', null, { id: DIRECTORATE, name: 'Sozialdezernat', kind: 'directorate' });
  await harness.send('DraftProcess', null, { id: PROCESS, title: 'Wir alle sind LU' });
  await harness.send('ConstituteCommittee', null, { id: council, name: 'Stadtrat', kind: 'council' });
  await harness.send('ConstituteCommittee', null, { id: circle, name: 'Lenkungskreis', kind: 'steeringCircle' });
  const proposed = { process: PROCESS, source: 'Auftakt' };
  const measure = { id: COURSES.id, ...proposed, kind: 'project', title: 'Sprachkurse', lead: DIRECTORATE };
  await harness.send('ProposeMeasure', null, measure);
  await harness.send('ProposeGoal', null, { id: ARRIVAL.id, ...proposed, title: 'Gut ankommen' });
  return harness;
}

async function resolve(
  harness: PolicyHarness,
  subjects: readonly Subject[],
  committee = council,
  paper: ItemPaper = { kind: 'oral' },
): Promise<string> {
  await harness.send('ScheduleMeeting', null, { id: MEETING, committee, when: '2019-02-14' });
  await harness.send('AddItem', MEETING, { item: ITEM, number: '5', title: 'Sprachkurse', paper });
  await harness.send('NameItemSubjects', MEETING, { item: ITEM, subjects });
  await harness.send('InviteToMeeting', MEETING);
  await harness.send('OpenMeeting', MEETING);
  await harness.send('AdoptItem', MEETING, { item: ITEM, deviations: committee === circle ? beyond : [] });
  return await lastOf(harness, `meeting-${MEETING}`, 'ItemOutcomeRecorded');
}

async function correct(
  harness: PolicyHarness,
  event: string,
  outcome: Outcome,
  deviations: readonly object[] = [],
): Promise<string> {
  await harness.send('CorrectOutcome', MEETING, { event, outcome, reason: 'misread', authority: by, deviations });
  return await lastOf(harness, `meeting-${MEETING}`, 'OutcomeCorrected');
}

async function endDeviation(harness: PolicyHarness, how: 'accepted' | 'void'): Promise<void> {
  const noted = (await harness.events(`meeting-${MEETING}`)).findLast(({ type }) => type === 'DeviationNoted');
  const { deviation } = noted?.data as { readonly deviation: string };
  await harness.send('ResolveDeviation meeting', MEETING, { deviation, how, by });
}

/** As a command writes it that read its facts before the correction. */
async function adoptedAllTheSame(harness: PolicyHarness, decision: DecisionRef): Promise<void> {
  const stream = `measure-${COURSES.id}` as const;
  const last = (await harness.store.readStream(stream)).at(-1);
  if (last === undefined) throw new Error('there is no such measure');
  const { revision, metadata } = last;
  const data = { decision: { ...decision }, version: 1, level: 'council', subjectTo: [] };
  await harness.store.append(stream, revision, [{ id: v7(), type: 'MeasureAdopted', data, metadata }]);
}

async function recordDecision(harness: PolicyHarness): Promise<void> {
  const recorded = {
    process: PROCESS,
    kind: 'executive',
    title: 'Start der Sprachkurse',
    by,
    decides: [COURSES, ARRIVAL],
  };
  await harness.send('RecordDecision', null, { id: RECORD, ...recorded });
}

async function adopt(harness: PolicyHarness, decision: DecisionRef): Promise<void> {
  await harness.send('AdoptMeasure', COURSES.id, { decision });
}

async function lastOf(harness: PolicyHarness, stream: `${string}-${string}`, type: string): Promise<string> {
  return (await harness.events(stream)).findLast((event) => event.type === type)?.eventId ?? '';
}

async function questions(
  harness: PolicyHarness,
  { kind, id }: Pick<Subject, 'kind' | 'id'> = COURSES,
): Promise<unknown[]> {
  await harness.settle();
  expect(harness.runner.refusedEffects).toEqual([]);
  const asked = (await harness.events(`${kind}-${id}`)).filter(({ type }) => type === 'BasisQuestioned');
  return asked.map(({ data }) => data);
}

describe('what was adopted by a resolution', () => {
  it('is questioned when the outcome is corrected, once, and not when nothing was adopted by it', async () => {
    const harness = await open();
    const event = await resolve(harness, [COURSES, ARRIVAL]);
    await adopt(harness, resolution(event));
    expect(await questions(harness)).toEqual([]);
    const cause = await correct(harness, event, { kind: 'acknowledged' });
    expect(await questions(harness)).toMatchObject([{ decision: resolution(event), cause, why: 'corrected' }]);
    expect(await questions(harness, ARRIVAL)).toEqual([]);
  });

  it('is questioned by each further correction, as long as it rests on the first outcome', async () => {
    const harness = await open();
    const event = await resolve(harness, [COURSES]);
    await adopt(harness, resolution(event));
    const first = await correct(harness, event, { kind: 'decidedByMayor' });
    const second = await correct(harness, first, { kind: 'rejected' });
    expect(await questions(harness)).toMatchObject([{ cause: first }, { cause: second }]);
  });

  it('is questioned also when the adoption crossed the correction and came behind it', async () => {
    const harness = await open();
    const event = await resolve(harness, [COURSES]);
    const cause = await correct(harness, event, { kind: 'rejected' });
    await adoptedAllTheSame(harness, resolution(event));
    expect(await questions(harness)).toMatchObject([{ decision: resolution(event), cause, why: 'corrected' }]);
  });

  it('and upheld is questioned again when the correction turns out void', async () => {
    const harness = await open();
    await harness.send('RecordKnownPaper', null, { reference: '20196743', year: 2019, title: 'Sprachkurse' });
    const event = await resolve(harness, [COURSES], circle, ON_PAPER);
    await endDeviation(harness, 'accepted');
    await adopt(harness, resolution(event));
    const corrected = await correct(harness, event, { kind: 'decidedByMayor' }, beyond);
    const [first] = (await questions(harness)) as readonly { readonly question: string }[];
    const upheld = { question: first?.question, how: 'upheld', reason: 'the mayor decided the same' };
    await harness.send('ResolveMeasureBasis', COURSES.id, upheld);
    await endDeviation(harness, 'void');
    const cause = await lastOf(harness, `meeting-${MEETING}`, 'DeviationResolved');
    expect(await questions(harness)).toMatchObject([
      { cause: corrected, why: 'corrected' },
      { cause, why: 'void' },
    ]);
  });
});

describe('what was adopted by a recorded decision', () => {
  it('is questioned when it is withdrawn: measures and goals alike', async () => {
    const harness = await open();
    await recordDecision(harness);
    await adopt(harness, record);
    await harness.send('AdoptGoal', ARRIVAL.id, { decision: record });
    await harness.send('WithdrawDecision', RECORD, { reason: 'annulled' });
    const cause = await lastOf(harness, `decision-${RECORD}`, 'DecisionWithdrawn');
    expect(await questions(harness)).toMatchObject([{ decision: record, cause, why: 'withdrawn' }]);
    expect(await questions(harness, ARRIVAL)).toMatchObject([{ decision: record, cause, why: 'withdrawn' }]);
  });

  it('is questioned when it is corrected, but not what was adopted by the correction', async () => {
    const harness = await open();
    await recordDecision(harness);
    await adopt(harness, record);
    await harness.send('CorrectDecision', RECORD, { decides: [ARRIVAL], reason: 'misread' });
    await harness.send('AdoptGoal', ARRIVAL.id, { decision: record });
    const cause = await lastOf(harness, `decision-${RECORD}`, 'DecisionCorrected');
    expect(await questions(harness)).toMatchObject([{ cause, why: 'corrected' }]);
    expect(await questions(harness, ARRIVAL)).toEqual([]);
  });

  it('is not questioned any more once a person put it on another basis', async () => {
    const harness = await open();
    await recordDecision(harness);
    await adopt(harness, record);
    const event = await resolve(harness, [COURSES]);
    await harness.send('CorrectDecision', RECORD, { level: 'administration', decides: [ARRIVAL], reason: 'misread' });
    const [asked] = (await questions(harness)) as readonly { readonly question: string }[];
    await harness.send('ResolveMeasureBasis', COURSES.id, {
      question: asked?.question,
      how: 'replaced',
      reason: 'the council decided',
      decision: resolution(event),
    });
    await harness.send('WithdrawDecision', RECORD, { reason: 'annulled' });
    expect(await questions(harness)).toHaveLength(1);
  });
});
