import type { Past } from '#event-sourcing/testing';
import { ENTITY_ID, given } from '#event-sourcing/testing';
import type { MeasureEvent } from '../measure.events.js';
import { adopted, facts, proposed, proposedTask, started, underWay } from '../measure.fixture.js';
import { measureDecider } from '../measure.decide.js';
import { progressOf } from '../measure.state.js';

const reported = (percent: number) => ({ type: 'MeasureProgressReported', data: { percent } }) as const;
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

  it('is reported of adopted measures only', () => {
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

  it('that is entered late changes no later value', () => {
    const june = { ...reported(50), occurredOn: '2018-06-30' };
    const at = given(measureDecider, [...underWay, june]);
    at.when('ReportProgress', { percent: 20 }, { occurredOn: '2018-03' }, facts).then([reported(20)]);
    expect(percentOf([...underWay, june, { ...reported(20), occurredOn: '2018-03' }])).toBe(50);
    expect(percentOf([...underWay, june, { ...reported(20), occurredOn: '2018' }])).toBe(20);
  });

  it('counts by its refined date', () => {
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
  it('is blocked with a reason and continues', () => {
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
