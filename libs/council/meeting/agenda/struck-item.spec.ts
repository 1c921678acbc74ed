import type { ItemPaper } from './agenda-item.js';
import { invited, item, meeting, ofCouncil, opened, PAPER, planned, recorded } from '../meeting.fixture.js';

const strike = { item: 'i1', reason: 'entered twice' };
const struck = { type: 'ItemStruck', data: { ...strike, papers: [] } } as const;

describe('an item that is taken off the agenda', () => {
  it('goes before the day of the sitting, also when the meeting is invited', () => {
    for (const past of [planned, invited]) {
      meeting(past).when('StrikeItem', strike, { occurredOn: '2019-02-13' }, ofCouncil).then([struck]);
    }
  });

  it('goes from that day on as a deviation alone', () => {
    meeting(invited).when('StrikeItem', strike, {}, ofCouncil).violates('struckFromItsDay');
    meeting(opened).when('StrikeItem', strike, { occurredOn: '2019-02-13' }, ofCouncil).violates('struckFromItsDay');
    const deviations = [{ rule: 'struckFromItsDay', reason: 'a mistake of the office' }];
    expect(meeting(invited).when('StrikeItem', strike, { deviations }, ofCouncil).decision).toMatchObject({
      events: [struck, { type: 'DeviationNoted', data: { rule: 'struckFromItsDay', subject: 'i1' } }],
    });
  });

  it('violates nothing where it is uncertain whether the day has come', () => {
    meeting(invited).when('StrikeItem', strike, { occurredOn: '2019-02' }, ofCouncil).then([struck]);
    meeting(invited).when('StrikeItem', strike, { occurredOn: 'unknown' }, ofCouncil).then([struck]);
  });

  it('stays where the committee has dealt with it', () => {
    const outcome = recorded('i1', { kind: 'acknowledged' });
    const request = { type: 'ItemRequestRecorded', data: { item: 'i1', request: 'r', text: 'costs' } } as const;
    for (const act of [outcome, request]) {
      meeting([...opened, act])
        .when('StrikeItem', strike, {}, ofCouncil)
        .refuses('item has been dealt with');
    }
  });

  it('is not on the agenda any more: its number is free, its id is not, and the others keep theirs', () => {
    const after = [...planned, struck];
    const { items } = meeting(after).state as { readonly items: readonly { readonly number: string }[] };
    expect(items.map(({ number }) => number)).toEqual(['2']);
    meeting(after).when('StrikeItem', strike, {}, ofCouncil).refuses('item is not on this agenda', 'notFound');
    meeting(after).when('AddItem', { item: 'i1', number: '3', title: 'x' }, {}, ofCouncil).refuses('item id is taken');
    expect(
      meeting(after).when('AddItem', { item: 'i3', number: '1', title: 'x' }, {}, ofCouncil).decision.accepted,
    ).toBe(true);
  });

  it('is left out when the meeting is invited to anew and when it is closed', () => {
    meeting([...invited, struck])
      .when('InviteToMeeting', {}, {}, ofCouncil)
      .then([{ type: 'MeetingInvited', data: { agenda: ['i2'] } }]);
    const { decision } = meeting([...opened, struck]).when('CloseMeeting', {}, {}, ofCouncil);
    const outcomes = decision.accepted ? decision.events.filter(({ type }) => type === 'ItemOutcomeRecorded') : [];
    expect(outcomes).toMatchObject([{ data: { item: 'i2', outcome: { kind: 'notReached' } } }]);
  });

  it('takes the papers off the meeting that no other item rests on', () => {
    const several = { kind: 'several', papers: [{ paper: PAPER.paper }, { paper: 'another' }] } as const;
    const takenOff = (first: ItemPaper, second: ItemPaper, papers: readonly string[]): void => {
      const past = [...planned.slice(0, 1), item('i1', '1', first), item('i2', '2', second)];
      meeting(past)
        .when('StrikeItem', strike, { occurredOn: '2019-02-13' }, ofCouncil)
        .then([{ ...struck, data: { ...strike, papers } }]);
    };
    takenOff(PAPER, { kind: 'oral' }, [PAPER.paper]);
    takenOff(several, PAPER, ['another']);
    takenOff(PAPER, several, []);
  });
});
