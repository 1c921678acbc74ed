import { partId } from '#event-sourcing';
import { COMMAND_ID, given } from '#event-sourcing/testing';
import { committeeDecider } from './committee.js';
import { mayChange } from './committee.stream.js';
import { membershipStatus } from './membership-status.js';

const constituted = {
  type: 'CommitteeConstituted',
  data: { name: 'Lenkungskreis', kind: 'steeringCircle', processes: [] },
  occurredOn: '2018-11',
  eventId: 'constitution',
} as const;
const culture = { kind: 'function', title: 'Leitung Kultur' } as const;
const theatre = { kind: 'function', title: 'Leitung Theater' } as const;
const somebody = { kind: 'person', id: '5a3c9b1e-3f63-5d0e-9a41-0f6c1d1f0a01' } as const;
const appointed = {
  type: 'MemberAppointed',
  data: { membership: 'm1', member: culture, votingRight: 'yes', from: '2018-11' },
} as const;
const ended = { type: 'MembershipEnded', data: { membership: 'm1', on: '2019-01-31' } } as const;
const dissolved = { type: 'CommitteeDissolved', data: { ends: [] } } as const;
const nothingMissing = {};

describe('constituting a committee', () => {
  const fields = { name: 'Lenkungskreis', kind: 'steeringCircle' } as const;

  it('happens once, on the day that is said', () => {
    given(committeeDecider, [])
      .when('ConstituteCommittee', { ...fields, constitutedOn: '2018-11' }, {}, nothingMissing)
      .then([{ type: 'CommitteeConstituted', data: { ...fields, processes: [] }, occurredOn: '2018-11' }]);
    given(committeeDecider, [constituted])
      .when('ConstituteCommittee', fields, {}, nothingMissing)
      .refuses('committee is constituted already');
  });

  it('cannot lie in the future', () => {
    given(committeeDecider, [])
      .when('ConstituteCommittee', { ...fields, constitutedOn: '2019-03' }, {}, nothingMissing)
      .refuses('the fact lies in the future');
  });

  it('names only processes that exist', () => {
    const missing = { kind: 'process', id: 'x', field: 'processes.0' } as const;
    given(committeeDecider, [])
      .when('ConstituteCommittee', { ...fields, processes: ['x'] }, {}, { missing })
      .refuses('process does not exist', 'unknownReference');
  });

  it('is open to process managers for steering circles and working groups, to clerks for every kind', () => {
    const manager = [{ role: 'process-manager' }];
    expect(mayChange('steeringCircle', manager)).toBe(true);
    expect(mayChange('workingGroup', manager)).toBe(true);
    expect(mayChange('council', manager)).toBe(false);
    expect(mayChange('council', [...manager, { role: 'clerk' }])).toBe(true);
  });
});

describe('a committee at work', () => {
  it('plans how many meetings there shall be, once a period', () => {
    given(committeeDecider, [constituted])
      .when('PlanMeetings', { count: 4, period: '2019' }, {}, nothingMissing)
      .then([{ type: 'MeetingsPlanned', data: { plan: partId(COMMAND_ID, 'plan', 0), count: 4, period: '2019' } }]);
    const planned = { type: 'MeetingsPlanned', data: { plan: 'p', count: 4, period: '2019' } } as const;
    const past = given(committeeDecider, [constituted, planned]);
    past
      .when('PlanMeetings', { count: 4, period: '2019' }, {}, nothingMissing)
      .isAlreadySo('these meetings are planned already');
    past
      .when('PlanMeetings', { count: 5, period: '2019' }, {}, nothingMissing)
      .refuses('meetings are planned for this period already');
  });

  it('adopts rules', () => {
    const rules = { title: 'Geschäftsordnung', from: '2019-01-01' };
    given(committeeDecider, [constituted])
      .when('AdoptRules', rules, {}, nothingMissing)
      .then([{ type: 'RulesAdopted', data: { rules: partId(COMMAND_ID, 'rules', 0), ...rules } }]);
    given(committeeDecider, [constituted, { type: 'RulesAdopted', data: { rules: 'r', ...rules } }])
      .when('AdoptRules', rules, {}, nothingMissing)
      .refuses('these rules are adopted already');
  });

  it('is not dissolved before it was constituted, and the refined day counts', () => {
    given(committeeDecider, [constituted])
      .when('DissolveCommittee', {}, { occurredOn: '2018-10-31' }, nothingMissing)
      .refuses('committee would be dissolved before it was constituted');
    given(committeeDecider, [constituted, { type: 'DateRefined', data: { event: 'constitution', to: '2018-11-20' } }])
      .when('DissolveCommittee', {}, { occurredOn: '2018-11-19' }, nothingMissing)
      .refuses('committee would be dissolved before it was constituted');
  });

  it('takes nothing more once it is dissolved, and its memberships end', () => {
    given(committeeDecider, [constituted, appointed])
      .when('DissolveCommittee', {}, {}, nothingMissing)
      .then([{ type: 'CommitteeDissolved', data: { ends: ['m1'] } }]);
    const past = given(committeeDecider, [constituted, dissolved]);
    expect(past.state).toMatchObject({ status: 'dissolved', kind: 'steeringCircle' });
    past.when('AppointMember', { member: culture }, {}, nothingMissing).refuses('committee is dissolved');
  });
});

