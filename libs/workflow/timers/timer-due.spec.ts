import type { TimerWait } from '../instance/steps.js';
import { clock } from '../testing/played-instance.js';
import type { TimerForm } from '../model/event-triggers.js';
import { MAX_CAUGHT_UP, nextTimer, timerWait } from './timer-due.js';

function waitOf(form: TimerForm, value: string, at = clock.at): TimerWait {
  const result = timerWait(form, value, { ...clock, at });
  if (!result.ok) throw new Error(result.problem);
  return result.wait;
}

/** The first times of a cycle, each looked at when it comes. */
function times(cycle: string, count: number, at = clock.at): readonly string[] {
  const found: string[] = [];
  let wait: TimerWait | undefined = waitOf('cycle', cycle, at);
  while (wait !== undefined && found.length < count) {
    found.push(wait.due);
    wait = nextTimer(wait, { ...clock, at: wait.due });
  }
  return found;
}

describe('A timer', () => {
  it.each([
    ['2019-03-01T12:00:00Z', '2019-03-01T12:00:00.000Z'],
    ['2019-03-01T12:00:00+01:00', '2019-03-01T11:00:00.000Z'],
    ['2019-03-01T12:00:00@America/New_York', '2019-03-01T17:00:00.000Z'],
    ['2019-03-01T12:00:00[Europe/Berlin]', '2019-03-01T11:00:00.000Z'],
    ['2019-03-01T12:00:00+01:00[Europe/Berlin]', '2019-03-01T11:00:00.000Z'],
    ['2019-07-01T12:00:00', '2019-07-01T10:00:00.000Z'],
    ['2019-07-01', '2019-06-30T22:00:00.000Z'],
    ['2001-01-01T00:00:00Z', '2001-01-01T00:00:00.000Z'],
    [' 2019-03-01T12:00:00.25Z ', '2019-03-01T12:00:00.250Z'],
  ])('with the date %s is due at %s', (date, due) => {
    expect(waitOf('date', date).due).toBe(due);
  });

  it.each([
    ['PT0S', '2019-02-14T15:00:00.000Z'],
    ['PT90M', '2019-02-14T16:30:00.000Z'],
    ['P10D', '2019-02-24T15:00:00.000Z'],
    ['P2W', '2019-02-28T15:00:00.000Z'],
    ['P1M', '2019-03-14T15:00:00.000Z'],
    ['P1Y2M3DT4H5M6.5S', '2020-04-17T18:05:06.500Z'],
    ['-P1D', '2019-02-13T15:00:00.000Z'],
  ])('with the duration %s is due at %s', (duration, due) => {
    expect(waitOf('duration', duration).due).toBe(due);
  });

  it('counts months and days by the calendar, hours by their length', () => {
    expect(waitOf('duration', 'P1M', '2019-01-31T11:00:00.000Z').due).toBe('2019-02-28T11:00:00.000Z');
    const beforeSummerTime = '2019-03-30T11:00:00.000Z';
    expect(waitOf('duration', 'P1D', beforeSummerTime).due).toBe('2019-03-31T10:00:00.000Z');
    expect(waitOf('duration', 'PT24H', beforeSummerTime).due).toBe('2019-03-31T11:00:00.000Z');
  });

  it('says how its time was found', () => {
    expect(waitOf('duration', 'P10D').derivation).toBe('P10D ab 14.02.2019, 16:00');
    expect(waitOf('date', '2019-03-01').derivation).toBe('01.03.2019');
    const deadline = { due: '2019-03-01T23:00:00.000Z', derivation: '10 Arbeitstage ab 14.02.2019' };
    expect(timerWait('date', deadline, clock)).toEqual({ ok: true, wait: { for: 'timer', ...deadline } });
  });

  it.each<readonly [TimerForm, string | number | null, string]>([
    ['date', '01.03.2019', '"01.03.2019" is no ISO 8601 date such as'],
    ['date', '2019-02-30', '"2019-02-30" is no ISO 8601 date'],
    ['date', '2019-02-14T16:00:00@Nowhere/City', 'is no ISO 8601 date'],
    ['date', null, 'the date of the timer is null, not a text'],
    ['duration', '2 hours', '"2 hours" is no ISO 8601 duration such as PT2H'],
    ['duration', 'P', 'is no ISO 8601 duration'],
    ['duration', 'PT', 'is no ISO 8601 duration'],
    ['duration', 'P999999999Y', 'leads out of the calendar'],
    ['duration', 'P9000Y', 'which is not in the years 0 to 9999'],
    ['duration', 7200, 'the duration of the timer is 7200, not a text'],
    ['cycle', 'R/2 hours', '"2 hours" is no ISO 8601 duration'],
    ['cycle', 'Rx/PT1H', '"Rx/PT1H" is no cycle: write R/PT1H'],
    ['cycle', 'R0/PT1H', 'comes no time'],
    ['cycle', 'R/PT0S', 'comes more often than every 100 ms'],
    ['cycle', '0 9 * * MON', 'has 5 fields; it needs 6'],
    ['cycle', '0 0 25 * * *', 'the hour "25" is not between 0 and 23'],
    ['cycle', '0 0 9 * * FOO', 'the day of the week "FOO" cannot be read'],
    ['cycle', '0 0 9 30 2 *', 'names no time that comes'],
  ])('refuses the %s %p: %s', (form, value, problem) => {
    expect(timerWait(form, value, clock)).toEqual({ ok: false, problem: expect.stringContaining(problem) as string });
  });
});

