import { idFrom } from '#event-sourcing';
import type { Past } from '#event-sourcing/testing';
import { ENTITY_ID, given } from '#event-sourcing/testing';
import type { MeasureEvent } from '../measure.events.js';
import { adopted, facts, LEAD, proposed, proposedTask, started, underWay } from '../measure.fixture.js';
import { measureDecider } from '../measure.decide.js';
import { progressOf } from '../measure.state.js';

const somebody = idFrom('the actor of a spec');
const reported = (percent: number) => ({ type: 'MeasureProgressReported', data: { percent } }) as const;
const done = { type: 'MeasureCompletionReported', data: { reportedBy: somebody } } as const;
const to = { kind: 'organisation', id: 'x' } as const;

function percentOf(past: readonly Past<MeasureEvent>[]): number | undefined {
  const { state } = given(measureDecider, past);
  return state.status === 'unknown' ? undefined : progressOf(state)?.percent;
}

describe('progress', () => {
  it('starts an adopted measure when it is reported first', () => {
    given(measureDecider, [proposed, adopted])
      .when('ReportProgress', { percent: 10 }, {}, facts)
      .then([started, reported(10)]);
    given(measureDecider, underWay)
      .when('ReportProgress', { percent: 20 }, {}, facts)
      .then([reported(20)]);
  });

  it('is reported of what is adopted only', () => {
    given(measureDecider, [proposed])
      .when('ReportProgress', { percent: 10 }, {}, facts)
      .refuses('measure is not adopted');
    given(measureDecider, [...underWay, { type: 'MeasureHandedOver', data: { to } }])
      .when('ReportProgress', { percent: 10 }, {}, facts)
      .refuses('measure is over');
  });

  it('goes back with a reason only', () => {
    const at = given(measureDecider, [...underWay, reported(50)]);
    at.when('ReportProgress', { percent: 40 }, {}, facts).refuses('a decrease needs a reason');
    const data = { percent: 40, reason: 'ein Kurs fiel aus' };
    at.when('ReportProgress', data, {}, facts).then([{ type: 'MeasureProgressReported', data }]);
    at.when('ReportProgress', { percent: 50 }, {}, facts).then([reported(50)]);
  });

  it('that is entered late takes nothing back', () => {
    const june = { ...reported(50), occurredOn: '2018-06-30' };
    const at = given(measureDecider, [...underWay, june]);
    at.when('ReportProgress', { percent: 20 }, { occurredOn: '2018-03' }, facts).then([reported(20)]);
    expect(percentOf([...underWay, june, { ...reported(20), occurredOn: '2018-03' }])).toBe(50);
    expect(percentOf([...underWay, june, { ...reported(20), occurredOn: '2018' }])).toBe(20);
  });

  it('counts by its date as it is known in the end', () => {
    const eventId = 'rough';
    const past = [
      ...underWay,
      { ...reported(50), occurredOn: '2018-06-30' },
      { ...reported(20), occurredOn: '2018', eventId },
    ];
    expect(percentOf(past)).toBe(20);
    expect(percentOf([...past, { type: 'DateRefined', data: { event: eventId, to: '2018-03' } }])).toBe(50);
  });

  it('of a permanent task is a note', () => {
    const at = given(measureDecider, [proposedTask, adopted, started]);
    at.when('ReportProgress', { percent: 10 }, {}, facts).refuses('a permanent task has no percent');
    at.when('ReportProgress', {}, {}, facts).refuses('a report says percent or note', 'invalid');
    at.when('ReportProgress', { note: 'läuft' }, {}, facts).then([
      { type: 'MeasureProgressReported', data: { note: 'läuft' } },
    ]);
  });
});

describe('a measure in progress', () => {
  it('is blocked with a reason and goes on', () => {
    const data = { reason: 'r', by: 'other' };
    const blocked = { type: 'MeasureBlocked', data } as const;
    given(measureDecider, underWay).when('BlockMeasure', data, {}, facts).then([blocked]);
    given(measureDecider, underWay)
      .when('BlockMeasure', { reason: 'r', by: ENTITY_ID }, {}, facts)
      .refuses('measure cannot wait for itself');
    const at = given(measureDecider, [...underWay, blocked]);
    at.when('BlockMeasure', data, {}, facts).refuses('measure is blocked');
    at.when('ReportCompletion', {}, {}, facts).refuses('measure is blocked');
    at.when('UnblockMeasure', {}, {}, facts).then([{ type: 'MeasureUnblocked', data: {} }]);
  });

  it('is not blocked before it has started', () => {
    given(measureDecider, [proposed, adopted])
      .when('BlockMeasure', { reason: 'r' }, {}, facts)
      .refuses('measure has not started');
    given(measureDecider, [proposed])
      .when('BlockMeasure', { reason: 'r' }, {}, facts)
      .refuses('measure is not under way');
    given(measureDecider, underWay).when('UnblockMeasure', {}, {}, facts).refuses('measure is not blocked');
  });

  it('starts once', () => {
    given(measureDecider, underWay).when('StartMeasure', {}, {}, facts).isAlreadySo('has started already');
  });
});