describe('a legislative term', () => {
  const term = {
    type: 'TermConstituted',
    data: { term: 't1', name: '2014–2019', from: '2014-07-01', ends: [], endsOn: '2014-06-30' },
  } as const;

  it('ends the memberships of the one before it at once', () => {
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

  it('leaves alone who was appointed for it already', () => {
    const early = { ...appointed, data: { ...appointed.data, from: '2019-07-01' } };
    const decision = given(committeeDecider, [constituted, early]).when(
      'ConstituteTerm',
      { name: '2019–2024', from: '2019-07-01' },
      {},
      nothingMissing,
    ).decision;
    expect(decision).toMatchObject({ events: [{ data: { ends: [] } }] });
  });

  it('comes after the one before it', () => {
    const past = given(committeeDecider, [constituted, term]);
    past
      .when('ConstituteTerm', { name: '2009–2014', from: '2009-07-01' }, {}, nothingMissing)
      .refuses('term would begin before the one before it');
    past
      .when('ConstituteTerm', { name: '2014–2019', from: '2014-07-01' }, {}, nothingMissing)
      .isAlreadySo('this term is constituted already');
  });

  it('is what new memberships belong to', () => {
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

describe('a membership', () => {
  it('begins when it was decided unless another day is said', () => {
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

  it('can be entered late for a time before', () => {
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

  it('ends once, on the day of the decision unless another is said', () => {
    given(committeeDecider, [constituted, appointed])
      .when('EndMembership', { membership: 'm1' }, { occurredOn: '2019-01-31' }, nothingMissing)
      .then([ended]);
    given(committeeDecider, [constituted, appointed, ended])
      .when('EndMembership', { membership: 'm1' }, {}, nothingMissing)
      .refuses('membership has ended already');
  });

  it('must be known to be ended', () => {
    given(committeeDecider, [constituted])
      .when('EndMembership', { membership: 'm1' }, {}, nothingMissing)
      .refuses('membership is not known in this committee', 'notFound');
  });

  it('represents only an organisation that exists, and is held only by a person that exists', () => {
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

  it('is somebody else than the member', () => {
    given(committeeDecider, [constituted, appointed])
      .when('NameSubstitute', { membership: 'm1', substitute: culture, rank: 1 }, {}, nothingMissing)
      .refuses('a member cannot substitute for itself');
  });

  it('is named once, and each rank is taken once', () => {
    const past = given(committeeDecider, [constituted, appointed, named]);
    past
      .when('NameSubstitute', { membership: 'm1', substitute: theatre, rank: 2 }, {}, nothingMissing)
      .refuses('substitutes for this member already');
    past
      .when('NameSubstitute', { membership: 'm1', substitute: somebody, rank: 1 }, {}, nothingMissing)
      .refuses('this rank is taken');
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

  it('may be one by office, or one of members whom nobody knows', () => {
    const byOffice = { chair: theatre, byOffice: true };
    given(committeeDecider, [constituted, appointed])
      .when('AssignCommitteeChair', byOffice, {}, nothingMissing)
      .then([{ type: 'CommitteeChairAssigned', data: byOffice }]);
    given(committeeDecider, [constituted])
      .when('AssignCommitteeChair', { chair: theatre }, {}, nothingMissing)
      .then([{ type: 'CommitteeChairAssigned', data: { chair: theatre, byOffice: false } }]);
  });

  it('is assigned once, and anew after the membership ended', () => {
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

describe('a membership, read today', () => {
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
