import type { OccurredAt } from '#event-sourcing';
import type { Past } from '#event-sourcing/testing';
import type { MeetingEvent } from '../meeting.events.js';
import type { Attendee } from './attendee.js';
import {
  counted,
  eventOf,
  GUEST,
  meeting,
  MEMBER_A,
  MEMBER_B,
  ofCouncil,
  opened,
  planned,
  recorded,
} from '../meeting.fixture.js';

const at = (time: string): OccurredAt => ({ local: `2019-02-14T${time}` });
const before = (item: string): OccurredAt => ({ beforeItem: item });

function arrival(
  attendee: Attendee,
  when?: OccurredAt,
  capacity: 'member' | 'advisory' = 'member',
): Past<MeetingEvent> {
  return {
    type: 'ArrivalRecorded',
    data: { attendee, capacity },
    ...(when !== undefined && { occurredAt: when }),
  };
}
function departure(attendee: Attendee, when?: OccurredAt): Past<MeetingEvent> {
  return {
    type: 'DepartureRecorded',
    data: { attendee },
    ...(when !== undefined && { occurredAt: when }),
  };
}
const arrives = (past: readonly Past<MeetingEvent>[], attendee: Attendee, when?: OccurredAt) =>
  meeting(past).when('RecordArrival', { attendee }, when === undefined ? {} : { occurredAt: when }, ofCouncil);
const leaves = (past: readonly Past<MeetingEvent>[], attendee: Attendee, when?: OccurredAt) =>
  meeting(past).when('RecordDeparture', { attendee }, when === undefined ? {} : { occurredAt: when }, ofCouncil);
const arrived = { type: 'ArrivalRecorded', data: { attendee: MEMBER_A, capacity: 'member' } };
const left = { type: 'DepartureRecorded', data: { attendee: MEMBER_A } };

describe('attendance', () => {
  it('is recorded from the invitation on, late entries included', () => {
    arrives(opened, MEMBER_A, at('17:05')).then([arrived]);
    arrives([...opened, { type: 'MeetingClosed', data: {} }], MEMBER_A).then([arrived]);
    arrives(planned, MEMBER_A).refuses('meeting is planned only');
  });

  it('refuses an arrival of an attendee who is present', () => {
    arrives([...opened, arrival(MEMBER_A, at('17:00'))], MEMBER_A, at('17:10')).refuses('is present already');
    arrives([...opened, arrival(MEMBER_A)], MEMBER_A).refuses('is present already');
    const back = [...opened, arrival(MEMBER_A, at('17:00')), departure(MEMBER_A, at('18:00'))];
    arrives(back, MEMBER_A, at('18:30')).then([arrived]);
    arrives(back, MEMBER_A, at('17:30')).refuses('is present already');
  });

  it('refuses a departure of an attendee who is not there', () => {
    leaves(opened, MEMBER_A).refuses('has not arrived');
    leaves([...opened, arrival(MEMBER_A, at('17:00'))], MEMBER_A, at('16:59')).refuses('would leave before arriving');
    leaves([...opened, arrival(MEMBER_A, before('i2'))], MEMBER_A, before('i1')).refuses('would leave before arriving');
    leaves([...opened, arrival(MEMBER_A), departure(MEMBER_A)], MEMBER_A).refuses('has left already');
  });

  it('is ordered by the time of the move, not of its entry', () => {
    const later = [...opened, arrival(MEMBER_A, at('18:00')), departure(MEMBER_A, at('19:00'))];
    arrives(later, MEMBER_A, at('16:00')).refuses('is present already');
    const gap = [
      ...opened,
      arrival(MEMBER_A, at('16:00')),
      departure(MEMBER_A, at('19:00')),
      arrival(MEMBER_A, at('20:00')),
    ];
    leaves(gap, MEMBER_A, at('21:00')).then([left]);
    leaves(gap, MEMBER_A, at('18:00')).refuses('would leave before arriving');
  });

  it('has no finding where the clock and the agenda cannot be compared', () => {
    leaves([...opened, arrival(MEMBER_A, at('17:00'))], MEMBER_A, before('i1')).then([left]);
  });

  it('keeps guests and members apart', () => {
    const guest = { type: 'GuestRecorded', data: { guest: GUEST } } as const;
    meeting(opened).when('RecordGuest', { guest: GUEST }, {}, ofCouncil).then([guest]);
    meeting([...opened, guest])
      .when('RecordGuest', { guest: GUEST }, {}, ofCouncil)
      .isAlreadySo('is recorded as a guest already');
    meeting([...opened, arrival(GUEST)])
      .when('RecordGuest', { guest: GUEST }, {}, ofCouncil)
      .refuses('takes part as a member already');
    arrives([...opened, guest], GUEST).refuses('takes part as a guest already');
  });

  it('refers only to items of this meeting', () => {
    arrives(opened, MEMBER_A, before('i9')).refuses('item is not on this agenda', 'unknownReference');
  });
});

