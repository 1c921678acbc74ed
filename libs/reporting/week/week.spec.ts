import type { WeekEntry } from './week.js';
import { weekOf } from './week.js';

const entry = (id: string, due: string, kind: WeekEntry['kind'] = 'assignment'): WeekEntry => ({
  ...{ kind, id, title: id, due, of: null },
});
const ids = (entries: readonly WeekEntry[]): readonly string[] => entries.map(({ id }) => id);

describe('a week', () => {
  it.each([
    ['2019-06-12', '2019-06-10', '2019-06-16'],
    ['2019-06-10', '2019-06-10', '2019-06-16'],
    ['2019-06-16', '2019-06-10', '2019-06-16'],
    ['2020-01-01', '2019-12-30', '2020-01-05'],
  ])('that contains %s goes from %s to %s', (today, from, to) => {
    expect(weekOf([], today)).toMatchObject({ from, to });
  });

  it('sorts due entries by their last possible day: overdue, in this week, in the next', () => {
    const entries = [
      ...[entry('june', '2019-06'), entry('sunday', '2019-06-16'), entry('monday', '2019-06-10')],
      ...[entry('today', '2019-06-12'), entry('next', '2019-06-23'), entry('later', '2019-06-24')],
      entry('someday', 'unknown'),
    ];
    const week = weekOf(entries, '2019-06-12');
    expect(ids(week.overdue)).toEqual(['monday']);
    expect(ids(week.thisWeek)).toEqual(['today', 'sunday']);
    expect(ids(week.nextWeek)).toEqual(['next']);
    expect(ids(week.undated)).toEqual(['someday']);
  });

  it('shows neither a past meeting as overdue nor a measure without end as undated', () => {
    const entries = [entry('sitting', '2019-06-10', 'meeting'), entry('measure', 'unknown', 'measureEnd')];
    const { overdue, undated } = weekOf(entries, '2019-06-12');
    expect([overdue, undated]).toEqual([[], []]);
  });
});
