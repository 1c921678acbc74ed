import { partId } from '#event-sourcing';
import { COMMAND_ID, given } from '#event-sourcing/testing';
import { strategyProcessDecider } from './strategy-process.decide.js';

const drafted = { type: 'ProcessDrafted', data: { title: 'Wir alle sind LU' } } as const;
const initiated = { type: 'ProcessInitiated', data: { mandate: { kind: 'unknown' }, lead: 'integration' } } as const;
const suspended = { type: 'ProcessSuspended', data: { reason: 'Haushaltssperre' } } as const;
const closed = { type: 'ProcessClosed', data: {} } as const;
const facts = { mandateKnown: true, leadHasEnded: false };
const culture = { kind: 'organisation', id: 'culture' } as const;
const advisers = { kind: 'function', title: 'Persönliche Referenten' } as const;

describe('a strategy process', () => {
  it('is drafted once', () => {
    given(strategyProcessDecider, []).when('DraftProcess', drafted.data, {}, facts).then([drafted]);
    given(strategyProcessDecider, [drafted])
      .when('DraftProcess', drafted.data, {}, facts)
      .refuses('process is drafted already');
  });

  it('is initiated once, also where nobody knows the mandate', () => {
    given(strategyProcessDecider, [drafted]).when('InitiateProcess', initiated.data, {}, facts).then([initiated]);
    given(strategyProcessDecider, [drafted, initiated])
      .when('InitiateProcess', initiated.data, {}, facts)
      .refuses('process is initiated already');
  });

  it('has a mandate that was resolved and a lead that exists', () => {
    const past = given(strategyProcessDecider, [drafted]);
    past
      .when('InitiateProcess', initiated.data, {}, { ...facts, mandateKnown: false })
      .refuses('mandate is no resolution of this meeting', 'unknownReference');
    const missing = { kind: 'organisation', id: 'integration', field: 'lead' } as const;
    past
      .when('InitiateProcess', initiated.data, {}, { ...facts, missing })
      .refuses('organisation does not exist', 'unknownReference');
  });

  it('rests while it is suspended', () => {
    given(strategyProcessDecider, [drafted, initiated])
      .when('SuspendProcess', suspended.data, {}, facts)
      .then([suspended]);
    given(strategyProcessDecider, [drafted])
      .when('SuspendProcess', suspended.data, {}, facts)
      .refuses('process is not initiated');
    const resting = given(strategyProcessDecider, [drafted, initiated, suspended]);
    resting.when('NameFieldOfAction', { title: 'Vielfalt' }, {}, facts).refuses('process is suspended');
    resting.when('ResumeProcess', {}, {}, facts).then([{ type: 'ProcessResumed', data: {} }]);
    given(strategyProcessDecider, [drafted, initiated])
      .when('ResumeProcess', {}, {}, facts)
      .refuses('process is not suspended');
  });

  it('goes on where it was', () => {
    const resumed = { type: 'ProcessResumed', data: {} } as const;
    expect(given(strategyProcessDecider, [drafted, initiated, suspended, resumed]).state.status).toBe('initiated');
  });

  it('is closed once no measure is open', () => {
    const past = given(strategyProcessDecider, [drafted, initiated]);
    past.when('CloseProcess', {}, {}, facts).then([closed]);
    const registered = { type: 'MeasureRegistered', data: { measure: 'm' } } as const;
    const left = { type: 'MeasureLeft', data: { measure: 'm' } } as const;
    const withMeasure = [drafted, initiated, registered] as const;
    given(strategyProcessDecider, withMeasure).when('CloseProcess', {}, {}, facts).refuses('measures are open');
    given(strategyProcessDecider, [...withMeasure, left])
      .when('CloseProcess', {}, {}, facts)
      .then([closed]);
    given(strategyProcessDecider, [drafted]).when('CloseProcess', {}, {}, facts).refuses('process is not initiated');
    given(strategyProcessDecider, [drafted, initiated, closed])
      .when('ResumeProcess', {}, {}, facts)
      .refuses('process is closed');
  });
});

