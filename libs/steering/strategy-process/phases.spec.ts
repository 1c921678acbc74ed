import { idFrom, partId } from '#event-sourcing';
import { COMMAND_ID, given } from '#event-sourcing/testing';
import fc from 'fast-check';
import { perhaps, randomCommand, randomDate, staysSound } from '#shared-kernel/testing';
import { phaseOrderWarnings } from './phase-order.js';
import { strategyProcessDecider } from './strategy-process.decide.js';

const past = [
  { type: 'ProcessDrafted', data: { title: 'Wir alle sind LU' } },
  { type: 'ProcessInitiated', data: { mandate: { kind: 'unknown' }, lead: 'integration' } },
] as const;
const planned = {
  type: 'PhasePlanned',
  data: { phase: 'p', kind: 'developing', cycle: 1, from: '2018-Q4', until: '2020' },
} as const;
const started = { type: 'PhaseStarted', data: { phase: 'p' }, occurredOn: '2018-10', eventId: 'start' } as const;
const completed = { type: 'PhaseCompleted', data: { phase: 'p' } } as const;
const plan = { type: 'DeliverableNamed', data: { phase: 'p', deliverable: 'd', title: 'Strategieplan' } } as const;
const waived = { type: 'DeliverableWaived', data: { phase: 'p', deliverable: 'd', reason: 'merged' } } as const;
const delivered = { type: 'DeliverableDelivered', data: { phase: 'p', deliverable: 'd' } } as const;
const facts = { mandateKnown: true, leadHasEnded: false };
const inPhase = { phase: 'p' };
const ofPhase = { phase: 'p', deliverable: 'd' };

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

  it('started first makes the process running', () => {
    given(strategyProcessDecider, [...past, planned])
      .when('StartPhase', inPhase, {}, facts)
      .then([{ type: 'PhaseStarted', data: inPhase }]);
    expect(given(strategyProcessDecider, [...past, planned, started]).state.status).toBe('running');
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

  it('may begin before the one ahead of it, which is worth a warning', () => {
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

describe('a deliverable', () => {
  const process = [...past, planned, started] as const;

  it('is named once a phase', () => {
    given(strategyProcessDecider, process)
      .when('NameDeliverable', { phase: 'p', title: 'Strategieplan' }, {}, facts)
      .then([{ ...plan, data: { ...plan.data, deliverable: partId(COMMAND_ID, 'deliverable', 0) } }]);
    given(strategyProcessDecider, [...process, plan])
      .when('NameDeliverable', { phase: 'p', title: 'Strategieplan' }, {}, facts)
      .refuses('there is a deliverable of this title already');
  });

  it('must be there before the phase is completed, unless it is waived', () => {
    given(strategyProcessDecider, [...process, plan])
      .when('CompletePhase', inPhase, {}, facts)
      .refuses('deliverables of the phase are open');
    given(strategyProcessDecider, [...process, plan])
      .when('WaiveDeliverable', { ...ofPhase, reason: 'merged' }, {}, facts)
      .then([waived]);
    given(strategyProcessDecider, [...process, plan, waived])
      .when('CompletePhase', inPhase, {}, facts)
      .then([completed]);
  });

  it('is delivered or waived, once', () => {
    given(strategyProcessDecider, [...process, plan])
      .when('RecordDelivery', ofPhase, {}, facts)
      .then([delivered]);
    const there = given(strategyProcessDecider, [...process, plan, delivered]);
    there.when('RecordDelivery', ofPhase, {}, facts).isAlreadySo('delivered already');
    there.when('WaiveDeliverable', { ...ofPhase, reason: 'r' }, {}, facts).refuses('deliverable is delivered');
    const gone = given(strategyProcessDecider, [...process, plan, waived]);
    gone.when('RecordDelivery', ofPhase, {}, facts).refuses('deliverable is waived');
    gone.when('WaiveDeliverable', { ...ofPhase, reason: 'r' }, {}, facts).refuses('deliverable is waived');
    given(strategyProcessDecider, process)
      .when('RecordDelivery', ofPhase, {}, facts)
      .refuses('deliverable is not known in this phase', 'notFound');
  });
});

describe('a cycle', () => {
  it('follows one in which something began', () => {
    given(strategyProcessDecider, [...past, planned, started])
      .when('StartCycle', { title: 'Fortschreibung' }, {}, facts)
      .then([{ type: 'CycleStarted', data: { cycle: 2, title: 'Fortschreibung' } }]);
    given(strategyProcessDecider, [...past, planned])
      .when('StartCycle', {}, {}, facts)
      .refuses('no phase of the present cycle has started');
  });

  it('lets each phase be planned anew, and late for the cycle before', () => {
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

it('a process of any history is what its events say', () => {
  const commandIds = fc.nat({ max: 3 }).map((n) => idFrom(['command', n]));
  const phase = commandIds.map((command) => partId(command, 'phase', 0));
  const deliverable = commandIds.map((command) => partId(command, 'deliverable', 0));
  const title = fc.constantFrom('a', 'b');
  const participant = fc.constantFrom({ kind: 'organisation', id: 'o' }, { kind: 'function', title: 'f' });
  const commands = fc.oneof(
    randomCommand('DraftProcess', { title }),
    randomCommand('InitiateProcess', { mandate: fc.constant({ kind: 'unknown' }), lead: fc.constant('o') }),
    randomCommand('RegisterParticipant', { participant }),
    randomCommand('NameFieldOfAction', { title }),
    randomCommand('RecordContext', { title }),
    randomCommand('RecordProcessEvent', {
      kind: fc.constant('kickoff'),
      invitedOn: perhaps(randomDate),
      heldOn: perhaps(randomDate),
      participants: perhaps(fc.array(participant)),
    }),
    randomCommand('PlanPhase', {
      kind: fc.constantFrom('developing', 'implementing'),
      cycle: perhaps(fc.integer({ min: 1, max: 3 })),
      from: perhaps(randomDate),
    }),
    randomCommand('NameDeliverable', { phase, title }),
    randomCommand('RecordDelivery', { phase, deliverable }),
    randomCommand('WaiveDeliverable', { phase, deliverable, reason: title }),
    randomCommand('StartPhase', { phase }),
    randomCommand('CompletePhase', { phase }),
    randomCommand('StartCycle', {}),
    randomCommand('SuspendProcess', { reason: title }),
    randomCommand('ResumeProcess', {}),
    randomCommand('ResumeProcess', {}),
  );
  staysSound(strategyProcessDecider, commands, facts);
});