describe('A cycle', () => {
  it.each([
    ['R3/PT1H', ['2019-02-14T16:00:00.000Z', '2019-02-14T17:00:00.000Z', '2019-02-14T18:00:00.000Z']],
    ['R2/2019-03-01T08:00:00Z/P1D', ['2019-03-01T08:00:00.000Z', '2019-03-02T08:00:00.000Z']],
    ['R2/2019-03-01T08:00:00/P1D', ['2019-03-01T07:00:00.000Z', '2019-03-02T07:00:00.000Z']],
    ['R1/PT1H', ['2019-02-14T16:00:00.000Z']],
  ])('%s comes at %p and then no more', (cycle, due) => {
    expect(times(cycle, 10)).toEqual(due);
  });

  it.each([
    ['R/PT12H', ['2019-02-15T03:00:00.000Z', '2019-02-15T15:00:00.000Z', '2019-02-16T03:00:00.000Z']],
    ['R/P1M', ['2019-03-14T15:00:00.000Z', '2019-04-14T14:00:00.000Z', '2019-05-14T14:00:00.000Z']],
    ['0 0 9 * * MON-FRI', ['2019-02-15T08:00:00.000Z', '2019-02-18T08:00:00.000Z', '2019-02-19T08:00:00.000Z']],
    ['0 0 9-17/4 * * *', ['2019-02-14T16:00:00.000Z', '2019-02-15T08:00:00.000Z', '2019-02-15T12:00:00.000Z']],
    ['*/30 59 23 L * ?', ['2019-02-28T22:59:00.000Z', '2019-02-28T22:59:30.000Z', '2019-03-31T21:59:00.000Z']],
    ['0 0 0 LW * *', ['2019-02-27T23:00:00.000Z', '2019-03-28T23:00:00.000Z', '2019-04-29T22:00:00.000Z']],
    ['0 0 8 1W * *', ['2019-03-01T07:00:00.000Z', '2019-04-01T06:00:00.000Z', '2019-05-01T06:00:00.000Z']],
    ['0 0 8 L-3 * *', ['2019-02-25T07:00:00.000Z', '2019-03-28T07:00:00.000Z', '2019-04-27T06:00:00.000Z']],
    ['0 0 8 ? * MON#1', ['2019-03-04T07:00:00.000Z', '2019-04-01T06:00:00.000Z', '2019-05-06T06:00:00.000Z']],
    ['0 0 8 * * 5L', ['2019-02-22T07:00:00.000Z', '2019-03-29T07:00:00.000Z', '2019-04-26T06:00:00.000Z']],
    ['0 0 8 29 FEB ?', ['2020-02-29T07:00:00.000Z', '2024-02-29T07:00:00.000Z', '2028-02-29T07:00:00.000Z']],
    ['0 0 8 * * FRI-SUN', ['2019-02-15T07:00:00.000Z', '2019-02-16T07:00:00.000Z', '2019-02-17T07:00:00.000Z']],
    ['@daily', ['2019-02-14T23:00:00.000Z', '2019-02-15T23:00:00.000Z', '2019-02-16T23:00:00.000Z']],
    ['@hourly', ['2019-02-14T16:00:00.000Z', '2019-02-14T17:00:00.000Z', '2019-02-14T18:00:00.000Z']],
  ])('%s comes first at %p', (cycle, due) => {
    expect(times(cycle, 3)).toEqual(due);
  });

  it('of months keeps the day on which it began', () => {
    expect(times('R3/2019-01-31T12:00:00Z/P1M', 3)).toEqual([
      '2019-01-31T12:00:00.000Z',
      '2019-02-28T12:00:00.000Z',
      '2019-03-31T11:00:00.000Z',
    ]);
  });

  it('comes once an hour and a day also when the clock is changed', () => {
    expect(times('0 30 2 * * *', 2, '2019-03-30T12:00:00.000Z')).toEqual([
      '2019-03-31T01:30:00.000Z',
      '2019-04-01T00:30:00.000Z',
    ]);
    expect(times('0 30 2 * * *', 2, '2019-10-26T12:00:00.000Z')).toEqual([
      '2019-10-27T00:30:00.000Z',
      '2019-10-28T01:30:00.000Z',
    ]);
  });

  it('comes for each time that passed while nobody looked, at most the last thousand', () => {
    const late = { ...clock, at: '2019-03-14T15:00:00.000Z' };
    expect(nextTimer(waitOf('cycle', 'R/P1D'), late)?.due).toBe('2019-02-16T15:00:00.000Z');
    const seconds = nextTimer(waitOf('cycle', 'R/PT1S'), late)?.due ?? '';
    expect(Date.parse(late.at) - Date.parse(seconds)).toBe((MAX_CAUGHT_UP - 1) * 1_000);
    expect(nextTimer(waitOf('cycle', '* * * * * *'), late)?.due).toBe('2019-03-14T14:43:21.000Z');
    expect(nextTimer(waitOf('cycle', '0 0 12 * * *'), late)?.due).toBe('2019-02-16T11:00:00.000Z');
  });
});
