import type { Outcome } from '#council';
import { idFrom } from '#event-sourcing';
import type { DecisionRef, Subject } from '#shared-kernel';
import type { PolicyHarness } from '#shared-kernel/testing';
import { v7 } from 'uuid';
import { ARRIVAL, COURSES, MEETING, ON_PAPER, resolution } from '../testing/decision-scenario.fixture.js';
import {
  adoptItem,
  lastEvent,
  openPolicyScenario,
  recordDecision,
  STEERING_CIRCLE,
} from '../testing/policy-scenario.fixture.js';
import { basisReviewPolicy } from './basis-review.policy.js';

const RECORD = idFrom('the decision');
const record: DecisionRef = { kind: 'record', decision: RECORD };
const beyond = [{ rule: 'beyondCompetence', reason: 'so steht es im Protokoll' }];
const by = { kind: 'unknown' } as const;

async function open(): Promise<PolicyHarness> {
  return await openPolicyScenario(basisReviewPolicy, '2019-03-01T09:00:00.000Z');
}

async function correct(
  harness: PolicyHarness,
  event: string,
  outcome: Outcome,
  deviations: readonly object[] = [],
): Promise<string> {
  await harness.send('CorrectOutcome', MEETING, { event, outcome, reason: 'misread', authority: by, deviations });
  return (await lastEvent(harness, `meeting-${MEETING}`, 'OutcomeCorrected')).eventId;
}

async function endDeviation(harness: PolicyHarness, how: 'accepted' | 'void'): Promise<void> {
  const { data } = await lastEvent(harness, `meeting-${MEETING}`, 'DeviationNoted');
  await harness.send('ResolveDeviation meeting', MEETING, { deviation: fieldOf(data, 'deviation'), how, by });
}

/** Appends the adoption of a command that read its facts before the correction. */
async function appendAdoption(harness: PolicyHarness, decision: DecisionRef): Promise<void> {
  const stream = `measure-${COURSES.id}` as const;
  const last = (await harness.store.readStream(stream)).at(-1);
  if (last === undefined) throw new Error('there is no such measure');
  const { revision, metadata } = last;
  const data = { decision: { ...decision }, version: 1, level: 'council', subjectTo: [] };
  await harness.store.append(stream, revision, [{ id: v7(), type: 'MeasureAdopted', data, metadata }]);
}

async function adopt(harness: PolicyHarness, decision: DecisionRef): Promise<void> {
  await harness.send('AdoptMeasure', COURSES.id, { decision });
}

function fieldOf(data: object | undefined, name: string): unknown {
  return Object.entries(data ?? {}).find(([field]) => field === name)?.[1];
}

async function questions(
  harness: PolicyHarness,
  { kind, id }: Pick<Subject, 'kind' | 'id'> = COURSES,
): Promise<readonly object[]> {
  await harness.settle();
  expect(harness.runner.refusedEffects).toEqual([]);
  const asked = (await harness.events(`${kind}-${id}`)).filter(({ type }) => type === 'BasisQuestioned');
  return asked.map(({ data }) => data);
}