describe('attendance and votes', () => {
  const two = [...opened, arrival(MEMBER_A, before('i1')), arrival(MEMBER_B, before('i2'))];
  const adopts = (past: readonly Past<MeetingEvent>[], item: string, votes: number) =>
    meeting(past).when('AdoptItem', { item, vote: counted(votes, 0) }, {}, ofCouncil);

  it('allow no more votes than members who were present for the item', () => {
    adopts(two, 'i1', 2).refuses('more votes than members present');
    expect(adopts(two, 'i2', 2).decision.accepted).toBe(true);
    adopts([...two, departure(MEMBER_A, before('i2'))], 'i2', 2).refuses('more votes than members present');
  });

  it('allow as many votes as members with a vote may have been present', () => {
    expect(adopts([...two, departure(MEMBER_A)], 'i2', 2).decision.accepted).toBe(true);
    adopts([...two, arrival(GUEST, before('i1'), 'advisory')], 'i2', 3).refuses('more votes than members present');
  });

  it('limit no vote where no arrival is recorded', () => {
    expect(adopts(opened, 'i1', 40).decision.accepted).toBe(true);
  });

  it('are judged by the time of the vote where it is known', () => {
    const past = [...opened, arrival(MEMBER_A, at('17:00')), arrival(MEMBER_B, at('18:00'))];
    meeting(past)
      .when('AdoptItem', { item: 'i1', vote: counted(2, 0) }, { occurredAt: at('17:30') }, ofCouncil)
      .refuses('more votes than members present');
  });

  it('are questioned by a late entry that changes who could vote', () => {
    const voted = [...two, recorded('i1', { kind: 'adopted' }, counted(1, 0))];
    const questioned = { type: 'VoteQuestioned', data: { event: eventOf('i1'), item: 'i1' } };
    expect(arrives(voted, GUEST, before('i1')).decision).toMatchObject({
      events: [{ type: 'ArrivalRecorded' }, { ...questioned, data: { ...questioned.data, attendee: GUEST } }],
    });
    expect(leaves(voted, MEMBER_A, before('i1')).decision).toMatchObject({
      events: [{ type: 'DepartureRecorded' }, { ...questioned, data: { ...questioned.data, attendee: MEMBER_A } }],
    });
    expect(arrives(voted, GUEST, before('i2')).decision).toMatchObject({ events: [{ type: 'ArrivalRecorded' }] });
    expect(arrives(voted, GUEST).decision).toMatchObject({ events: [{ type: 'ArrivalRecorded' }] });
  });

  it('are not questioned without a vote or without kept attendance', () => {
    const silent = [...two, recorded('i1', { kind: 'withdrawnByAuthor' }, { kind: 'none' })];
    expect(arrives(silent, GUEST, before('i1')).decision).toMatchObject({ events: [{ type: 'ArrivalRecorded' }] });
    const unkept = [...opened, recorded('i1', { kind: 'adopted' }, counted(9, 0)), arrival(MEMBER_A, before('i1'))];
    expect(arrives(unkept, MEMBER_B, before('i1')).decision).toMatchObject({ events: [{ type: 'ArrivalRecorded' }] });
  });
});
