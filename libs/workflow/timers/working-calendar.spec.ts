import fc from 'fast-check';
import { addDays } from '#event-sourcing';
import { compileExpression, evaluateExpression } from '../feel/expression.js';
import { clock } from '../testing/played-instance.js';
import type { DeadlineUnit } from './deadline-rule.js';
import { deadlineOf } from './deadline.js';
import type { GermanState } from './holidays.js';
import { easterSunday, GERMAN_STATES, holidaysOf } from './holidays.js';
import {
  addWorkingDays,
  isWorkingDay,
  nearestWorkingDay,
  workingCalendar,
  workingDaysBetween,
} from './working-calendar.js';

const plain = workingCalendar('RP', []);
const withRecess = workingCalendar('RP', [{ first: '2019-07-01', last: '2019-08-09', name: 'Sommerpause' }]);

describe('Easter', () => {
  it.each([
    [2018, '2018-04-01'],
    [2019, '2019-04-21'],
    [2020, '2020-04-12'],
    [2021, '2021-04-04'],
    [2022, '2022-04-17'],
    [2023, '2023-04-09'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2029, '2029-04-01'],
    [2030, '2030-04-21'],
    [2038, '2038-04-25'],
  ])('of %i is %s', (year, day) => {
    expect(easterSunday(year)).toBe(day);
  });
});

describe('Public holidays', () => {
  it('of Rhineland-Palatinate are the eleven of its law', () => {
    expect([...holidaysOf('RP', 2019)]).toEqual([
      ['2019-01-01', 'Neujahr'],
      ['2019-04-19', 'Karfreitag'],
      ['2019-04-22', 'Ostermontag'],
      ['2019-05-01', 'Tag der Arbeit'],
      ['2019-05-30', 'Christi Himmelfahrt'],
      ['2019-06-10', 'Pfingstmontag'],
      ['2019-06-20', 'Fronleichnam'],
      ['2019-10-03', 'Tag der Deutschen Einheit'],
      ['2019-11-01', 'Allerheiligen'],
      ['2019-12-25', 'Erster Weihnachtstag'],
      ['2019-12-26', 'Zweiter Weihnachtstag'],
    ]);
  });

  it.each<readonly [number, string]>([
    [2017, 'BW13 BY13 BE10 BB12 HB10 HH10 HE11 MV10 NI10 NW12 RP12 SL13 SN11 ST11 SH10 TH10'],
    [2018, 'BW12 BY12 BE9 BB12 HB10 HH10 HE10 MV10 NI10 NW11 RP11 SL12 SN11 ST11 SH10 TH10'],
    [2019, 'BW12 BY12 BE10 BB12 HB10 HH10 HE10 MV10 NI10 NW11 RP11 SL12 SN11 ST11 SH10 TH11'],
    [2020, 'BW12 BY12 BE11 BB12 HB10 HH10 HE10 MV10 NI10 NW11 RP11 SL12 SN11 ST11 SH10 TH11'],
    [2023, 'BW12 BY12 BE10 BB12 HB10 HH10 HE10 MV11 NI10 NW11 RP11 SL12 SN11 ST11 SH10 TH11'],
    [2025, 'BW12 BY12 BE11 BB12 HB10 HH10 HE10 MV11 NI10 NW11 RP11 SL12 SN11 ST11 SH10 TH11'],
    [2028, 'BW12 BY12 BE11 BB12 HB10 HH10 HE10 MV11 NI10 NW11 RP11 SL12 SN11 ST11 SH10 TH11'],
    [2030, 'BW12 BY12 BE10 BB12 HB10 HH10 HE10 MV11 NI10 NW11 RP11 SL12 SN11 ST11 SH10 TH11'],
  ])('of %i are as many as published: %s', (year, counts) => {
    expect(GERMAN_STATES.map((state) => `${state}${holidaysOf(state, year).size}`).join(' ')).toBe(counts);
  });

  it.each<readonly [GermanState, string, string]>([
    ['BW', '2018-01-06', 'Heilige Drei Könige'],
    ['SN', '2018-11-21', 'Buß- und Bettag'],
    ['SN', '2022-11-16', 'Buß- und Bettag'],
    ['SN', '2023-11-22', 'Buß- und Bettag'],
    ['SN', '2029-11-21', 'Buß- und Bettag'],
    ['BY', '2024-05-30', 'Fronleichnam'],
    ['BE', '2020-05-08', 'Tag der Befreiung'],
    ['BE', '2028-06-17', 'Jahrestag des Volksaufstands'],
    ['MV', '2023-03-08', 'Internationaler Frauentag'],
    ['TH', '2019-09-20', 'Weltkindertag'],
    ['HH', '2018-10-31', 'Reformationstag'],
    ['RP', '2017-10-31', 'Reformationstag'],
    ['SL', '2026-08-15', 'Mariä Himmelfahrt'],
    ['RP', '2026-05-25', 'Pfingstmontag'],
    ['RP', '2030-05-30', 'Christi Himmelfahrt'],
    ['BB', '2027-05-16', 'Pfingstsonntag'],
  ])('in %s: %s is %s', (state, day, name) => {
    expect(holidaysOf(state, Number(day.slice(0, 4))).get(day)).toBe(name);
  });

  it('are not those of other states', () => {
    expect(holidaysOf('RP', 2019).get('2019-10-31')).toBeUndefined();
    expect(holidaysOf('HH', 2017).get('2017-11-01')).toBeUndefined();
    expect(holidaysOf('MV', 2022).get('2022-03-08')).toBeUndefined();
  });
});

