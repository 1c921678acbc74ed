import { idFrom } from '#event-sourcing';
import { ENTITY_ID, given } from '#event-sourcing/testing';
import { adopted, facts, proposed, proposedTask, started, underWay } from '../measure.fixture.js';
import { measureDecider } from '../measure.decide.js';

const somebody = idFrom('the actor of a spec');
const done = { type: 'MeasureCompletionReported', data: { reportedBy: somebody } } as const;
const to = { kind: 'organisation', id: 'x' } as const;

describe('completion', () => {
  const at = given(measureDecider, [...underWay, done]);

  it('is reported by one person and confirmed by another', () => {
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

  it('is not reported of a permanent task', () => {
    given(measureDecider, [proposedTask, adopted, started])
      .when('ReportCompletion', {}, {}, facts)
      .refuses('a permanent task is not completed');
  });
});

describe('the end of a measure', () => {
  const completed = [...underWay, done, { type: 'MeasureCompleted', data: {} }] as const;

  it('may be a hand-over, from under way or after its completion', () => {
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

  it('may be another measure in its place', () => {
    const at = given(measureDecider, underWay);
    const superseded = { type: 'MeasureSuperseded', data: { by: 'other' } } as const;
    at.when('SupersedeMeasure', { by: 'other' }, {}, facts).then([superseded]);
    at.when('SupersedeMeasure', { by: ENTITY_ID }, {}, facts).refuses('measure cannot supersede itself');
    const over = given(measureDecider, [...underWay, superseded]);
    over.when('SupersedeMeasure', { by: 'other' }, {}, facts).isAlreadySo('superseded already');
    over.when('SupersedeMeasure', { by: 'third' }, {}, facts).refuses('measure is over');
  });
});
