import { partId } from '#event-sourcing';
import { COMMAND_ID, given } from '#event-sourcing/testing';
import { committeeDecider } from './committee.decide.js';
import { appointed, constituted, culture, nothingMissing } from './committee.fixture.js';
import { mayChange } from './committee.stream.js';

const dissolved = { type: 'CommitteeDissolved', data: { ends: [] } } as const;

describe('the constitution of a committee', () => {
  const fields = { name: 'Lenkungskreis', kind: 'steeringCircle' } as const;

  it('happens once, on the given day', () => {
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

  it('is refused for a process that does not exist', () => {
    const missing = { kind: 'process', id: 'x', field: 'processes.0' } as const;
    given(committeeDecider, [])
      .when('ConstituteCommittee', { ...fields, processes: ['x'] }, {}, { missing })
      .refuses('process does not exist', 'unknownReference');
  });

  it('is allowed to process managers for steering circles and working groups, to clerks for every kind', () => {
    const manager = [{ role: 'process-manager' }];
    expect(mayChange('steeringCircle', manager)).toBe(true);
    expect(mayChange('workingGroup', manager)).toBe(true);
    expect(mayChange('council', manager)).toBe(false);
    expect(mayChange('council', [...manager, { role: 'clerk' }])).toBe(true);
  });
});

describe('a constituted committee', () => {
  it('plans a number of meetings once a period', () => {
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

  it('adopts rules once', () => {
    const rules = { title: 'Geschäftsordnung', from: '2019-01-01' };
    given(committeeDecider, [constituted])
      .when('AdoptRules', rules, {}, nothingMissing)
      .then([{ type: 'RulesAdopted', data: { rules: partId(COMMAND_ID, 'rules', 0), ...rules } }]);
    given(committeeDecider, [constituted, { type: 'RulesAdopted', data: { rules: 'r', ...rules } }])
      .when('AdoptRules', rules, {}, nothingMissing)
      .refuses('these rules are adopted already');
  });

  it('is not dissolved before its day of constitution, also when that day was refined', () => {
    given(committeeDecider, [constituted])
      .when('DissolveCommittee', {}, { occurredOn: '2018-10-31' }, nothingMissing)
      .refuses('committee would be dissolved before it was constituted');
    given(committeeDecider, [constituted, { type: 'DateRefined', data: { event: 'constitution', to: '2018-11-20' } }])
      .when('DissolveCommittee', {}, { occurredOn: '2018-11-19' }, nothingMissing)
      .refuses('committee would be dissolved before it was constituted');
  });

  it('that is dissolved takes no more changes, and its memberships end', () => {
    given(committeeDecider, [constituted, appointed])
      .when('DissolveCommittee', {}, {}, nothingMissing)
      .then([{ type: 'CommitteeDissolved', data: { ends: ['m1'] } }]);
    const past = given(committeeDecider, [constituted, dissolved]);
    expect(past.state).toMatchObject({ status: 'dissolved', kind: 'steeringCircle' });
    past.when('AppointMember', { member: culture }, {}, nothingMissing).refuses('committee is dissolved');
  });
});
