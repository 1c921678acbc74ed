import { decidingFeatures } from '../testing/deciding-features.fixture.js';
import { PolicyHarness } from '#shared-kernel/testing';
import { overduePolicy } from './overdue.policy.js';

interface Opened {
  readonly harness: PolicyHarness;
  readonly measure: string;
  readonly process: string;
}

async function openHarness(end: string): Promise<Opened> {
  const harness = await PolicyHarness.open(overduePolicy, decidingFeatures, '2019-02-15T08:00:00.000Z');
  const process = (await harness.send('DraftProcess', null, { title: 'Wir alle sind LU' })).id;
  const lead = (await harness.send('RegisterOrganisation', null, { name: 'Kultur', kind: 'area' })).id;
  const proposal = { process, kind: 'project', title: 'Wegweiser', source: 'Workshop', lead };
  const schedule = { start: '2019-01', end };
  const measure = (await harness.send('ProposeMeasure', null, { ...proposal, schedule })).id;
  const taken = { process, kind: 'executive', title: 'Start', by: { kind: 'unknown' } };
  const decides = [{ kind: 'measure', id: measure, version: 1 }];
  const decision = (await harness.send('RecordDecision', null, { ...taken, decides })).id;
  await harness.send('AdoptMeasure', measure, { decision: { kind: 'record', decision } });
  await harness.settle();
  return { harness, measure, process };
}

async function reminders({ harness, measure }: Opened, day: string): Promise<readonly object[]> {
  harness.clock.advancedTo(`${day}T08:00:00.000Z`);
  await harness.settle();
  const events = await harness.events(`measure-${measure}`);
  return events.filter(({ type }) => type === 'MeasureReminded').map(({ data }) => data);
}

const reminded = (stage: string, overdueSince = '2019-07-01'): object => ({ stage, overdueSince });

describe('a measure past its end', () => {
  it('has one reminder each to its lead, to the process manager and to the steering circle, 14 days apart', async () => {
    const opened = await openHarness('2019-06');
    expect(await reminders(opened, '2019-06-30')).toEqual([]);
    expect(await reminders(opened, '2019-07-01')).toEqual([reminded('lead')]);
    expect(await reminders(opened, '2019-07-14')).toEqual([reminded('lead')]);
    expect(await reminders(opened, '2019-07-15')).toEqual([reminded('lead'), reminded('processManager')]);
    const all = [reminded('lead'), reminded('processManager'), reminded('steeringCircle')];
    expect(await reminders(opened, '2019-07-29')).toEqual(all);
    expect(await reminders(opened, '2020-07-29')).toEqual(all);
  });

  it('is proposed for the agenda of the steering circles of its process, and of no other committee', async () => {
    const opened = await openHarness('2019-06');
    const { harness, measure } = opened;
    const { process } = opened;
    const constitute = async (kind: string) => {
      const { id } = await harness.send('ConstituteCommittee', null, { name: kind, kind, processes: [process] });
      await harness.send('RegisterCommittee', process, { committee: id, kind });
      return id;
    };
    const circle = await constitute('steeringCircle');
    const council = await constitute('council');
    for (const day of ['2019-07-01', '2019-07-15', '2019-07-29', '2019-12-01']) await reminders(opened, day);
    const proposals = (await harness.events(`committee-${circle}`)).filter(({ type }) => type === 'AgendaItemProposed');
    expect(proposals.map(({ data }) => data)).toMatchObject([
      { title: 'Wegweiser', about: { kind: 'measure', id: measure }, process, reason: 'Überfällig seit 2019-07-01.' },
    ]);
    expect((await harness.events(`committee-${council}`)).map(({ type }) => type)).toEqual(['CommitteeConstituted']);
  });

  it('has no reminder once it has a later end, or is over', async () => {
    const moved = await openHarness('2019-06');
    await moved.harness.send('SetSchedule', moved.measure, { start: '2019-01', end: '2019-08' });
    await moved.harness.settle();
    expect(await reminders(moved, '2019-07-20')).toEqual([]);
    await moved.harness.send('CancelMeasure', moved.measure, { reason: 'too dear' });
    expect(await reminders(moved, '2019-12-20')).toEqual([]);
  });

  it('is not escalated sooner after another change of it', async () => {
    const opened = await openHarness('2019-06');
    expect(await reminders(opened, '2019-07-01')).toEqual([reminded('lead')]);
    await opened.harness.send('ReviseMeasure', opened.measure, { title: 'Mehrsprachige Wegweiser' });
    expect(await reminders(opened, '2019-07-02')).toEqual([reminded('lead')]);
    expect(await reminders(opened, '2019-07-16')).toEqual([reminded('lead'), reminded('processManager')]);
  });

  it('is escalated as before when its end was moved and moved back', async () => {
    const opened = await openHarness('2019-06');
    expect(await reminders(opened, '2019-07-01')).toEqual([reminded('lead')]);
    const { harness, measure } = opened;
    await harness.send('SetSchedule', measure, { end: '2025-12-31' });
    await harness.settle();
    await harness.send('SetSchedule', measure, { end: '2019-06' });
    expect(await reminders(opened, '2019-07-14')).toEqual([reminded('lead')]);
    expect(await reminders(opened, '2019-07-15')).toEqual([reminded('lead'), reminded('processManager')]);
  });

  it('is not escalated all at once after a standstill', async () => {
    const opened = await openHarness('2019-06');
    expect(await reminders(opened, '2019-12-01')).toEqual([reminded('lead')]);
    expect(await reminders(opened, '2019-12-16')).toEqual([reminded('lead'), reminded('processManager')]);
  });

  it('is escalated step by step when it was long past its end at its adoption', async () => {
    const opened = await openHarness('2019-01-05');
    expect(await reminders(opened, '2019-02-16')).toEqual([reminded('lead', '2019-01-06')]);
  });
});
