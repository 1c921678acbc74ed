import { comparePlaces, placeOf } from './board-order.js';
import { measureOn } from '../as-of-day/measure-row.fixture.js';
import type { MeasureAsOf } from '../as-of-day/measure-as-of.js';
import type { BoardFilter } from './board-filter.js';
import type { Sorting } from './board-order.js';
import { countsOf, groupsOf } from './board-groups.js';
import { filtered } from './board-filter.js';

const signs = measureOn({ title: 'Mehrsprachige Wegweiser', fieldsOfAction: ['f1'], lead: 'culture', end: '2019-12' });
const late = measureOn(
  { title: 'Kalender für Beratung', fieldsOfAction: ['f1', 'f2'], end: '2019-05' },
  {
    progress: { percent: 10, on: '2019-06-01' },
  },
);
const waiting = measureOn(
  {
    title: 'Sprachmittlung',
    status: 'adopted',
    start: '2019-Q4',
    lead: null,
    decisionLevel: 'committee',
  },
  { provisions: 'open', progress: null },
);
const task = measureOn({ title: 'Fortbildung', kind: 'permanentTask', goals: ['g'] }, { progress: null });
const board = [signs, late, waiting, task];

const titles = (some: readonly MeasureAsOf[]): readonly string[] => some.map(({ row }) => row.title);

describe('the board of measures', () => {
  it.each<[string, BoardFilter, readonly MeasureAsOf[]]>([
    ['field of action', { field: 'f2' }, [late]],
    ['goal', { goal: 'g' }, [task]],
    ['lead', { lead: 'culture' }, [signs]],
    ['having no lead', { lead: 'none' }, [waiting]],
    ['status, also the derived one', { status: 'planned' }, [waiting]],
    ['level of decision', { level: 'committee' }, [waiting]],
    ['kind', { kind: 'permanentTask' }, [task]],
    ['traffic light', { light: 'red' }, [late]],
    ['provisions', { provision: 'open' }, [waiting]],
    ['text, with umlauts in any spelling', { text: 'fuer kalender' }, [late]],
    ['being overdue', { overdue: true }, [late]],
    ['several of them together', { field: 'f1', overdue: false }, [signs]],
  ])('is narrowed by %s', (_by, filter, expected) => {
    expect(titles(filtered(board, filter))).toEqual(titles(expected));
  });

  it('counts by status and light, overdue measures and those without a lead', () => {
    expect(countsOf(board)).toEqual({
      total: 4,
      byStatus: { inProgress: 3, planned: 1 },
      byLight: { green: 3, red: 1 },
      overdue: 1,
      withoutLead: 1,
    });
  });

  it('counts a measure of two fields in both groups, and a measure without fields in a group of its own', () => {
    const groups = groupsOf(board, 'field').map(({ key, count, rollUp }) => ({ key, count, percent: rollUp.percent }));
    expect(groups).toEqual([
      { key: 'f1', count: 2, percent: 30 },
      { key: 'f2', count: 1, percent: 10 },
      { key: null, count: 2, percent: null },
    ]);
  });

  it.each<[Sorting, readonly MeasureAsOf[]]>([
    ['proposal', [signs, late, waiting, task]],
    ['title', [task, late, signs, waiting]],
    ['end', [late, signs, waiting, task]],
    ['percent', [late, signs, waiting, task]],
    ['light', [late, signs, waiting, task]],
    ['status', [waiting, signs, late, task]],
  ])('is sorted by %s, unknown values last', (by, expected) => {
    const sorted = [task, waiting, late, signs].toSorted((a, b) => comparePlaces(placeOf(a, by), placeOf(b, by)));
    expect(titles(sorted)).toEqual(titles(expected));
  });
});
