import { given } from '#event-sourcing/testing';
import { facts, LEAD, proposed, underWay } from '../measure.fixture.js';
import { measureDecider } from '../measure.decide.js';

describe('the traffic light', () => {
  const data = { light: 'green', reason: 'r', until: '2019-12-31' } as const;
  const overridden = { type: 'TrafficLightOverridden', data } as const;
  const at = given(measureDecider, underWay);

  it('is set by hand for a time, and derived again', () => {
    at.when('OverrideTrafficLight', data, {}, facts).then([overridden]);
    at.when('EndTrafficLightOverride', {}, {}, facts).refuses('traffic light is not overridden');
    given(measureDecider, [...underWay, overridden])
      .when('EndTrafficLightOverride', {}, {}, facts)
      .then([{ type: 'TrafficLightOverrideEnded', data: {} }]);
    at.when('OverrideTrafficLight', { ...data, until: '2018' }, {}, facts).refuses('override would have ended already');
    given(measureDecider, [proposed]).when('OverrideTrafficLight', data, {}, facts).refuses('measure is not under way');
  });

  it('is not set by the lead', () => {
    const lead = { kind: 'organisation', id: LEAD } as const;
    const head = { kind: 'function', title: 'Leitung', organisation: LEAD } as const;
    at.when('OverrideTrafficLight', data, { actedBy: lead }, facts).violates('fourEyes');
    at.when('OverrideTrafficLight', data, { actedBy: head }, facts).violates('fourEyes');
    at.when('OverrideTrafficLight', data, { onBehalfOf: lead }, facts).violates('fourEyes');
  });
});

describe('an overdue measure', () => {
  const data = { stage: 'lead', overdueSince: '2019-01-01' } as const;
  const reminded = { type: 'MeasureReminded', data } as const;

  it('has one reminder at each stage', () => {
    given(measureDecider, underWay).when('RemindMeasure', data, {}, facts).then([reminded]);
    const at = given(measureDecider, [...underWay, reminded]);
    at.when('RemindMeasure', data, {}, facts).isAlreadySo('reminded already');
    const next = { ...data, stage: 'processManager' } as const;
    at.when('RemindMeasure', next, {}, facts).then([{ type: 'MeasureReminded', data: next }]);
  });

  it('has no reminder once it is over', () => {
    given(measureDecider, [proposed]).when('RemindMeasure', data, {}, facts).isAlreadySo('measure is not under way');
  });
});
