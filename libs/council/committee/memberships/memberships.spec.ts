import { partId } from '#event-sourcing';
import { COMMAND_ID, given } from '#event-sourcing/testing';
import { committeeDecider } from '../committee.decide.js';
import { appointed, constituted, culture, ended, nothingMissing, somebody, theatre } from '../committee.fixture.js';
import { membershipStatus } from './membership-status.js';

describe('a membership', () => {
  it('begins on the day of the decision, or on the day that is given', () => {
    given(committeeDecider, [constituted])
      .when(
        'AppointMember',
        { member: culture, seat: '3', votingRight: 'no' },
        { occurredOn: '2018-12' },
        nothingMissing,
      )
      .then([
        {
          type: 'MemberAppointed',
          data: {
            membership: partId(COMMAND_ID, 'membership', 0),
            member: culture,
            seat: '3',
            votingRight: 'no',
            from: '2018-12',
          },
        },
      ]);
  });

  it('is held once at a time', () => {
    given(committeeDecider, [constituted, appointed])
      .when('AppointMember', { member: culture, from: '2019-01-01' }, {}, nothingMissing)
      .refuses('is a member at that time already');
    given(committeeDecider, [constituted, appointed, ended])
      .when('AppointMember', { member: culture, from: '2019-01-15' }, {}, nothingMissing)
      .refuses('is a member at that time already');
    const again = given(committeeDecider, [constituted, appointed, ended]).when(
      'AppointMember',
      { member: culture, from: '2019-01-31' },
      {},
      nothingMissing,
    );
    expect(again.decision.accepted).toBe(true);
  });

  it('of an earlier time can be entered late', () => {
    const earlier = given(committeeDecider, [constituted, appointed]).when(
      'AppointMember',
      { member: culture, from: '2010', until: '2014-06-30' },
      {},
      nothingMissing,
    );
    expect(earlier.decision.accepted).toBe(true);
  });

  it('does not end before it began', () => {
    given(committeeDecider, [constituted, appointed])
      .when('EndMembership', { membership: 'm1', on: '2018-10-31' }, {}, nothingMissing)
      .refuses('membership would end before it began');
    given(committeeDecider, [constituted])
      .when('AppointMember', { member: culture, from: '2019', until: '2018' }, {}, nothingMissing)
      .refuses('membership would end before it began');
  });

  it('ends once, on the day of the decision', () => {
    given(committeeDecider, [constituted, appointed])
      .when('EndMembership', { membership: 'm1' }, { occurredOn: '2019-01-31' }, nothingMissing)
      .then([ended]);
    given(committeeDecider, [constituted, appointed, ended])
      .when('EndMembership', { membership: 'm1' }, {}, nothingMissing)
      .refuses('membership has ended already');
  });

  it('that is not known cannot be ended', () => {
    given(committeeDecider, [constituted])
      .when('EndMembership', { membership: 'm1' }, {}, nothingMissing)
      .refuses('membership is not known in this committee', 'notFound');
  });

  it('is refused for an organisation or a person that does not exist', () => {
    const past = given(committeeDecider, [constituted]);
    past
      .when(
        'AppointMember',
        { member: culture, organisation: 'x' },
        {},
        { missing: { kind: 'organisation', id: 'x', field: 'organisation' } },
      )
      .refuses('organisation does not exist', 'unknownReference');
    past
      .when(
        'AppointMember',
        { member: somebody },
        {},
        { missing: { kind: 'person', id: somebody.id, field: 'member' } },
      )
      .refuses('person does not exist', 'unknownReference');
  });
});

describe('a substitute', () => {
  const named = {
    type: 'SubstituteNamed',
    data: { substitution: 's', membership: 'm1', substitute: theatre, rank: 1 },
  } as const;

  it('is named with a rank', () => {
    given(committeeDecider, [constituted, appointed])
      .when('NameSubstitute', { membership: 'm1', substitute: theatre, rank: 1 }, {}, nothingMissing)
      .then([{ ...named, data: { ...named.data, substitution: partId(COMMAND_ID, 'substitution', 0) } }]);
  });

  it('is another person or function than the member', () => {
    given(committeeDecider, [constituted, appointed])
      .when('NameSubstitute', { membership: 'm1', substitute: culture, rank: 1 }, {}, nothingMissing)
      .refuses('a member cannot substitute for itself');
  });

  it('is named once, and each rank is given once', () => {
    const past = given(committeeDecider, [constituted, appointed, named]);
    past
      .when('NameSubstitute', { membership: 'm1', substitute: theatre, rank: 2 }, {}, nothingMissing)
      .refuses('substitutes for this member already');
    past
      .when('NameSubstitute', { membership: 'm1', substitute: somebody, rank: 1 }, {}, nothingMissing)
      .refuses('this rank is taken');
  });
});

describe('the status of a membership', () => {
  it.each([
    ['2019-03', null, 'upcoming'],
    ['2018-11', null, 'current'],
    ['unknown', '2019-02-14', 'current'],
    ['2018-11', '2019-01', 'ended'],
    ['2018-11', 'unknown', 'ended'],
    ['2018-11', '2019', 'unknown'],
  ] as const)('from %s until %s is %s', (from, until, status) => {
    expect(membershipStatus(from, until, '2019-02-14')).toBe(status);
  });
});
