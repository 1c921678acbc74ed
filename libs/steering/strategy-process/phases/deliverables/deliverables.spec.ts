import { partId } from '#event-sourcing';
import { COMMAND_ID, given } from '#event-sourcing/testing';
import { strategyProcessDecider } from '../../strategy-process.decide.js';
import {
  completed,
  delivered,
  facts,
  inPhase,
  ofPhase,
  past,
  plan,
  planned,
  started,
  waived,
} from '../phases.fixture.js';

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

  it('is delivered or waived before the phase is completed', () => {
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
