import { opened, COMMITTEE, item, meeting, ofCouncil, recorded, scheduled } from '../meeting.fixture.js';
import { acknowledged, texts, DAY, source, heldMeeting } from './held-meeting.fixture.js';

describe('an item from an extract of a meeting that was planned here', () => {
  const planned = [scheduled, item('i5', '5')];

  it('gives the planned item its outcome, and the meeting took place', () => {
    const { decision } = meeting(planned).when('RecordHeldItem', source, {}, ofCouncil);
    expect(decision).toMatchObject({
      events: [
        { ...heldMeeting, occurredOn: DAY },
        { type: 'ItemTextsRecorded', data: { item: 'i5' } },
        { type: 'ItemOutcomeRecorded', data: { item: 'i5', outcome: { kind: 'acknowledged' } } },
      ],
    });
    const after = [
      ...planned,
      heldMeeting,
      { ...texts, data: { ...texts.data, item: 'i5' } },
      { ...acknowledged, data: { ...acknowledged.data, item: 'i5' } },
    ];
    expect(meeting(after).state).toMatchObject({ status: 'held', items: [{ id: 'i5' }] });
    meeting(after).when('RecordHeldItem', source, {}, ofCouncil).isAlreadySo('already imported');
  });

  it('states whether the meeting was public where that was unknown, and never against a known fact', () => {
    const facts = { committee: COMMITTEE, when: DAY, sequence: 1, processes: [], public: 'unknown' } as const;
    const day = { ...facts, jointWith: [] };
    const silent = [{ type: 'MeetingScheduled', data: day } as const];
    const open = { ...source, meetingPublic: 'yes' } as const;
    const before = meeting(silent).when('RecordHeldItem', open, {}, ofCouncil);
    expect(before.decision).toMatchObject({ events: [{ data: { public: 'yes' } }, {}, {}, {}] });
    const heldInSilence = { ...heldMeeting, data: { ...heldMeeting.data, public: 'unknown' } } as const;
    const later = meeting([heldInSilence]).when('RecordHeldItem', open, {}, ofCouncil);
    expect(later.decision).toMatchObject({
      events: [{ type: 'HeldMeetingRecorded', data: { public: 'yes' } }, {}, {}, {}],
    });
    meeting([heldMeeting])
      .when('RecordHeldItem', { ...source, meetingPublic: 'no' }, {}, ofCouncil)
      .refuses('other facts are recorded already');
  });

  it('is another item when neither title nor paper agree', () => {
    meeting(planned)
      .when('RecordHeldItem', { number: '5', title: 'Anderes' }, {}, ofCouncil)
      .refuses('other facts are recorded already');
  });

  it('is recorded only for a known day that is past', () => {
    const moved = (when: string) => [...planned, { type: 'MeetingRescheduled', data: { when, sequence: 1 } } as const];
    meeting(moved('2019-Q1'))
      .when('RecordHeldItem', source, {}, ofCouncil)
      .refuses('meeting has no day yet', 'invalid');
    meeting(moved('2019-03-12')).when('RecordHeldItem', source, {}, ofCouncil).refuses('meeting lies in the future');
  });

  it('is added to a meeting that was held live, and does not contradict its outcomes', () => {
    const { decision } = meeting([...opened, { type: 'MeetingClosed', data: {} }]).when(
      'RecordHeldItem',
      source,
      {},
      ofCouncil,
    );
    expect(decision).toMatchObject({
      events: [{ type: 'ItemAdded' }, { type: 'ItemTextsRecorded' }, { type: 'ItemOutcomeRecorded' }],
    });
    const live = { number: '1', title: 'Punkt 1', outcome: { kind: 'acknowledged' } } as const;
    const past = [...opened, recorded('i1', { kind: 'rejected' })];
    meeting(past).when('RecordHeldItem', live, {}, ofCouncil).refuses('other facts are recorded already');
  });
});
