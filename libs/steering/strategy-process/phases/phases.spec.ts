import { partId } from '#event-sourcing';
import { COMMAND_ID, given } from '#event-sourcing/testing';
import { strategyProcessDecider } from '../strategy-process.decide.js';
import { phaseOrderWarnings } from './phase-order.js';
import { completed, facts, inPhase, past, planned, started } from './phases.fixture.js';

describe('a phase', () => {
  it('is planned once a cycle', () => {
    const phase = partId(COMMAND_ID, 'phase', 0);
    given(strategyProcessDecider, past)
      .when('PlanPhase', { kind: 'developing', from: '2018-Q4' }, {}, facts)
      .then([
        { type: 'PhasePlanned', data: { phase, kind: 'developing', cycle: 1, from: '2018-Q4', until: 'unknown' } },
      ]);
    given(strategyProcessDecider, [...past, planned])
      .when('PlanPhase', { kind: 'developing' }, {}, facts)
      .refuses('phase is planned in this cycle already');
  });

  it('is planned for a cycle that has begun, and ends after it began', () => {
    const process = given(strategyProcessDecider, past);
    process
      .when('PlanPhase', { kind: 'developing', cycle: 2 }, {}, facts)
      .refuses('this cycle has not started', 'unknownReference');
    process
      .when('PlanPhase', { kind: 'developing', from: '2020', until: '2019' }, {}, facts)
      .refuses('phase would end before it began');
  });

  it('makes the process running when it is the first to start', () => {
    given(strategyProcessDecider, [...past, planned])
      .when('StartPhase', inPhase, {}, facts)
      .then([{ type: 'PhaseStarted', data: inPhase }]);
    expect(given(strategyProcessDecider, [...past, planned, started]).state.status).toBe('running');
  });

  it('starts with a warning before a phase that comes before it in its cycle', () => {
    const late = { type: 'PhasePlanned', data: { ...planned.data, phase: 'late', kind: 'evaluating' } } as const;
    const early = given(strategyProcessDecider, [...past, planned, late]);
    const warnings = [{ code: 'phaseOutOfOrder', about: [] }];
    const events = [{ type: 'PhaseStarted', data: { phase: 'late' } }];
    expect(early.when('StartPhase', { phase: 'late' }, {}, facts).decision).toEqual({
      accepted: true,
      events,
      warnings,
    });
    const middle = { type: 'PhasePlanned', data: { ...planned.data, phase: 'middle', kind: 'implementing' } } as const;
    const inOrder = [...past, planned, middle, started] as const;
    given(strategyProcessDecider, inOrder)
      .when('StartPhase', { phase: 'middle' }, {}, facts)
      .then([{ type: 'PhaseStarted', data: { phase: 'middle' } }]);
  });

  it('starts once, in a process that is initiated', () => {
    given(strategyProcessDecider, [...past, planned, started])
      .when('StartPhase', inPhase, {}, facts)
      .refuses('phase has started already');
    given(strategyProcessDecider, [past[0], planned])
      .when('StartPhase', inPhase, {}, facts)
      .refuses('process is not initiated');
    given(strategyProcessDecider, past)
      .when('StartPhase', inPhase, {}, facts)
      .refuses('phase is not known in this process', 'notFound');
  });

  it('is completed after it started, once', () => {
    given(strategyProcessDecider, [...past, planned])
      .when('CompletePhase', inPhase, {}, facts)
      .refuses('phase has not started');
    given(strategyProcessDecider, [...past, planned, started])
      .when('CompletePhase', inPhase, {}, facts)
      .then([completed]);
    given(strategyProcessDecider, [...past, planned, started, completed])
      .when('CompletePhase', inPhase, {}, facts)
      .refuses('phase is completed');
  });

  it('is not completed before it started, and the refined day counts', () => {
    const refined = { type: 'DateRefined', data: { event: 'start', to: '2018-10-31' } } as const;
    given(strategyProcessDecider, [...past, planned, started, refined])
      .when('CompletePhase', inPhase, { occurredOn: '2018-10-30' }, facts)
      .refuses('phase would end before it began');
  });

  it('may begin before the phase ahead of it, with a warning', () => {
    const developing = { kind: 'developing', cycle: 1, startedOn: '2018-10' };
    const phases = [
      developing,
      { kind: 'implementing', cycle: 1, startedOn: '2018-09' },
      { kind: 'evaluating', cycle: 1, startedOn: null },
      { kind: 'evaluating', cycle: 2, startedOn: '2021' },
    ];
    expect(phaseOrderWarnings(phases)).toEqual([
      'implementing of cycle 1 began before developing',
      'evaluating of cycle 2 began before implementing',
    ]);
    expect(phaseOrderWarnings([developing, { kind: 'implementing', cycle: 1, startedOn: '2018-10-31' }])).toEqual([]);
  });
});
