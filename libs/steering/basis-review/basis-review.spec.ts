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
} from '../decision/decision.fixture.js';
import type { DecisionRef, Subject } from '#shared-kernel';
import type { ItemPaper, Outcome } from '#council';
import { v7 } from 'uuid';
import { PolicyDesk } from '#shared-kernel/testing';
import { decidingFeatures } from '../testing/deciding-features.fixture.js';
import { basisReviewPolicy } from './basis-review.policy.js';

const RECORD = idFrom('the decision');
const record: DecisionRef = { kind: 'record', decision: RECORD };
const council = idFrom('the council');
const circle = idFrom('the circle');
const beyond = [{ rule: 'beyondCompetence', reason: 'so steht es im Protokoll' }];
const by = { kind: 'unknown' } as const;

async function open(): Promise<PolicyDesk> {
  const desk = await PolicyDesk.open(basisReviewPolicy, decidingFeatures, '2019-03-01T09:00:00.000Z');
  await desk.send('RegisterOrganisation', null, { id: DIRECTORATE, name: 'Sozialdezernat', kind: 'directorate' });
  await desk.send('DraftProcess', null, { id: PROCESS, title: 'Wir alle sind LU' });
  await desk.send('ConstituteCommittee', null, { id: council, name: 'Stadtrat', kind: 'council' });
  await desk.send('ConstituteCommittee', null, { id: circle, name: 'Lenkungskreis', kind: 'steeringCircle' });
  const proposed = { process: PROCESS, source: 'Auftakt' };
  const measure = { id: COURSES.id, ...proposed, kind: 'project', title: 'Sprachkurse', lead: DIRECTORATE };
  await desk.send('ProposeMeasure', null, measure);
  await desk.send('ProposeGoal', null, { id: ARRIVAL.id, ...proposed, title: 'Gut ankommen' });
  return desk;
}

async function resolve(
  desk: PolicyDesk,
  subjects: readonly Subject[],
  committee = council,
  paper: ItemPaper = { kind: 'oral' },
): Promise<string> {
  await desk.send('ScheduleMeeting', null, { id: MEETING, committee, when: '2019-02-14' });
  await desk.send('AddItem', MEETING, { item: ITEM, number: '5', title: 'Sprachkurse', paper });
  await desk.send('NameItemSubjects', MEETING, { item: ITEM, subjects });
  await desk.send('InviteToMeeting', MEETING);
  await desk.send('OpenMeeting', MEETING);
  await desk.send('AdoptItem', MEETING, { item: ITEM, deviations: committee === circle ? beyond : [] });
  return await lastOf(desk, `meeting-${MEETING}`, 'ItemOutcomeRecorded');
}

async function correct(
  desk: PolicyDesk,
  event: string,
  outcome: Outcome,
  deviations: readonly object[] = [],
): Promise<string> {
  await desk.send('CorrectOutcome', MEETING, { event, outcome, reason: 'misread', authority: by, deviations });
  return await lastOf(desk, `meeting-${MEETING}`, 'OutcomeCorrected');
}

async function endDeviation(desk: PolicyDesk, how: 'accepted' | 'void'): Promise<void> {
  const noted = (await desk.events(`meeting-${MEETING}`)).findLast(({ type }) => type === 'DeviationNoted');
  const { deviation } = noted?.data as { readonly deviation: string };
  await desk.send('ResolveDeviation meeting', MEETING, { deviation, how, by });
}

/** As a command writes it that read its facts before the correction. */
async function adoptedAllTheSame(desk: PolicyDesk, decision: DecisionRef): Promise<void> {
  const stream = `measure-${COURSES.id}` as const;
  const last = (await desk.store.readStream(stream)).at(-1);
  if (last === undefined) throw new Error('there is no such measure');
  const { revision, metadata } = last;
  const data = { decision: { ...decision }, version: 1, level: 'council', subjectTo: [] };
  await desk.store.append(stream, revision, [{ id: v7(), type: 'MeasureAdopted', data, metadata }]);
}

async function recordDecision(desk: PolicyDesk): Promise<void> {
  const told = { process: PROCESS, kind: 'executive', title: 'Start der Sprachkurse', by, decides: [COURSES, ARRIVAL] };
  await desk.send('RecordDecision', null, { id: RECORD, ...told });
}

async function adopt(desk: PolicyDesk, decision: DecisionRef): Promise<void> {
  await desk.send('AdoptMeasure', COURSES.id, { decision });
}

async function lastOf(desk: PolicyDesk, stream: `${string}-${string}`, type: string): Promise<string> {
  return (await desk.events(stream)).findLast((event) => event.type === type)?.eventId ?? '';
}

