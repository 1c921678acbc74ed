import { certainlyAfter, certainlyBefore, intervalOf, isDay, isPartialDate, refines } from './partial-date.js';

describe('a partial date', () => {
  it.each([
    ['2018', '2018-01-01', '2018-12-31'],
    ['2018-H2', '2018-07-01', '2018-12-31'],
    ['2018-Q4', '2018-10-01', '2018-12-31'],
    ['2018-10', '2018-10-01', '2018-10-31'],
    ['2020-02~', '2020-02-01', '2020-02-29'],
    ['2018-10-31', '2018-10-31', '2018-10-31'],
  ])('%s means the days from %s to %s', (text, first, last) => {
    expect(intervalOf(text)).toEqual({ first, last });
  });

  it.each([
    '2019-02-31',
    '2019-13',
    '2019-00',
    '2018-Q5',
    '2018-H3',
    '18',
    '2018-1-1',
    '',
    'Unknown',
    '2018~~',
    '0000',
  ])('refuses %p', (text) => {
    expect(isPartialDate(text)).toBe(false);
  });

  it('is a day only when it names one day', () => {
    expect(isDay('2018-10-31')).toBe(true);
    expect(['2018-10', '2018-10-31~', 'unknown', '2018-02-30'].some(isDay)).toBe(false);
  });

  it('is before or after another date only when that is certain', () => {
    expect(certainlyBefore('2018-10', '2018-Q4')).toBe(false);
    expect(certainlyBefore('2018-10', '2018-11')).toBe(true);
    expect(certainlyAfter('2019', '2018-H2')).toBe(true);
    expect(certainlyAfter('2019', 'unknown')).toBe(false);
  });

  it('is refined only by a narrower date within it', () => {
    expect(refines('2018-10', '2018-10-31')).toBe(true);
    expect(refines('unknown', '2018')).toBe(true);
    expect(refines('2018-10-31~', '2018-10-31')).toBe(true);
    expect(refines('2018-10', '2018-11-01')).toBe(false);
    expect(refines('2018-10', '2018-10')).toBe(false);
    expect(refines('2018-10', 'unknown')).toBe(false);
  });
});