const day = fc.integer({ min: 0, max: 4500 }).map((number) => addDays('2018-01-01', number));
const count = fc.integer({ min: 1, max: 300 });

describe('Working days', () => {
  it('counted forward end on a working day, and counted again give the same number', () => {
    fc.assert(
      fc.property(day, count, fc.constantFrom(plain, withRecess), (from, number, calendar) => {
        const to = addWorkingDays(calendar, from, number);
        expect(isWorkingDay(calendar, to)).toBe(true);
        expect(workingDaysBetween(calendar, from, to)).toBe(number);
        const back = addWorkingDays(calendar, from, -number);
        expect(isWorkingDay(calendar, back)).toBe(true);
        expect(workingDaysBetween(calendar, from, back)).toBe(-number);
      }),
    );
  });

  it('from a working day lead back to it', () => {
    fc.assert(
      fc.property(day, count, fc.constantFrom(plain, withRecess), (any, number, calendar) => {
        const from = nearestWorkingDay(calendar, any, 1);
        expect(addWorkingDays(calendar, addWorkingDays(calendar, from, number), -number)).toBe(from);
      }),
    );
  });

  it('are never more than the days between, and add up', () => {
    fc.assert(
      fc.property(day, count, count, (from, first, second) => {
        const middle = addWorkingDays(plain, from, first);
        expect(addWorkingDays(plain, middle, second)).toBe(addWorkingDays(plain, from, first + second));
        expect(middle >= addDays(from, first)).toBe(true);
      }),
    );
  });
});

