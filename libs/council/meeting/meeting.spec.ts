import { partId } from '#event-sourcing';
import { COMMAND_ID } from '#event-sourcing/testing';
import {
  COMMITTEE,
  GUEST,
  invited,
  meeting,
  MEMBER_A,
  ofCouncil,
  opened,
  planned,
  PAPER,
  recorded,
  scheduled,
} from './meeting.fixture.js';

const deviation = (rule: string) => [{ rule, reason: 'urgent' }];

describe('a meeting', () => {
  it('is scheduled once, perhaps only for a quarter', () => {
    meeting([])
      .when('ScheduleMeeting', { committee: COMMITTEE, when: '2019-Q1' }, {}, ofCouncil)
      .then([
        {
          type: 'MeetingScheduled',
          data: { committee: COMMITTEE, jointWith: [], when: '2019-Q1', sequence: 1, processes: [], public: 'unknown' },
        },
      ]);
    meeting([scheduled])
      .when('ScheduleMeeting', { committee: COMMITTEE, when: '2019' }, {}, ofCouncil)
      .refuses('meeting is scheduled already');
  });

  it('refers only to existing entities', () => {
    const missing = { reason: 'committee does not exist', field: 'committee' } as const;
    meeting([])
      .when('ScheduleMeeting', { committee: COMMITTEE, when: '2019' }, {}, { missing })
      .refuses('committee does not exist', 'unknownReference');
  });

  it('is not planned for a dissolved committee, whose past meetings may be entered late', () => {
    const dissolved = { committee: { kind: 'committee', dissolved: true } } as const;
    meeting([])
      .when('ScheduleMeeting', { committee: COMMITTEE, when: '2019-03' }, {}, dissolved)
      .refuses('committee is dissolved');
    expect(
      meeting([]).when('ScheduleMeeting', { committee: COMMITTEE, when: '2018-12' }, {}, dissolved).decision.accepted,
    ).toBe(true);
  });

  it('has an invitation only when its day and its agenda are known', () => {
    meeting(planned)
      .when('InviteToMeeting', {}, {}, ofCouncil)
      .then([{ type: 'MeetingInvited', data: { agenda: ['i1', 'i2'] } }]);
    meeting([scheduled]).when('InviteToMeeting', {}, {}, ofCouncil).refuses('meeting has no agenda');
    meeting([...planned, { type: 'MeetingRescheduled', data: { when: '2019-03', sequence: 1 } }])
      .when('InviteToMeeting', {}, {}, ofCouncil)
      .refuses('meeting has no day yet', 'invalid');
  });

  it('has a new invitation when its agenda or its day has changed', () => {
    meeting(invited).when('InviteToMeeting', {}, {}, ofCouncil).isAlreadySo('is invited to with this agenda already');
    meeting([...invited, recorded('i2', { kind: 'withdrawnByAuthor' })])
      .when('InviteToMeeting', {}, {}, ofCouncil)
      .then([{ type: 'MeetingInvited', data: { agenda: ['i1'] } }]);
    meeting(invited)
      .when('RescheduleMeeting', { when: '2019-03-12' }, {}, ofCouncil)
      .then([{ type: 'MeetingRescheduled', data: { when: '2019-03-12', sequence: 1 } }]);
    meeting(invited)
      .when('RescheduleMeeting', { when: '2019-02-14' }, {}, ofCouncil)
      .isAlreadySo('is scheduled for then already');
    meeting([...invited, { type: 'MeetingRescheduled', data: { when: '2019-03-12', sequence: 1 } }])
      .when('OpenMeeting', {}, {}, ofCouncil)
      .refuses('meeting is planned only');
  });

  it('is opened before its day only as a deviation', () => {
    const early = { occurredOn: '2019-02-13' };
    meeting(invited)
      .when('OpenMeeting', {}, {}, ofCouncil)
      .then([{ type: 'MeetingOpened', data: {} }]);
    meeting(invited).when('OpenMeeting', {}, early, ofCouncil).violates('openedBeforeDay');
    const { decision } = meeting(invited).when(
      'OpenMeeting',
      {},
      { ...early, deviations: deviation('openedBeforeDay') },
      ofCouncil,
    );
    expect(decision).toMatchObject({
      events: [{ type: 'MeetingOpened' }, { type: 'DeviationNoted', data: { weight: 'curable', reason: 'urgent' } }],
    });
    meeting(invited)
      .when('OpenMeeting', {}, { deviations: deviation('openedBeforeDay') }, ofCouncil)
      .refuses('deviations do not name exactly the violated rules', 'irregular');
  });

  it('is interrupted, resumed and closed', () => {
    const interrupted = [...opened, { type: 'MeetingInterrupted', data: {} } as const];
    meeting(opened)
      .when('InterruptMeeting', {}, {}, ofCouncil)
      .then([{ type: 'MeetingInterrupted', data: {} }]);
    meeting(interrupted).when('InterruptMeeting', {}, {}, ofCouncil).refuses('meeting is interrupted');
    meeting(interrupted)
      .when('ResumeMeeting', {}, {}, ofCouncil)
      .then([{ type: 'MeetingResumed', data: {} }]);
    meeting([...interrupted, { type: 'MeetingResumed', data: {} }])
      .when('ResumeMeeting', {}, {}, ofCouncil)
      .refuses('meeting is open');
    meeting(opened)
      .when('CloseMeeting', {}, { occurredOn: '2019-02-13' }, ofCouncil)
      .refuses('it would lie before the opening of the meeting');
  });

  it('is not interrupted before the refined day of its opening', () => {
    const refined = [...opened.slice(0, -1), { ...opened[opened.length - 1], occurredOn: '2019-02' }] as typeof opened;
    const event = opened.at(-1)?.eventId ?? '';
    meeting([...refined, { type: 'DateRefined', data: { event, to: '2019-02-14' } }])
      .when('InterruptMeeting', {}, { occurredOn: '2019-02-13' }, ofCouncil)
      .refuses('it would lie before the opening of the meeting');
  });

  it('marks items without an outcome as not reached when it is closed', () => {
    meeting([...opened, recorded('i1', { kind: 'acknowledged' })])
      .when('CloseMeeting', {}, {}, ofCouncil)
      .then([
        {
          type: 'ItemOutcomeRecorded',
          data: {
            item: 'i2',
            outcomeId: partId(COMMAND_ID, 'outcome', 0),
            outcome: { kind: 'notReached' },
            intent: 'acknowledgement',
            paper: PAPER,
            vote: { kind: 'none' },
          },
        },
        { type: 'MeetingClosed', data: {} },
      ]);
    meeting([...opened, { type: 'MeetingClosed', data: {} }])
      .when('AcknowledgeItem', { item: 'i1' }, {}, ofCouncil)
      .refuses('meeting is closed');
  });

  it('is cancelled only before it is opened, and then accepts no further command', () => {
    meeting(invited)
      .when('CancelMeeting', { reason: 'no items' }, {}, ofCouncil)
      .then([{ type: 'MeetingCancelled', data: { reason: 'no items' } }]);
    meeting(opened).when('CancelMeeting', { reason: 'late' }, {}, ofCouncil).refuses('meeting is open');
    meeting([...invited, { type: 'MeetingCancelled', data: { reason: 'no items' } }])
      .when('OpenMeeting', {}, {}, ofCouncil)
      .refuses('meeting is cancelled');
  });

  it('has a chair, a minute taker, and processes', () => {
    const chaired = [...planned, { type: 'MeetingChairAssigned', data: { chair: GUEST } } as const];
    const minuted = [...planned, { type: 'MinuteTakerAssigned', data: { minuteTaker: GUEST } } as const];
    const linked = [...planned, { type: 'MeetingLinkedToProcess', data: { process: 'p' } } as const];
    meeting(planned)
      .when('AssignMeetingChair', { chair: MEMBER_A }, {}, ofCouncil)
      .then([{ type: 'MeetingChairAssigned', data: { chair: MEMBER_A } }]);
    meeting(chaired).when('AssignMeetingChair', { chair: GUEST }, {}, ofCouncil).isAlreadySo('chairs already');
    meeting(planned)
      .when('AssignMinuteTaker', { minuteTaker: GUEST }, {}, ofCouncil)
      .then([{ type: 'MinuteTakerAssigned', data: { minuteTaker: GUEST } }]);
    meeting(minuted)
      .when('AssignMinuteTaker', { minuteTaker: GUEST }, {}, ofCouncil)
      .isAlreadySo('takes the minutes already');
    meeting(planned)
      .when('LinkMeetingToProcess', { process: 'p' }, {}, ofCouncil)
      .then([{ type: 'MeetingLinkedToProcess', data: { process: 'p' } }]);
    meeting(linked)
      .when('LinkMeetingToProcess', { process: 'p' }, {}, ofCouncil)
      .isAlreadySo('is linked to this process already');
  });
});