describe('completion', () => {
  const at = given(measureDecider, [...underWay, done]);

  it('is reported by one and confirmed by another', () => {
    given(measureDecider, underWay).when('ReportCompletion', {}, {}, facts).then([done]);
    at.when('ConfirmCompletion', {}, { actor: 'somebody else' }, facts).then([{ type: 'MeasureCompleted', data: {} }]);
    at.when('ConfirmCompletion', {}, {}, facts).violates('fourEyes');
    at.when('DeclineCompletion', { reason: 'r' }, {}, facts).then([
      { type: 'MeasureCompletionDeclined', data: { reason: 'r' } },
    ]);
  });

  it('with open milestones is irregular', () => {
    const milestone = { type: 'MilestoneAdded', data: { milestone: 'm', title: 'x', due: '2019' } } as const;
    const open = given(measureDecider, [...underWay, milestone]);
    open.when('ReportCompletion', {}, {}, facts).violates('openMilestones');
    const deviations = [{ rule: 'openMilestones', reason: 'entfällt' }];
    expect(open.when('ReportCompletion', {}, { deviations }, facts).decision).toMatchObject({
      events: [{ type: 'MeasureCompletionReported' }, { type: 'DeviationNoted', data: { weight: 'formal' } }],
    });
  });

  it('waits for its confirmation, which needs a report', () => {
    given(measureDecider, underWay).when('ConfirmCompletion', {}, {}, facts).refuses('completion is not reported');
    at.when('ReportCompletion', {}, {}, facts).isAlreadySo('reported already');
    at.when('BlockMeasure', { reason: 'r' }, {}, facts).refuses('completion waits for its confirmation');
  });

  it('is nothing for a permanent task', () => {
    given(measureDecider, [proposedTask, adopted, started])
      .when('ReportCompletion', {}, {}, facts)
      .refuses('a permanent task is not completed');
  });
});

describe('the end of a measure', () => {
  const completed = [...underWay, done, { type: 'MeasureCompleted', data: {} }] as const;

  it('may be a hand-over from under way or after its completion', () => {
    for (const past of [[proposed, adopted], underWay, completed]) {
      given(measureDecider, past)
        .when('HandOverMeasure', { to }, {}, facts)
        .then([{ type: 'MeasureHandedOver', data: { to } }]);
    }
    given(measureDecider, [proposed]).when('HandOverMeasure', { to }, {}, facts).refuses('measure is not under way');
  });

  it('may be a cancellation, but not once it is completed', () => {
    given(measureDecider, underWay)
      .when('CancelMeasure', { reason: 'r' }, {}, facts)
      .then([{ type: 'MeasureCancelled', data: { reason: 'r' } }]);
    given(measureDecider, completed).when('CancelMeasure', { reason: 'r' }, {}, facts).refuses('measure is over');
  });

  it('may be another measure in its place, never in a circle', () => {
    const at = given(measureDecider, underWay);
    const superseded = { type: 'MeasureSuperseded', data: { by: 'other' } } as const;
    at.when('SupersedeMeasure', { by: 'other' }, {}, facts).then([superseded]);
    at.when('SupersedeMeasure', { by: ENTITY_ID }, {}, facts).refuses('measure cannot supersede itself');
    at.when('SupersedeMeasure', { by: 'other' }, {}, { ...facts, walk: 'circle' }).refuses(
      'supersessions would form a circle',
    );
    at.when('SupersedeMeasure', { by: 'other' }, {}, { ...facts, walk: 'too long' }).refuses(
      'chain of supersessions is longer than 100',
    );
    const over = given(measureDecider, [...underWay, superseded]);
    over.when('SupersedeMeasure', { by: 'other' }, {}, facts).isAlreadySo('superseded already');
    over.when('SupersedeMeasure', { by: 'third' }, {}, facts).refuses('measure is over');
  });
});

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

  it('is not set by whoever leads', () => {
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

  it('is reminded of once at each stage', () => {
    given(measureDecider, underWay).when('RemindMeasure', data, {}, facts).then([reminded]);
    const at = given(measureDecider, [...underWay, reminded]);
    at.when('RemindMeasure', data, {}, facts).isAlreadySo('reminded already');
    const next = { ...data, stage: 'processManager' } as const;
    at.when('RemindMeasure', next, {}, facts).then([{ type: 'MeasureReminded', data: next }]);
  });

  it('is not reminded of once it is over', () => {
    given(measureDecider, [proposed]).when('RemindMeasure', data, {}, facts).isAlreadySo('measure is not under way');
  });
});
