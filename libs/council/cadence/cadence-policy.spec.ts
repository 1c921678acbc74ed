import { PolicyHarness } from '#shared-kernel/testing';
import { committeeFeature } from '../committee/committee.feature.js';
import { meetingFeature } from '../meeting/meeting.feature.js';
import { cadencePolicy } from './cadence.policy.js';
import { committeeMeetingsPolicy } from './committee-meetings.policy.js';

const features = [committeeFeature, meetingFeature];

interface Circle {
  readonly harness: PolicyHarness;
  readonly committee: string;
}

async function circleOf(now = '2019-01-10T08:00:00.000Z'): Promise<Circle> {
  const harness = await PolicyHarness.open(cadencePolicy, features, now);
  const committee = (await harness.send('ConstituteCommittee', null, { name: 'Lenkungskreis', kind: 'steeringCircle' }))
    .id;
  return { harness, committee };
}

async function plan({ harness, committee }: Circle, period = '2019', count = 4): Promise<void> {
  await harness.send('PlanMeetings', committee, { count, period });
  await harness.settle();
}

async function note({ harness, committee }: Circle, meeting: string, status: string, when: string): Promise<void> {
  const id = `5a3c9b1e-3f63-5d0e-9a41-0f6c1d1f0a0${meeting}`;
  await harness.send('NoteMeeting', committee, { meeting: id, status, when });
  await harness.settle();
}

async function warnings({ harness, committee }: Circle, day: string): Promise<readonly object[]> {
  harness.clock.advancedTo(`${day}T08:00:00.000Z`);
  await harness.settle();
  const events = await harness.events(`committee-${committee}`);
  return events.filter(({ type }) => type === 'CadenceWarned').map(({ data }) => data);
}

describe('a plan of four meetings in 2019', () => {
  it('has one warning, on the day from which the missing meeting has less than a week', async () => {
    const circle = await circleOf();
    await plan(circle);
    await note(circle, '1', 'held', '2019-02-20');
    await note(circle, '2', 'held', '2019-05');
    await note(circle, '3', 'held', '2019-09-10');
    expect(await warnings(circle, '2019-12-25')).toEqual([]);
    const warned = [expect.objectContaining({ period: '2019', count: 4, held: 3, scheduled: 0 })];
    expect(await warnings(circle, '2019-12-26')).toEqual(warned);
    expect(await warnings(circle, '2020-03-01')).toEqual(warned);
  });

  it('has no warning while its last meeting is scheduled, but after that is cancelled or was not held', async () => {
    for (const end of ['cancelled', 'planned']) {
      const circle = await circleOf();
      await plan(circle, '2019', 1);
      await note(circle, '1', 'planned', '2019-12-30');
      expect(await warnings(circle, '2019-12-29')).toEqual([]);
      await note(circle, '1', end, '2019-12-30');
      expect(await warnings(circle, end === 'cancelled' ? '2019-12-29' : '2020-01-01')).toHaveLength(1);
    }
  });

  it('has no warning after its meetings were held', async () => {
    const circle = await circleOf();
    await plan(circle, '2019', 1);
    await note(circle, '1', 'planned', '2019-12-30');
    await note(circle, '1', 'held', '2019-12-30');
    expect(await warnings(circle, '2020-06-01')).toEqual([]);
  });

  it('has no warning if it is entered in the year after', async () => {
    const circle = await circleOf('2020-02-01T08:00:00.000Z');
    await plan(circle);
    await note(circle, '1', 'held', '2019-02-20');
    expect(await warnings(circle, '2020-12-31')).toEqual([]);
  });
});

it('meetings are noted in the stream of their committee when they are planned, moved, cancelled and held', async () => {
  const harness = await PolicyHarness.open(committeeMeetingsPolicy, features, '2019-06-10T08:00:00.000Z');
  const committee = (await harness.send('ConstituteCommittee', null, { name: 'Lenkungskreis', kind: 'steeringCircle' }))
    .id;
  const noted = async () => {
    await harness.settle();
    const events = await harness.events(`committee-${committee}`);
    return events.flatMap(({ type, data }) => (type === 'MeetingNoted' ? [data] : []));
  };
  const first = (await harness.send('ScheduleMeeting', null, { committee, when: '2019-Q3' })).id;
  await harness.send('RescheduleMeeting', first, { when: '2019-09-10' });
  await harness.send('CancelMeeting', first, { reason: 'r' });
  expect((await noted()).slice(-1)).toEqual([{ meeting: first, status: 'cancelled', when: '2019-09-10' }]);
  const past = { committee, heldOn: '2019-05-02', completeness: 'excerptOnly', items: [] };
  const second = (await harness.send('RecordHeldMeeting', null, past)).id;
  expect((await noted()).slice(-1)).toEqual([{ meeting: second, status: 'held', when: '2019-05-02' }]);
  const third = (await harness.send('ScheduleMeeting', null, { committee, when: '2019-06-10' })).id;
  await harness.send('AddItem', third, { number: '1', title: 'Stand' });
  await harness.send('InviteToMeeting', third, {});
  await harness.send('OpenMeeting', third, {});
  expect((await noted()).slice(-1)).toEqual([{ meeting: third, status: 'held', when: '2019-06-10' }]);
});
