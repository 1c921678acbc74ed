import { given } from '#event-sourcing/testing';
import { adopted, facts, LEAD, proposed } from '../measure.fixture.js';
import { measureDecider } from '../measure.decide.js';

const cancelled = { type: 'MeasureCancelled', data: { reason: 'r' } } as const;

describe('a proposed measure', () => {
  const at = given(measureDecider, [proposed]);

  it('is reviewed and perhaps rejected, but not once it is adopted', () => {
    at.when('ReviewMeasure', {}, {}, facts).then([{ type: 'MeasureReviewed', data: {} }]);
    at.when('RejectMeasure', { reason: 'r' }, {}, facts).then([{ type: 'MeasureRejected', data: { reason: 'r' } }]);
    const late = given(measureDecider, [proposed, adopted]);
    late.when('ReviewMeasure', {}, {}, facts).refuses('measure is not open for review');
    late.when('RejectMeasure', { reason: 'r' }, {}, facts).refuses('measure is not open for adoption');
  });

  it('gets a lead that still exists', () => {
    at.when('AssignMeasureLead', { lead: LEAD }, {}, facts).isAlreadySo('leads already');
    at.when('AssignMeasureLead', { lead: 'x' }, {}, { ...facts, leadHasEnded: true }).refuses('organisation has ended');
    at.when('AssignMeasureLead', { lead: 'x', reorganisation: 'r' }, { actor: 'policy:reorganisation' }, facts).then([
      { type: 'MeasureLeadAssigned', data: { lead: 'x', reorganisation: 'r' } },
    ]);
  });

  it('has partners', () => {
    const partner = { kind: 'organisation', id: 'x' } as const;
    const added = { type: 'MeasurePartnerAdded', data: { partner } } as const;
    at.when('AddMeasurePartner', { partner }, {}, facts).then([added]);
    at.when('RemoveMeasurePartner', { partner }, {}, facts).refuses('partner is not known here');
    const joined = given(measureDecider, [proposed, added]);
    joined.when('AddMeasurePartner', { partner }, {}, facts).isAlreadySo('is a partner already');
    joined
      .when('RemoveMeasurePartner', { partner }, {}, facts)
      .then([{ type: 'MeasurePartnerRemoved', data: { partner } }]);
  });

  it('gets another weight', () => {
    at.when('WeighMeasure', { weight: 1 }, {}, facts).isAlreadySo('has this weight already');
    at.when('WeighMeasure', { weight: 7 }, {}, facts).then([{ type: 'MeasureWeighed', data: { weight: 7 } }]);
  });

  it('accepts no change once it is over', () => {
    const over = given(measureDecider, [proposed, cancelled]);
    over.when('SetSchedule', { end: '2021' }, {}, facts).refuses('measure is over');
    over.when('AssignMeasureLead', { lead: 'x' }, {}, facts).refuses('measure is over');
    over.when('AddMilestone', { title: 'x', due: '2020' }, {}, facts).refuses('measure is over');
  });

  it('is not found before it is proposed', () => {
    given(measureDecider, []).when('StartMeasure', {}, {}, facts).refuses('measure is not known', 'notFound');
  });
});

describe('a dependency', () => {
  const added = { type: 'MeasureDependencyAdded', data: { on: 'other' } } as const;

  it('is added once and removed', () => {
    given(measureDecider, [proposed]).when('AddDependency', { on: 'other' }, {}, facts).then([added]);
    const at = given(measureDecider, [proposed, added]);
    at.when('AddDependency', { on: 'other' }, {}, facts).isAlreadySo('depends on it already');
    at.when('RemoveDependency', { on: 'other' }, {}, facts).then([
      { type: 'MeasureDependencyRemoved', data: { on: 'other' } },
    ]);
    at.when('RemoveDependency', { on: 'nothing' }, {}, facts).refuses(
      'measure does not depend on this one',
      'notFound',
    );
  });
});
