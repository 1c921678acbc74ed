import type { CommandClass } from '#commands';
import { checkBody } from '#commands';
import { idFrom } from '#event-sourcing';
import { ProposeGoal } from '../goal/content/content.commands.js';
import { ReportProgress } from './course/course.commands.js';
import { DefineMeasureIndicator, OverrideTrafficLight, RecordMeasureIndicatorValue } from './watch/watch.commands.js';
import { ProposeMeasure } from './measure.commands.js';
import { AdoptMeasure } from './adoption/adoption.commands.js';
import { ReviseMeasure, SetBudget, SetSchedule } from './content/content.commands.js';
import { WeighMeasure } from './planning/planning.commands.js';

const id = idFrom('some entity');
const proposal = { process: id, kind: 'project', title: 'Sprachkurse', source: 'Auftakt' };
const value = (some: unknown): object => ({ indicator: id, value: some, on: '2019' });
const longText = 'x'.repeat(1_048_576);

/** The fields that are wrong in a body, none when it is right. */
function wrong(command: CommandClass, body: object): readonly string[] {
  const checked = checkBody(command, body);
  return checked.ok ? [] : checked.errors.map(({ field }) => field);
}

describe('the bodies of commands on measures', () => {
  it.each([
    [
      ProposeMeasure,
      { ...proposal, schedule: { start: '2019-Q2', end: 'unknown' }, budget: { amount: 0, currency: 'EUR' } },
    ],
    [
      AdoptMeasure,
      { decision: { kind: 'record', decision: id }, deviations: [{ rule: 'belowDecisionLevel', reason: 'r' }] },
    ],
    [SetBudget, { amount: 1e13, currency: 'CHF' }],
    [ReportProgress, { percent: 0 }],
    [RecordMeasureIndicatorValue, value(-0.25)],
    [
      DefineMeasureIndicator,
      { title: 'x', unit: '%', baseline: { value: 1.5, on: '2018' }, target: { value: 2, by: '2020' } },
    ],
  ] as const)('%p takes %j', (command, body) => {
    expect(wrong(command, body)).toEqual([]);
  });

  it.each([
    [ReportProgress, { percent: '40' }, ['percent']],
    [ReportProgress, { percent: null }, ['percent']],
    [ReportProgress, { percent: 40.5 }, ['percent']],
    [ReportProgress, { percent: 101 }, ['percent']],
    [ReportProgress, { percent: -1 }, ['percent']],
    [ReportProgress, { percent: 'NaN' }, ['percent']],
    [ReportProgress, { percent: 40, note: longText }, ['note']],
    [SetBudget, { amount: -1, currency: 'EUR' }, ['amount']],
    [SetBudget, { amount: 0.5, currency: 'EUR' }, ['amount']],
    [SetBudget, { amount: '100', currency: 'EUR' }, ['amount']],
    [SetBudget, { amount: 1e13 + 1, currency: 'EUR' }, ['amount']],
    [SetBudget, { amount: 1, currency: 'XYZ' }, ['currency']],
    [SetBudget, { amount: 1, currency: 'eur' }, ['currency']],
    [SetBudget, { amount: 1, currency: ['EUR'] }, ['currency']],
    [SetSchedule, { start: '2019-02-30', end: 'spring' }, ['start', 'end']],
    [WeighMeasure, { weight: 0 }, ['weight']],
    [WeighMeasure, { weight: 1001 }, ['weight']],
    [ProposeMeasure, { ...proposal, budget: { amount: null, currency: 'EUR' } }, ['budget.amount']],
    [ProposeMeasure, { ...proposal, schedule: { start: '2019' } }, ['schedule.end']],
    [ProposeMeasure, { ...proposal, description: longText }, ['description']],
    [ProposeGoal, { process: id, title: longText, source: 'x' }, ['title']],
    [ReviseMeasure, { decision: { kind: 'record' } }, ['decision.decision']],
    [AdoptMeasure, { decision: { kind: 'acknowledgement' } }, ['decision']],
    [OverrideTrafficLight, { light: 'blue', reason: 'r', until: '2019-13' }, ['light', 'until']],
    [RecordMeasureIndicatorValue, value('1.5'), ['value']],
    [RecordMeasureIndicatorValue, value(null), ['value']],
    [RecordMeasureIndicatorValue, value(Number.NaN), ['value']],
    [RecordMeasureIndicatorValue, value(1e13), ['value']],
    [DefineMeasureIndicator, { title: 'x', unit: '%', baseline: { value: 'many', on: '2018' } }, ['baseline.value']],
  ] as const)('%p refuses a body and names the field', (command, body, fields) => {
    expect(wrong(command, body)).toEqual(fields);
  });
});
