import type { Past } from '#event-sourcing/testing';
import type { MeetingEvent } from '../meeting.events.js';
import { eventOf, MEMBER_A, meeting, ofCouncil, opened, recorded } from '../meeting.fixture.js';

const counted = (yes: number, no = 0) => ({ kind: 'counted', yes, no, abstention: 0, spoilt: 0 }) as const;
const arrival: Past<MeetingEvent> = { type: 'ArrivalRecorded', data: { attendee: MEMBER_A, capacity: 'member' } };
const authority = { kind: 'committee', id: 'c' } as const;
const correction = { event: eventOf('i1'), reason: 'a slip of the pen', authority };

describe('a vote that was recorded before its attendance', () => {
  const past = [...opened, recorded('i1', { kind: 'adopted' }, counted(40)), arrival];

  it('does not block the correction of the outcome while few arrivals are entered', () => {
    expect(
      meeting(past).when('CorrectOutcome', { ...correction, outcome: { kind: 'recommended' } }, {}, ofCouncil).decision,
    ).toMatchObject({ accepted: true, events: [{ type: 'OutcomeCorrected', data: { vote: counted(40) } }] });
  });

  it('may be corrected itself', () => {
    expect(
      meeting(past).when(
        'CorrectOutcome',
        { ...correction, outcome: { kind: 'adopted' }, vote: counted(39, 1) },
        {},
        ofCouncil,
      ).decision.accepted,
    ).toBe(true);
  });

  it('is otherwise bounded by the members present, when it is corrected after its attendance', () => {
    meeting([...opened, arrival, recorded('i1', { kind: 'adopted' }, counted(1))])
      .when('CorrectOutcome', { ...correction, outcome: { kind: 'adopted' }, vote: counted(2) }, {}, ofCouncil)
      .refuses('more votes than members present');
  });
});
