import { extractOf, extractText, refusalOf } from './extract.fixture.js';

const on = (date: string): string =>
  extractText({ heading: `aus der Niederschrift über die Sitzung des Sozialausschusses ${date}` });

describe('the day of the sitting', () => {
  it.each([
    ['am 14.02.2019', '2019-02-14'],
    ['vom 14.2.2019', '2019-02-14'],
    ['am 14. 02. 2019', '2019-02-14'],
    ['am 14. Februar 2019', '2019-02-14'],
    ['am 14. Feb. 2019', '2019-02-14'],
    ['am 1. März 2019', '2019-03-01'],
    ['am Donnerstag, den 14.02.2019', '2019-02-14'],
    ['am Donnerstag, dem 14. Februar 2019,', '2019-02-14'],
    ['am Do., 14.02.2019', '2019-02-14'],
    ['am 2019-02-14', '2019-02-14'],
    ['am 29.02.2020', '2020-02-29'],
    ['am 14.02.2019 um 15:00 Uhr', '2019-02-14'],
  ])('%s is %s', (words, date) => {
    expect(extractOf(on(words))).toMatchObject({ committee: 'Sozialausschuss', date });
  });

  it.each([
    ['am 31.02.2019', 'impossible date'],
    ['am 29.02.2019', 'impossible date'],
    ['am 00.13.2019', 'impossible date'],
    ['am 32.01.2019', 'impossible date'],
    ['am 31. April 2019', 'impossible date'],
    ['am 14.02.0019', 'impossible date'],
    ['am 2019-02-30', 'impossible date'],
    ['am Freitag, den 14.02.2019', 'weekday contradicts the date'],
    ['am 14.02.19', 'year of the sitting is incomplete'],
    ['am 14.02.', 'no date of the sitting'],
    ['im Februar 2019', 'no date of the sitting'],
    ['', 'no date of the sitting'],
    ['am 14. und 15.02.2019', 'several days of sitting'],
    ['am 14.02.2019 und 15.02.2019', 'several days of sitting'],
    ['vom 14.02. bis 15.02.2019', 'several days of sitting'],
  ])('%j is refused: %s', (words, reason) => {
    expect(refusalOf(on(words)).refused).toBe(reason);
  });

  it('is not another date of the letterhead', () => {
    const text = extractText({}).replace('AUSZUG', 'Stadt Ludwigshafen, 20.02.2019\n\nAUSZUG');
    expect(extractOf(text).date).toBe('2019-02-14');
  });
});