describe('A deadline', () => {
  const of = (from: string, amount: number, unit: DeadlineUnit, calendar = plain) =>
    deadlineOf({ from, amount, unit }, calendar, 'Europe/Berlin');

  it.each<readonly [string, number, DeadlineUnit, string, string]>([
    ['2019-02-14', 10, 'days', '2019-02-24', '10 Tage ab 14.02.2019: 24.02.2019'],
    ['2019-02-14', 1, 'days', '2019-02-15', '1 Tag ab 14.02.2019: 15.02.2019'],
    [
      '2019-02-14',
      10,
      'days to a working day',
      '2019-02-25',
      '10 Tage bis zu einem Arbeitstag ab 14.02.2019: 25.02.2019',
    ],
    [
      '2019-04-11',
      8,
      'days to a working day',
      '2019-04-23',
      '8 Tage bis zu einem Arbeitstag ab 11.04.2019: 23.04.2019, ohne 19.04.2019 (Karfreitag), 22.04.2019 (Ostermontag)',
    ],
    ['2019-02-14', 10, 'working days', '2019-02-28', '10 Arbeitstage ab 14.02.2019: 28.02.2019'],
    [
      '2019-04-17',
      3,
      'working days',
      '2019-04-24',
      '3 Arbeitstage ab 17.04.2019: 24.04.2019, ohne 19.04.2019 (Karfreitag), 22.04.2019 (Ostermontag)',
    ],
    ['2019-02-18', -4, 'full days', '2019-02-13', '4 volle Tage vor 18.02.2019: 13.02.2019'],
    [
      '2019-05-02',
      -2,
      'working days',
      '2019-04-29',
      '2 Arbeitstage vor 02.05.2019: 29.04.2019, ohne 01.05.2019 (Tag der Arbeit)',
    ],
  ])('from %s with %i %s ends on %s', (from, amount, unit, last, derivation) => {
    expect(of(from, amount, unit)).toMatchObject({ day: last, derivation });
  });

  it('ends with the end of its last day, by summer and by winter time', () => {
    expect(of('2019-02-14', 1, 'days').due).toBe('2019-02-15T23:00:00.000Z');
    expect(of('2019-07-01', 1, 'days').due).toBe('2019-07-02T22:00:00.000Z');
  });

  it('leaves out the recess of the council and says so', () => {
    expect(of('2019-06-27', 3, 'working days', withRecess)).toMatchObject({
      day: '2019-08-13',
      derivation: '3 Arbeitstage ab 27.06.2019: 13.08.2019, ohne 01.07.2019 bis 09.08.2019 (Sommerpause)',
      derivationEnglish: '3 working days from 2019-06-27: 2019-08-13, without 2019-07-01 to 2019-08-09 (Sommerpause)',
      calendar: withRecess.id,
    });
    expect(withRecess.id).not.toBe(plain.id);
  });
});

describe('The functions of FEEL', () => {
  function result(source: string) {
    const compiled = compileExpression(source);
    if ('problem' in compiled) throw new Error(compiled.problem);
    return evaluateExpression(
      compiled.expression,
      (name) => (name === 'sitting' ? '2019-05-06T16:00:00Z' : undefined),
      clock,
    );
  }

  it.each([
    ['add working days(today(), 10)', '2019-02-28'],
    ['add working days(date("2019-04-17"), 3)', '2019-04-24'],
    ['add working days(sitting, -3)', '2019-04-30'],
    ['working days between(today(), date("2019-02-28"))', 10],
    ['full days before(sitting, 4)', '2019-05-01'],
    ['last working day before(sitting, 4)', '2019-04-30'],
    ['last working day before(sitting)', '2019-05-03'],
    ['next working day(date("2019-05-01"))', '2019-05-02'],
    ['is working day(date("2019-05-01"))', false],
    ['deadline(today(), 10, "working days").day', '2019-02-28'],
    ['deadline(sitting, -4, "full days").derivation', '4 volle Tage vor 06.05.2019: 01.05.2019'],
    ['deadline(now(), 2).due', '2019-02-16T23:00:00.000Z'],
    ['[add working days(today(), 1), add working days(today(), 2)][2]', '2019-02-18'],
  ])('%s is %p', (source, value) => {
    expect(result(source)).toEqual({ ok: true, value });
  });

  it.each([
    ['add working days(today(), 1.5)', 'add working days: the number of days must be a whole number up to 10000'],
    ['add working days(null, 1)', 'add working days: a day is missing'],
    ['add working days("tomorrow", 1)', 'add working days: "tomorrow" is no date'],
    [
      'deadline(today(), 3, "weeks")',
      'deadline: the unit must be "days", "days to a working day", "full days", "working days"',
    ],
  ])('%s is refused', (source, problem) => {
    expect(result(source)).toEqual({ ok: false, problem });
  });
});