async function questions(desk: PolicyDesk, { kind, id }: Pick<Subject, 'kind' | 'id'> = COURSES): Promise<unknown[]> {
  await desk.settle();
  expect(desk.runner.refusedEffects).toEqual([]);
  const asked = (await desk.events(`${kind}-${id}`)).filter(({ type }) => type === 'BasisQuestioned');
  return asked.map(({ data }) => data);
}

describe('what was adopted by a resolution', () => {
  it('is questioned when the outcome is corrected, once, and not when nothing was adopted by it', async () => {
    const desk = await open();
    const event = await resolve(desk, [COURSES, ARRIVAL]);
    await adopt(desk, resolution(event));
    expect(await questions(desk)).toEqual([]);
    const cause = await correct(desk, event, { kind: 'acknowledged' });
    expect(await questions(desk)).toMatchObject([{ decision: resolution(event), cause, why: 'corrected' }]);
    expect(await questions(desk, ARRIVAL)).toEqual([]);
  });

  it('is questioned by each further correction, as long as it rests on the first outcome', async () => {
    const desk = await open();
    const event = await resolve(desk, [COURSES]);
    await adopt(desk, resolution(event));
    const first = await correct(desk, event, { kind: 'decidedByMayor' });
    const second = await correct(desk, first, { kind: 'rejected' });
    expect(await questions(desk)).toMatchObject([{ cause: first }, { cause: second }]);
  });

  it('is questioned also when the adoption crossed the correction and came behind it', async () => {
    const desk = await open();
    const event = await resolve(desk, [COURSES]);
    const cause = await correct(desk, event, { kind: 'rejected' });
    await adoptedAllTheSame(desk, resolution(event));
    expect(await questions(desk)).toMatchObject([{ decision: resolution(event), cause, why: 'corrected' }]);
  });

  it('and upheld is questioned again when the correction turns out void', async () => {
    const desk = await open();
    await desk.send('RecordKnownPaper', null, { reference: '20196743', year: 2019, title: 'Sprachkurse' });
    const event = await resolve(desk, [COURSES], circle, ON_PAPER);
    await endDeviation(desk, 'accepted');
    await adopt(desk, resolution(event));
    const corrected = await correct(desk, event, { kind: 'decidedByMayor' }, beyond);
    const [first] = (await questions(desk)) as readonly { readonly question: string }[];
    const upheld = { question: first?.question, how: 'upheld', reason: 'the mayor decided the same' };
    await desk.send('ResolveMeasureBasis', COURSES.id, upheld);
    await endDeviation(desk, 'void');
    const cause = await lastOf(desk, `meeting-${MEETING}`, 'DeviationResolved');
    expect(await questions(desk)).toMatchObject([
      { cause: corrected, why: 'corrected' },
      { cause, why: 'void' },
    ]);
  });
});

describe('what was adopted by a recorded decision', () => {
  it('is questioned when it is withdrawn: measures and goals alike', async () => {
    const desk = await open();
    await recordDecision(desk);
    await adopt(desk, record);
    await desk.send('AdoptGoal', ARRIVAL.id, { decision: record });
    await desk.send('WithdrawDecision', RECORD, { reason: 'annulled' });
    const cause = await lastOf(desk, `decision-${RECORD}`, 'DecisionWithdrawn');
    expect(await questions(desk)).toMatchObject([{ decision: record, cause, why: 'withdrawn' }]);
    expect(await questions(desk, ARRIVAL)).toMatchObject([{ decision: record, cause, why: 'withdrawn' }]);
  });

  it('is questioned when it is corrected, but not what was adopted by the correction', async () => {
    const desk = await open();
    await recordDecision(desk);
    await adopt(desk, record);
    await desk.send('CorrectDecision', RECORD, { decides: [ARRIVAL], reason: 'misread' });
    await desk.send('AdoptGoal', ARRIVAL.id, { decision: record });
    const cause = await lastOf(desk, `decision-${RECORD}`, 'DecisionCorrected');
    expect(await questions(desk)).toMatchObject([{ cause, why: 'corrected' }]);
    expect(await questions(desk, ARRIVAL)).toEqual([]);
  });

  it('is not questioned any more once a person put it on another basis', async () => {
    const desk = await open();
    await recordDecision(desk);
    await adopt(desk, record);
    const event = await resolve(desk, [COURSES]);
    await desk.send('CorrectDecision', RECORD, { level: 'administration', decides: [ARRIVAL], reason: 'misread' });
    const [asked] = (await questions(desk)) as readonly { readonly question: string }[];
    await desk.send('ResolveMeasureBasis', COURSES.id, {
      question: asked?.question,
      how: 'replaced',
      reason: 'the council decided',
      decision: resolution(event),
    });
    await desk.send('WithdrawDecision', RECORD, { reason: 'annulled' });
    expect(await questions(desk)).toHaveLength(1);
  });
});
