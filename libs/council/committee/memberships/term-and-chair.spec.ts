import { partId } from '#event-sourcing';
import { COMMAND_ID, given } from '#event-sourcing/testing';
import { committeeDecider } from '../committee.decide.js';
import { appointed, constituted, culture, ended, nothingMissing, somebody, theatre } from '../committee.fixture.js';

describe('a legislative term', () => {
  const term = {
    type: 'TermConstituted',
    data: { term: 't1', name: '2014–2019', from: '2014-07-01', ends: [], endsOn: '2014-06-30' },
  } as const;

  it('ends the memberships of the term before', () => {
    given(committeeDecider, [constituted, appointed])
      .when('ConstituteTerm', { name: '2019–2024', from: '2019-07-01' }, {}, nothingMissing)
      .then([
        {
          type: 'TermConstituted',
          data: {
            term: partId(COMMAND_ID, 'term', 0),
            name: '2019–2024',
            from: '2019-07-01',
            ends: ['m1'],
            endsOn: '2019-06-30',
          },
        },
      ]);
  });

  it('does not end the memberships that begin with it', () => {
    const early = { ...appointed, data: { ...appointed.data, from: '2019-07-01' } };
    const decision = given(committeeDecider, [constituted, early]).when(
      'ConstituteTerm',
      { name: '2019–2024', from: '2019-07-01' },
      {},
      nothingMissing,
    ).decision;
    expect(decision).toMatchObject({ events: [{ data: { ends: [] } }] });
  });

  it('begins after the term before', () => {
    const past = given(committeeDecider, [constituted, term]);
    past
      .when('ConstituteTerm', { name: '2009–2014', from: '2009-07-01' }, {}, nothingMissing)
      .refuses('term would begin before the one before it');
    past
      .when('ConstituteTerm', { name: '2014–2019', from: '2014-07-01' }, {}, nothingMissing)
      .isAlreadySo('this term is constituted already');
  });

  it('is the term of new memberships', () => {
    given(committeeDecider, [constituted, term])
      .when('AppointMember', { member: somebody, from: '2014-07-01' }, {}, nothingMissing)
      .then([
        {
          type: 'MemberAppointed',
          data: {
            membership: partId(COMMAND_ID, 'membership', 0),
            member: somebody,
            votingRight: 'unknown',
            from: '2014-07-01',
            term: 't1',
          },
        },
      ]);
  });
});

describe('the chair', () => {
  it('is one of the members', () => {
    given(committeeDecider, [constituted, appointed])
      .when('AssignCommitteeChair', { chair: culture }, {}, nothingMissing)
      .then([{ type: 'CommitteeChairAssigned', data: { chair: culture, byOffice: false, membership: 'm1' } }]);
    given(committeeDecider, [constituted, appointed])
      .when('AssignCommitteeChair', { chair: theatre }, {}, nothingMissing)
      .refuses('the chair is no member of the committee');
    given(committeeDecider, [constituted, appointed, ended])
      .when('AssignCommitteeChair', { chair: culture }, {}, nothingMissing)
      .refuses('the chair is no member of the committee');
  });

  it('may chair by office, and may be anyone while no members are recorded', () => {
    const byOffice = { chair: theatre, byOffice: true };
    given(committeeDecider, [constituted, appointed])
      .when('AssignCommitteeChair', byOffice, {}, nothingMissing)
      .then([{ type: 'CommitteeChairAssigned', data: byOffice }]);
    given(committeeDecider, [constituted])
      .when('AssignCommitteeChair', { chair: theatre }, {}, nothingMissing)
      .then([{ type: 'CommitteeChairAssigned', data: { chair: theatre, byOffice: false } }]);
  });

  it('is assigned once, and no longer chairs after the membership ended', () => {
    const chairs = {
      type: 'CommitteeChairAssigned',
      data: { chair: culture, byOffice: false, membership: 'm1' },
    } as const;
    given(committeeDecider, [constituted, appointed, chairs])
      .when('AssignCommitteeChair', { chair: culture }, {}, nothingMissing)
      .isAlreadySo('chairs already');
    expect(given(committeeDecider, [constituted, appointed, chairs, ended]).state).not.toHaveProperty('chair');
  });
});