describe('a measure that a resolution adopted', () => {
  it('is questioned once when the outcome is corrected; a goal that is not adopted is not', async () => {
    const harness = await open();
    const event = await adoptItem(harness, { subjects: [COURSES, ARRIVAL] });
    await adopt(harness, resolution(event));
    expect(await questions(harness)).toEqual([]);
    const cause = await correct(harness, event, { kind: 'acknowledged' });
    expect(await questions(harness)).toMatchObject([{ decision: resolution(event), cause, why: 'corrected' }]);
    expect(await questions(harness, ARRIVAL)).toEqual([]);
  });

  it('is questioned by each further correction, as long as it rests on the first outcome', async () => {
    const harness = await open();
    const event = await adoptItem(harness, { subjects: [COURSES] });
    await adopt(harness, resolution(event));
    const first = await correct(harness, event, { kind: 'decidedByMayor' });
    const second = await correct(harness, first, { kind: 'rejected' });
    expect(await questions(harness)).toMatchObject([{ cause: first }, { cause: second }]);
  });

  it('is questioned when its adoption crossed the correction and was recorded after it', async () => {
    const harness = await open();
    const event = await adoptItem(harness, { subjects: [COURSES] });
    const cause = await correct(harness, event, { kind: 'rejected' });
    await appendAdoption(harness, resolution(event));
    expect(await questions(harness)).toMatchObject([{ decision: resolution(event), cause, why: 'corrected' }]);
  });

  it('is questioned again after it was upheld, when the correction turns out void', async () => {
    const harness = await open();
    await harness.send('RecordKnownPaper', null, { reference: '20196743', year: 2019, title: 'Sprachkurse' });
    const event = await adoptItem(harness, {
      subjects: [COURSES],
      committee: STEERING_CIRCLE,
      paper: ON_PAPER,
      deviations: beyond,
    });
    await endDeviation(harness, 'accepted');
    await adopt(harness, resolution(event));
    const corrected = await correct(harness, event, { kind: 'decidedByMayor' }, beyond);
    const [first] = await questions(harness);
    const upheld = { question: fieldOf(first, 'question'), how: 'upheld', reason: 'the mayor decided the same' };
    await harness.send('ResolveMeasureBasis', COURSES.id, upheld);
    await endDeviation(harness, 'void');
    const cause = (await lastEvent(harness, `meeting-${MEETING}`, 'DeviationResolved')).eventId;
    expect(await questions(harness)).toMatchObject([
      { cause: corrected, why: 'corrected' },
      { cause, why: 'void' },
    ]);
  });
});

describe('a measure that a recorded decision adopted', () => {
  it('is questioned when the decision is withdrawn, and so is a goal', async () => {
    const harness = await open();
    await recordDecision(harness, RECORD);
    await adopt(harness, record);
    await harness.send('AdoptGoal', ARRIVAL.id, { decision: record });
    await harness.send('WithdrawDecision', RECORD, { reason: 'annulled' });
    const cause = (await lastEvent(harness, `decision-${RECORD}`, 'DecisionWithdrawn')).eventId;
    expect(await questions(harness)).toMatchObject([{ decision: record, cause, why: 'withdrawn' }]);
    expect(await questions(harness, ARRIVAL)).toMatchObject([{ decision: record, cause, why: 'withdrawn' }]);
  });

  it('is questioned when the decision is corrected; a goal that the correction adopted is not', async () => {
    const harness = await open();
    await recordDecision(harness, RECORD);
    await adopt(harness, record);
    await harness.send('CorrectDecision', RECORD, { decides: [ARRIVAL], reason: 'misread' });
    await harness.send('AdoptGoal', ARRIVAL.id, { decision: record });
    const cause = (await lastEvent(harness, `decision-${RECORD}`, 'DecisionCorrected')).eventId;
    expect(await questions(harness)).toMatchObject([{ cause, why: 'corrected' }]);
    expect(await questions(harness, ARRIVAL)).toEqual([]);
  });

  it('is not questioned any more after a person replaced its basis', async () => {
    const harness = await open();
    await recordDecision(harness, RECORD);
    await adopt(harness, record);
    const event = await adoptItem(harness, { subjects: [COURSES] });
    await harness.send('CorrectDecision', RECORD, { level: 'administration', decides: [ARRIVAL], reason: 'misread' });
    const [asked] = await questions(harness);
    await harness.send('ResolveMeasureBasis', COURSES.id, {
      question: fieldOf(asked, 'question'),
      how: 'replaced',
      reason: 'the council decided',
      decision: resolution(event),
    });
    await harness.send('WithdrawDecision', RECORD, { reason: 'annulled' });
    expect(await questions(harness)).toHaveLength(1);
  });
});
