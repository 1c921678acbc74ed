import type { LightInput } from './light.js';
import { expectedPercent, isOverdue, trafficLight } from './traffic-light.js';

const ON = '2019-07-01';
/** From 1 January to 31 December 2019: on the day of the table 49 percent are expected. */
const schedule = { start: '2019-01-01', end: '2019-12-31' };
const sound: LightInput = {
  status: 'inProgress',
  kind: 'project',
  schedule,
  percent: 50,
  openMilestones: [],
  hasOpenProvisions: false,
  isQuestioned: false,
  override: null,
};
const unscheduled = { start: 'unknown', end: 'unknown' };
const task = { kind: 'permanentTask', percent: null, schedule: unscheduled } as const;
const waiting = { status: 'planned', percent: null } as const;

describe('the traffic light of a measure', () => {
  it.each([
    ['a project on course', {}, 'green', []],
    [
      'one without any date or percent',
      { percent: null, schedule: unscheduled },
      'unknown',
      ['nothing known to judge by'],
    ],
    ['one of which only the percent is known', { schedule: unscheduled }, 'green', []],
    ['a permanent task', task, 'green', []],
    ['a blocked one', { status: 'blocked' }, 'red', ['blocked']],
    ['a blocked permanent task', { ...task, status: 'blocked' }, 'red', ['blocked']],
    ['one past its last day', { schedule: { ...schedule, end: '2019-06-30' }, percent: 99 }, 'red', ['past its end']],
    ['one on its last day', { schedule: { ...schedule, end: ON }, percent: 90 }, 'green', []],
    [
      'one whose end is the quarter that ended',
      { schedule: { ...schedule, end: '2019-Q2' }, percent: 99 },
      'red',
      ['past its end'],
    ],
    ['one whose end is this half of the year', { schedule: { ...schedule, end: '2019-H2' } }, 'green', []],
    ['25 points behind', { percent: 24 }, 'green', []],
    ['26 points behind', { percent: 23 }, 'amber', ['behind schedule']],
    [
      '50 points behind',
      { percent: 0, schedule: { start: '2019-01-01', end: '2019-12-28' } },
      'amber',
      ['behind schedule'],
    ],
    [
      '51 points behind',
      { percent: 0, schedule: { start: '2019-01-01', end: '2019-12-20' } },
      'red',
      ['far behind schedule'],
    ],
    ['a milestone due today', { openMilestones: [{ due: ON }] }, 'green', []],
    ['a milestone one day late', { openMilestones: [{ due: '2019-06-30' }] }, 'amber', ['milestone late']],
    ['a milestone 30 days late', { openMilestones: [{ due: '2019-06-01' }] }, 'amber', ['milestone late']],
    ['a milestone 31 days late', { openMilestones: [{ due: '2019-05-31' }] }, 'red', ['milestone very late']],
    ['a milestone without a date', { openMilestones: [{ due: 'unknown' }] }, 'green', []],
    ['a start that is past', waiting, 'amber', ['not started in time']],
    ['an open provision at the start', { ...waiting, hasOpenProvisions: true }, 'amber', ['provision not met in time']],
    ['a start that is ahead', { ...waiting, schedule: { start: '2019-H2', end: '2020' } }, 'green', []],
    ['a basis in question', { isQuestioned: true }, 'amber', ['basis in question']],
    ['the worst reason of several', { status: 'blocked', isQuestioned: true }, 'red', ['blocked', 'basis in question']],
    ['a proposed one', { status: 'proposed' }, 'none', []],
    ['a completed one', { status: 'completed', schedule: { ...schedule, end: '2019-06-30' } }, 'none', []],
  ] as const)('of %s is %3$s', (_what, difference, light, reasons) => {
    expect(trafficLight({ ...sound, ...difference }, ON)).toEqual({ light, derived: light, reasons });
  });

  it.each([
    ['without an end', null, 'amber'],
    ['on its last day', ON, 'amber'],
    ['that ends with this year', '2019', 'amber'],
    ['that ended the day before', '2019-06-30', 'red'],
  ] as const)('shows an override %s, and the derived light', (_what, until, light) => {
    const blocked: LightInput = { ...sound, status: 'blocked', override: { light: 'amber', until } };
    const shown = trafficLight(blocked, ON);
    expect(shown).toMatchObject({ light, derived: 'red' });
    expect(shown.reasons.includes('overridden')).toBe(light === 'amber');
  });

  it('is overridden only while the measure is under way', () => {
    const over: LightInput = { ...sound, status: 'completed', override: { light: 'red', until: null } };
    expect(trafficLight(over, ON)).toEqual({ light: 'none', derived: 'none', reasons: [] });
  });
});

it.each([
  [schedule, '2018-12-31', 0],
  [schedule, '2019-01-01', 0],
  [schedule, ON, 49],
  [schedule, '2019-12-31', 100],
  [schedule, '2025-01-01', 100],
  [{ start: 'unknown', end: '2019' }, ON, 0],
  [{ start: '2019-12-31', end: '2019-12-31' }, '2020-01-01', 100],
])('the schedule %j expects on %s %i percent', (some, on, percent) => {
  expect(expectedPercent(some, on)).toBe(percent);
});

it('a measure is overdue once its end is certainly past and it is still under way', () => {
  const ended = { status: 'inProgress', schedule: { start: '2018', end: '2019-06' } } as const;
  expect(isOverdue(ended, '2019-06-30')).toBe(false);
  expect(isOverdue(ended, '2019-07-01')).toBe(true);
  expect(isOverdue({ ...ended, status: 'completed' }, '2019-07-01')).toBe(false);
});