describe('what belongs to a process and has streams of its own', () => {
  const registered = { type: 'MeasureRegistered', data: { measure: 'm' } } as const;

  it('is registered once, while the process is suspended too, and changes nothing of a closed one', () => {
    const data = { measure: 'm' };
    given(strategyProcessDecider, [drafted, initiated, suspended])
      .when('RegisterMeasure', data, {}, facts)
      .then([registered]);
    given(strategyProcessDecider, [drafted, registered])
      .when('RegisterMeasure', data, {}, facts)
      .isAlreadySo('registered already');
    given(strategyProcessDecider, [drafted, initiated, closed])
      .when('RegisterMeasure', data, {}, facts)
      .isAlreadySo('process is closed');
  });

  it('is in one currency, chosen before the first measure', () => {
    const chosen = { type: 'CurrencyChosen', data: { currency: 'CHF' } } as const;
    given(strategyProcessDecider, [drafted]).when('ChooseCurrency', { currency: 'CHF' }, {}, facts).then([chosen]);
    given(strategyProcessDecider, [drafted, registered])
      .when('ChooseCurrency', { currency: 'CHF' }, {}, facts)
      .refuses('budgets of the process are in another currency');
  });
});

describe('what a process consists of', () => {
  it('has each participant once', () => {
    given(strategyProcessDecider, [drafted])
      .when('RegisterParticipant', { participant: culture }, {}, facts)
      .then([
        {
          type: 'ParticipantRegistered',
          data: { participation: partId(COMMAND_ID, 'participation', 0), participant: culture },
        },
      ]);
    given(strategyProcessDecider, [
      drafted,
      { type: 'ParticipantRegistered', data: { participation: 'p', participant: advisers } },
    ])
      .when('RegisterParticipant', { participant: advisers }, {}, facts)
      .refuses('takes part already');
  });

  it('has fields of action of different titles', () => {
    given(strategyProcessDecider, [drafted])
      .when('NameFieldOfAction', { title: 'Chancengleichheit' }, {}, facts)
      .then([
        { type: 'FieldOfActionNamed', data: { field: partId(COMMAND_ID, 'field', 0), title: 'Chancengleichheit' } },
      ]);
    given(strategyProcessDecider, [
      drafted,
      { type: 'FieldOfActionNamed', data: { field: 'f', title: 'Chancengleichheit' } },
    ])
      .when('NameFieldOfAction', { title: 'Chancengleichheit' }, {}, facts)
      .refuses('there is a field of action of this title already');
  });

  it('has a context that nothing hangs on', () => {
    const entry = { title: 'Sprachliche Integration', text: 'eine der drei Säulen' };
    given(strategyProcessDecider, [drafted])
      .when('RecordContext', entry, {}, facts)
      .then([{ type: 'ContextRecorded', data: { context: partId(COMMAND_ID, 'context', 0), ...entry } }]);
    given(strategyProcessDecider, [drafted, { type: 'ContextRecorded', data: { context: 'c', ...entry } }])
      .when('RecordContext', entry, {}, facts)
      .refuses('there is a context entry of this title already');
  });
});

describe('a kickoff', () => {
  const event = partId(COMMAND_ID, 'event', 0);

  it('is held after people were invited, each on the day that is known', () => {
    given(strategyProcessDecider, [drafted])
      .when('RecordProcessEvent', { kind: 'kickoff', invitedOn: '2018-10', participants: [culture] }, {}, facts)
      .then([
        { type: 'ProcessEventInvited', data: { event, kind: 'kickoff' }, occurredOn: '2018-10' },
        {
          type: 'ProcessEventHeld',
          data: { event, kind: 'kickoff', participants: [culture] },
          occurredOn: 'unknown',
        },
      ]);
    given(strategyProcessDecider, [drafted])
      .when('RecordProcessEvent', { kind: 'kickoff', invitedOn: '2018-10', heldOn: '2018-09' }, {}, facts)
      .refuses('event would be held before people were invited');
  });

  it('may be known without invitation and participants', () => {
    given(strategyProcessDecider, [drafted])
      .when('RecordProcessEvent', { kind: 'workshop', title: 'Leitbild', heldOn: '2019-01' }, {}, facts)
      .then([
        { type: 'ProcessEventHeld', data: { event, kind: 'workshop', title: 'Leitbild' }, occurredOn: '2019-01' },
      ]);
  });

  it('does not lie in the future and names nobody twice', () => {
    const past = given(strategyProcessDecider, [drafted]);
    past
      .when('RecordProcessEvent', { kind: 'kickoff', heldOn: '2019-03' }, {}, facts)
      .refuses('the fact lies in the future');
    past
      .when('RecordProcessEvent', { kind: 'kickoff', invitedOn: '2019-03' }, {}, facts)
      .refuses('the fact lies in the future');
    past
      .when('RecordProcessEvent', { kind: 'kickoff', participants: [culture, culture] }, {}, facts)
      .refuses('somebody is named twice among the participants');
  });
});
