import { partId } from '#event-sourcing';
import { COMMAND_ID, given } from '#event-sourcing/testing';
import { facts, proposed, underWay } from '../measure/measure.fixture.js';
import { measureDecider } from '../measure/measure.decide.js';

const indicator = partId(COMMAND_ID, 'indicator', 0);
const defined = {
  title: 'Teilnehmende',
  unit: 'Personen',
  baseline: { value: 40, on: '2018' },
  target: { value: 60, by: '2020' },
};
const past = [proposed, { type: 'IndicatorDefined', data: { indicator, ...defined } }] as const;
const value = { indicator, value: 52.5, on: '2019-01' };
const recorded = { type: 'IndicatorValueRecorded', data: value } as const;

describe('an indicator', () => {
  it('has a title of its own, a baseline and a target', () => {
    given(measureDecider, [proposed]).when('DefineMeasureIndicator', defined, {}, facts).then([past[1]]);
    given(measureDecider, past)
      .when('DefineMeasureIndicator', { title: 'Teilnehmende', unit: '%' }, {}, facts)
      .refuses('there is an indicator of this title already');
  });

  it('takes a value of a date that is known and past', () => {
    const at = given(measureDecider, past);
    at.when('RecordMeasureIndicatorValue', value, {}, facts).then([recorded]);
    at.when('RecordMeasureIndicatorValue', { ...value, on: 'unknown' }, {}, facts).refuses(
      'a value needs its date',
      'invalid',
    );
    at.when('RecordMeasureIndicatorValue', { ...value, on: '2019-03' }, {}, facts).refuses(
      'the fact lies in the future',
    );
    at.when('RecordMeasureIndicatorValue', { ...value, indicator: 'nothing' }, {}, facts).refuses(
      'indicator is not known here',
      'notFound',
    );
  });

  it('takes another value of a date in the place of the first with a reason only', () => {
    const at = given(measureDecider, [...past, recorded]);
    at.when('RecordMeasureIndicatorValue', value, {}, facts).isAlreadySo('recorded already');
    at.when('RecordMeasureIndicatorValue', { ...value, value: 53 }, {}, facts).refuses(
      'there is another value of this date: say why this one takes its place',
    );
    const corrected = { ...value, value: 53, reason: 'eine Schule fehlte' };
    at.when('RecordMeasureIndicatorValue', corrected, {}, facts).then([
      { type: 'IndicatorValueRecorded', data: corrected },
    ]);
    expect(
      given(measureDecider, [...past, recorded, { type: 'IndicatorValueRecorded', data: corrected }]).state,
    ).toMatchObject({
      indicators: { [indicator]: { values: { '2019-01': 53 } } },
    });
  });

  it('takes no more than 1,000 values, and a measure no more than 50 indicators', () => {
    const values = Array.from({ length: 1000 }, (_one, index) => {
      const data = { indicator, value: index, on: `${1000 + index}` };
      return { type: 'IndicatorValueRecorded', data } as const;
    });
    given(measureDecider, [...past, ...values])
      .when('RecordMeasureIndicatorValue', value, {}, facts)
      .refuses('indicator has 1,000 values already');
    const many = Array.from({ length: 50 }, (_one, index) => {
      const data = { indicator: `${index}`, title: `${index}`, unit: '%' };
      return { type: 'IndicatorDefined', data } as const;
    });
    given(measureDecider, [proposed, ...many])
      .when('DefineMeasureIndicator', defined, {}, facts)
      .refuses('there are 50 indicators already');
  });

  it('is still measured when the measure is over', () => {
    const over = [...underWay, past[1], { type: 'MeasureCancelled', data: { reason: 'r' } }] as const;
    given(measureDecider, over).when('RecordMeasureIndicatorValue', value, {}, facts).then([recorded]);
    given(measureDecider, over)
      .when('DefineMeasureIndicator', { title: 'x', unit: '%' }, {}, facts)
      .refuses('measure is over');
  });
});
