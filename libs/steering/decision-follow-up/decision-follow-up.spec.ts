import { idFrom } from '#event-sourcing';
import { ARRIVAL, COURSES, DIRECTORATE, ITEM, MEETING, PROCESS, resolution } from '../decision/decision.fixture.js';
import type { DecisionRef, Subject } from '#shared-kernel';
import { decidingFeatures } from '../testing/deciding-features.fixture.js';
import { PolicyDesk } from '#shared-kernel/testing';
import { decisionFollowUpPolicy } from './decision-follow-up.policy.js';

const RECORD = idFrom('the decision');
const record: DecisionRef = { kind: 'record', decision: RECORD };
const council = idFrom('the council');
const by = { kind: 'unknown' } as const;
const RECORDED = '2019-03-01T09:00:00.000Z';
const DUE = '2019-05-30T09:00:00.000Z';

async function open(): Promise<PolicyDesk> {
  const desk = await PolicyDesk.open(decisionFollowUpPolicy, decidingFeatures, RECORDED);
  await desk.send('RegisterOrganisation', null, { id: DIRECTORATE, name: 'Sozialdezernat', kind: 'directorate' });
  await desk.send('DraftProcess', null, { id: PROCESS, title: 'Wir alle sind LU' });
  await desk.send('ConstituteCommittee', null, { id: council, name: 'Stadtrat', kind: 'council' });
  const proposed = { process: PROCESS, source: 'Auftakt' };
  const measure = { id: COURSES.id, ...proposed, kind: 'project', title: 'Sprachkurse', lead: DIRECTORATE };
  await desk.send('ProposeMeasure', null, measure);
  await desk.send('ProposeGoal', null, { id: ARRIVAL.id, ...proposed, title: 'Gut ankommen' });
  return desk;
}

async function recordDecision(desk: PolicyDesk, more: object = {}): Promise<void> {
  const told = { process: PROCESS, kind: 'executive', title: 'Start der Sprachkurse', by, decides: [COURSES, ARRIVAL] };
  await desk.send('RecordDecision', null, { id: RECORD, ...told, ...more });
  await desk.settle();
}

async function resolve(desk: PolicyDesk, subjects: readonly Subject[]): Promise<string> {
  await desk.send('ScheduleMeeting', null, { id: MEETING, committee: council, when: '2019-02-14' });
  await desk.send('AddItem', MEETING, { item: ITEM, number: '5', title: 'Sprachkurse', paper: { kind: 'oral' } });
  await desk.send('NameItemSubjects', MEETING, { item: ITEM, subjects });
  await desk.send('InviteToMeeting', MEETING);
  await desk.send('OpenMeeting', MEETING);
  await desk.send('AdoptItem', MEETING, { item: ITEM });
  await desk.settle();
  return (await desk.events(`meeting-${MEETING}`)).at(-1)?.eventId ?? '';
}

async function reminders(desk: PolicyDesk, now: string): Promise<readonly unknown[]> {
  desk.clock.advancedTo(now);
  await desk.settle();
  expect(desk.runner.refusedEffects).toEqual([]);
  const events = [...(await desk.events(`decision-${RECORD}`)), ...(await desk.events(`meeting-${MEETING}`))];
  return events.filter(({ type }) => type.endsWith('FollowUpDue')).map(({ data }) => data);
}

describe('a recorded decision', () => {
  it('is reminded of what nobody carried out 90 days after it was recorded, once', async () => {
    const desk = await open();
    await recordDecision(desk);
    expect(await reminders(desk, '2019-05-30T08:59:59.000Z')).toEqual([]);
    const due = { open: [COURSES, ARRIVAL], openProvisions: [] };
    expect(await reminders(desk, DUE)).toEqual([due]);
    expect(await reminders(desk, '2020-01-01T09:00:00.000Z')).toEqual([due]);
  });

  it('is looked at on the last day of the date that it names', async () => {
    const desk = await open();
    await recordDecision(desk, { followUpOn: '2019-04' });
    expect(await reminders(desk, '2019-04-30T04:00:00.000Z')).toEqual([]);
    expect(await reminders(desk, '2019-04-30T06:00:00.000Z')).toHaveLength(1);
  });

  it('is reminded of adopted measures that have not started, not of adopted goals', async () => {
    const desk = await open();
    await recordDecision(desk);
    await desk.send('AdoptMeasure', COURSES.id, { decision: record });
    await desk.send('AdoptGoal', ARRIVAL.id, { decision: record });
    expect(await reminders(desk, DUE)).toEqual([{ open: [COURSES], openProvisions: [] }]);
  });

  it('is reminded of a provision that is not met', async () => {
    const desk = await open();
    await recordDecision(desk, { decides: [ARRIVAL], provisions: [{ kind: 'budget' }] });
    await desk.send('AdoptGoal', ARRIVAL.id, { decision: record });
    expect(await reminders(desk, DUE)).toEqual([{ open: [], openProvisions: [expect.any(String)] }]);
  });

  it('that is carried out needs no reminder, and neither does one that was withdrawn', async () => {
    const desk = await open();
    await recordDecision(desk, { decides: [COURSES] });
    await desk.send('AdoptMeasure', COURSES.id, { decision: record });
    await desk.send('StartMeasure', COURSES.id);
    expect(await reminders(desk, DUE)).toEqual([]);
    const other = await open();
    await recordDecision(other);
    await other.send('WithdrawDecision', RECORD, { reason: 'annulled' });
    expect(await reminders(other, DUE)).toEqual([]);
  });
});

describe('a resolution', () => {
  it('is reminded of what nobody carried out', async () => {
    const desk = await open();
    const event = await resolve(desk, [COURSES]);
    expect(await reminders(desk, DUE)).toEqual([{ item: ITEM, event, open: [COURSES] }]);
  });

  it('that is carried out, or names nothing, needs no reminder', async () => {
    const desk = await open();
    const event = await resolve(desk, [COURSES]);
    await desk.send('AdoptMeasure', COURSES.id, { decision: resolution(event) });
    await desk.send('StartMeasure', COURSES.id);
    expect(await reminders(desk, DUE)).toEqual([]);
    const other = await open();
    await resolve(other, []);
    expect(await reminders(other, DUE)).toEqual([]);
  });

  it('that was corrected is reminded of by what took its place', async () => {
    const desk = await open();
    const event = await resolve(desk, [COURSES]);
    desk.clock.advancedTo('2019-03-11T09:00:00.000Z');
    const correction = { event, outcome: { kind: 'decidedByMayor' }, reason: 'misread', authority: by };
    await desk.send('CorrectOutcome', MEETING, correction);
    await desk.settle();
    const corrected = (await desk.events(`meeting-${MEETING}`)).at(-1)?.eventId;
    expect(await reminders(desk, DUE)).toEqual([]);
    const later = '2019-06-09T09:00:00.000Z';
    expect(await reminders(desk, later)).toEqual([{ item: ITEM, event: corrected, open: [COURSES] }]);
  });
});
