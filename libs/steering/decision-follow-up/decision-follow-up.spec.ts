import { idFrom } from '#event-sourcing';
import type { DecisionRef, Subject } from '#shared-kernel';
import type { PolicyHarness } from '#shared-kernel/testing';
import { ARRIVAL, COURSES, ITEM, MEETING, resolution } from '../testing/decision-scenario.fixture.js';
import { adoptItem, openPolicyScenario, recordDecision } from '../testing/policy-scenario.fixture.js';
import { decisionFollowUpPolicy } from './decision-follow-up.policy.js';

const RECORD = idFrom('the decision');
const record: DecisionRef = { kind: 'record', decision: RECORD };
const by = { kind: 'unknown' } as const;
const RECORDED = '2019-03-01T09:00:00.000Z';
const DUE = '2019-05-30T09:00:00.000Z';

async function open(): Promise<PolicyHarness> {
  return await openPolicyScenario(decisionFollowUpPolicy, RECORDED);
}

async function recordAndSettle(harness: PolicyHarness, more: object = {}): Promise<void> {
  await recordDecision(harness, RECORD, more);
  await harness.settle();
}

async function resolve(harness: PolicyHarness, subjects: readonly Subject[]): Promise<string> {
  const event = await adoptItem(harness, { subjects });
  await harness.settle();
  return event;
}

async function reminders(harness: PolicyHarness, now: string): Promise<readonly unknown[]> {
  harness.clock.advancedTo(now);
  await harness.settle();
  expect(harness.runner.refusedEffects).toEqual([]);
  const events = [...(await harness.events(`decision-${RECORD}`)), ...(await harness.events(`meeting-${MEETING}`))];
  return events.filter(({ type }) => type.endsWith('FollowUpDue')).map(({ data }) => data);
}

describe('a recorded decision', () => {
  it('has one reminder of the subjects that are not carried out 90 days after it was recorded', async () => {
    const harness = await open();
    await recordAndSettle(harness);
    expect(await reminders(harness, '2019-05-30T08:59:59.000Z')).toEqual([]);
    const due = { open: [COURSES, ARRIVAL], openProvisions: [] };
    expect(await reminders(harness, DUE)).toEqual([due]);
    expect(await reminders(harness, '2020-01-01T09:00:00.000Z')).toEqual([due]);
  });

  it('is checked on the last day of the date that it names', async () => {
    const harness = await open();
    await recordAndSettle(harness, { followUpOn: '2019-04' });
    expect(await reminders(harness, '2019-04-30T04:00:00.000Z')).toEqual([]);
    expect(await reminders(harness, '2019-04-30T06:00:00.000Z')).toHaveLength(1);
  });

  it('has a reminder of adopted measures that have not started, not of adopted goals', async () => {
    const harness = await open();
    await recordAndSettle(harness);
    await harness.send('AdoptMeasure', COURSES.id, { decision: record });
    await harness.send('AdoptGoal', ARRIVAL.id, { decision: record });
    expect(await reminders(harness, DUE)).toEqual([{ open: [COURSES], openProvisions: [] }]);
  });

  it('has a reminder of a provision that is not met', async () => {
    const harness = await open();
    await recordAndSettle(harness, { decides: [ARRIVAL], provisions: [{ kind: 'budget' }] });
    await harness.send('AdoptGoal', ARRIVAL.id, { decision: record });
    expect(await reminders(harness, DUE)).toEqual([{ open: [], openProvisions: [expect.any(String)] }]);
  });

  it('needs no reminder once it is carried out or withdrawn', async () => {
    const harness = await open();
    await recordAndSettle(harness, { decides: [COURSES] });
    await harness.send('AdoptMeasure', COURSES.id, { decision: record });
    await harness.send('StartMeasure', COURSES.id);
    expect(await reminders(harness, DUE)).toEqual([]);
    const other = await open();
    await recordAndSettle(other);
    await other.send('WithdrawDecision', RECORD, { reason: 'annulled' });
    expect(await reminders(other, DUE)).toEqual([]);
  });
});

describe('a resolution', () => {
  it('has a reminder of the subjects that are not carried out', async () => {
    const harness = await open();
    const event = await resolve(harness, [COURSES]);
    expect(await reminders(harness, DUE)).toEqual([{ item: ITEM, event, open: [COURSES] }]);
  });

  it('needs no reminder once it is carried out, or without subjects', async () => {
    const harness = await open();
    const event = await resolve(harness, [COURSES]);
    await harness.send('AdoptMeasure', COURSES.id, { decision: resolution(event) });
    await harness.send('StartMeasure', COURSES.id);
    expect(await reminders(harness, DUE)).toEqual([]);
    const other = await open();
    await resolve(other, []);
    expect(await reminders(other, DUE)).toEqual([]);
  });

  it('has its reminder through its correction once it was corrected', async () => {
    const harness = await open();
    const event = await resolve(harness, [COURSES]);
    harness.clock.advancedTo('2019-03-11T09:00:00.000Z');
    const correction = { event, outcome: { kind: 'decidedByMayor' }, reason: 'misread', authority: by };
    await harness.send('CorrectOutcome', MEETING, correction);
    await harness.settle();
    const corrected = (await harness.events(`meeting-${MEETING}`)).at(-1)?.eventId;
    expect(await reminders(harness, DUE)).toEqual([]);
    const later = '2019-06-09T09:00:00.000Z';
    expect(await reminders(harness, later)).toEqual([{ item: ITEM, event: corrected, open: [COURSES] }]);
  });
});
