import { idFrom } from '#event-sourcing';
import {
  ARRIVAL,
  COURSES,
  DIRECTORATE,
  ITEM,
  MEETING,
  PROCESS,
  resolution,
} from '../testing/decision-scenario.fixture.js';
import type { DecisionRef, Subject } from '#shared-kernel';
import { decidingFeatures } from '../testing/deciding-features.fixture.js';
import { PolicyHarness } from '#shared-kernel/testing';
import { decisionFollowUpPolicy } from './decision-follow-up.policy.js';

const RECORD = idFrom('the decision');
const record: DecisionRef = { kind: 'record', decision: RECORD };
const council = idFrom('the council');
const by = { kind: 'unknown' } as const;
const RECORDED = '2019-03-01T09:00:00.000Z';
const DUE = '2019-05-30T09:00:00.000Z';

async function open(): Promise<PolicyHarness> {
  const harness = await PolicyHarness.open(decisionFollowUpPolicy, decidingFeatures, RECORDED);
  await harness.send('RegisterOrganisation', null, { id: DIRECTORATE, name: 'Sozialdezernat', kind: 'directorate' });
  await harness.send('DraftProcess', null, { id: PROCESS, title: 'Wir alle sind LU' });
  await harness.send('ConstituteCommittee', null, { id: council, name: 'Stadtrat', kind: 'council' });
  const proposed = { process: PROCESS, source: 'Auftakt' };
  const measure = { id: COURSES.id, ...proposed, kind: 'project', title: 'Sprachkurse', lead: DIRECTORATE };
  await harness.send('ProposeMeasure', null, measure);
  await harness.send('ProposeGoal', null, { id: ARRIVAL.id, ...proposed, title: 'Gut ankommen' });
  return harness;
}

async function recordDecision(harness: PolicyHarness, more: object = {}): Promise<void> {
  const recorded = {
    process: PROCESS,
    kind: 'executive',
    title: 'Start der Sprachkurse',
    by,
    decides: [COURSES, ARRIVAL],
  };
  await harness.send('RecordDecision', null, { id: RECORD, ...recorded, ...more });
  await harness.settle();
}

async function resolve(harness: PolicyHarness, subjects: readonly Subject[]): Promise<string> {
  await harness.send('ScheduleMeeting', null, { id: MEETING, committee: council, when: '2019-02-14' });
  await harness.send('AddItem', MEETING, { item: ITEM, number: '5', title: 'Sprachkurse', paper: { kind: 'oral' } });
  await harness.send('NameItemSubjects', MEETING, { item: ITEM, subjects });
  await harness.send('InviteToMeeting', MEETING);
  await harness.send('OpenMeeting', MEETING);
  await harness.send('AdoptItem', MEETING, { item: ITEM });
  await harness.settle();
  return (await harness.events(`meeting-${MEETING}`)).at(-1)?.eventId ?? '';
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
    await recordDecision(harness);
    expect(await reminders(harness, '2019-05-30T08:59:59.000Z')).toEqual([]);
    const due = { open: [COURSES, ARRIVAL], openProvisions: [] };
    expect(await reminders(harness, DUE)).toEqual([due]);
    expect(await reminders(harness, '2020-01-01T09:00:00.000Z')).toEqual([due]);
  });

  it('is looked at on the last day of the date that it names', async () => {
    const harness = await open();
    await recordDecision(harness, { followUpOn: '2019-04' });
    expect(await reminders(harness, '2019-04-30T04:00:00.000Z')).toEqual([]);
    expect(await reminders(harness, '2019-04-30T06:00:00.000Z')).toHaveLength(1);
  });

  it('has a reminder of adopted measures that have not started, not of adopted goals', async () => {
    const harness = await open();
    await recordDecision(harness);
    await harness.send('AdoptMeasure', COURSES.id, { decision: record });
    await harness.send('AdoptGoal', ARRIVAL.id, { decision: record });
    expect(await reminders(harness, DUE)).toEqual([{ open: [COURSES], openProvisions: [] }]);
  });

  it('has a reminder of a provision that is not met', async () => {
    const harness = await open();
    await recordDecision(harness, { decides: [ARRIVAL], provisions: [{ kind: 'budget' }] });
    await harness.send('AdoptGoal', ARRIVAL.id, { decision: record });
    expect(await reminders(harness, DUE)).toEqual([{ open: [], openProvisions: [expect.any(String)] }]);
  });

  it('needs no reminder once it is carried out or withdrawn', async () => {
    const harness = await open();
    await recordDecision(harness, { decides: [COURSES] });
    await harness.send('AdoptMeasure', COURSES.id, { decision: record });
    await harness.send('StartMeasure', COURSES.id);
    expect(await reminders(harness, DUE)).toEqual([]);
    const other = await open();
    await recordDecision(other);
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

  it('has its reminder by its correction once it was corrected', async () => {
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
