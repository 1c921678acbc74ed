import { kindOfCommittee } from './committee-kind.js';
import { paperYear } from './paper-year.js';

describe('the kind of a committee', () => {
  it.each([
    ['Stadtrat', 'council'],
    ['Sozialausschuss', 'committee'],
    ['Ausschuss für Schule, Beirat und Sport', 'committee'],
    ['Ortsbeirat Oggersheim', 'localCouncil'],
    ['Beirat für Migration und Integration', 'advisoryBoard'],
    ['Seniorenbeirat', 'advisoryBoard'],
    ['Lenkungskreis', 'steeringCircle'],
    ['Lenkungsgruppe "Wir alle sind LU"', 'steeringCircle'],
    ['Lenkungsausschuss', 'steeringCircle'],
    ['Stadtvorstand', 'executiveBoard'],
    ['Arbeitsgruppe Vielfalt', 'workingGroup'],
    ['AG Vielfalt', 'workingGroup'],
    ['Jugendparlament', 'committee'],
  ])('%s is %s', (name, kind) => {
    expect(kindOfCommittee(name)).toBe(kind);
  });
});

describe('the year of a reference', () => {
  it.each([
    ['20196743', 2019],
    ['20186743', 2018],
    ['0123/2018', 2018],
    ['2018/0123', 2018],
    ['V/2018/17', 2018],
    ['VO-17-123', 2019],
    ['4711', 2019],
    ['20456743', 2019],
    ['17/1234', 2019],
    ['2017/2018', 2019],
  ])('%s is %d for a sitting of 2019', (reference, year) => {
    expect(paperYear(reference, '2019-02-14').year).toBe(year);
  });
});
