import { given } from '#event-sourcing/testing';
import { strategyProcessDecider } from './strategy-process.decide.js';

const drafted = { type: 'ProcessDrafted', data: { title: 'Wir alle sind LU' } } as const;
const initiated = { type: 'ProcessInitiated', data: { mandate: { kind: 'unknown' }, lead: 'integration' } } as const;
const suspended = { type: 'ProcessSuspended', data: { reason: 'Haushaltssperre' } } as const;
const closed = { type: 'ProcessClosed', data: {} } as const;
const facts = { mandateKnown: true, leadHasEnded: false };

describe('a strategy process', () => {
  it('is drafted once', () => {
    given(strategyProcessDecider, []).when('DraftProcess', drafted.data, {}, facts).then([drafted]);
    given(strategyProcessDecider, [drafted])
      .when('DraftProcess', drafted.data, {}, facts)
      .refuses('process is drafted already');
  });

  it('is initiated once, with an unknown mandate too', () => {
    given(strategyProcessDecider, [drafted]).when('InitiateProcess', initiated.data, {}, facts).then([initiated]);
    given(strategyProcessDecider, [drafted, initiated])
      .when('InitiateProcess', initiated.data, {}, facts)
      .refuses('process is initiated already');
  });

  it('needs a mandate that is a resolution and a lead that exists', () => {
    const past = given(strategyProcessDecider, [drafted]);
    past
      .when('InitiateProcess', initiated.data, {}, { ...facts, mandateKnown: false })
      .refuses('mandate is no resolution of this meeting', 'unknownReference');
    const missing = { kind: 'organisation', id: 'integration', field: 'lead' } as const;
    past
      .when('InitiateProcess', initiated.data, {}, { ...facts, missing })
      .refuses('organisation does not exist', 'unknownReference');
  });

  it('takes no entries while it is suspended', () => {
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

  it('has its former status again once it is resumed', () => {
    const resumed = { type: 'ProcessResumed', data: {} } as const;
    expect(given(strategyProcessDecider, [drafted, initiated, suspended, resumed]).state.status).toBe('initiated');
  });

  it('is closed when no measure is open', () => {
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
