import { given } from '#event-sourcing/testing';
import { strategyProcessDecider } from '../strategy-process.decide.js';
import { facts, past, planned, started } from './phases.fixture.js';

describe('a cycle', () => {
  it('starts after a phase of the cycle before has started', () => {
    given(strategyProcessDecider, [...past, planned, started])
      .when('StartCycle', { title: 'Fortschreibung' }, {}, facts)
      .then([{ type: 'CycleStarted', data: { cycle: 2, title: 'Fortschreibung' } }]);
    given(strategyProcessDecider, [...past, planned])
      .when('StartCycle', {}, {}, facts)
      .refuses('no phase of the present cycle has started');
  });

  it('allows to plan each phase anew, and late for the cycle before', () => {
    const process = given(strategyProcessDecider, [
      ...past,
      planned,
      started,
      { type: 'CycleStarted', data: { cycle: 2 } },
    ]);
    const again = process.when('PlanPhase', { kind: 'developing' }, {}, facts);
    expect(again.decision).toMatchObject({ events: [{ data: { cycle: 2 } }] });
    const late = process.when('PlanPhase', { kind: 'evaluating', cycle: 1 }, {}, facts);
    expect(late.decision).toMatchObject({ events: [{ data: { cycle: 1 } }] });
  });
});
