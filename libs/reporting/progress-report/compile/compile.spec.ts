import { idFrom } from '#event-sourcing';
import { adopted, FIELD, ILLUSTRATION, PROCESS, proposal, SpecLog, UNIT } from '../spec-log.fixture.js';
import { compile } from './compile.js';

const FIRST = idFrom('the first report');

function started(log: SpecLog, name: string, percent: number, on = '2020-03-01'): string {
  const id = adopted(log, name);
  log.add(`measure-${id}`, { type: 'MeasureStarted', data: {} }, { on });
  log.add(`measure-${id}`, { type: 'MeasureProgressReported', data: { percent } }, { on });
  return id;
}

describe('a report', () => {
  it('counts measures by status and light and rolls their progress up by field of action', () => {
    const log = new SpecLog();
    started(log, 'Sprachkurse', 60);
    adopted(log, 'Treffpunkt', { fieldsOfAction: [] });
    log.add(`measure-${idFrom('Lotsen')}`, { type: 'MeasureProposed', data: proposal('Lotsen') });
    const { figures, fields, measures, process, title } = log.compile();
    expect(figures).toMatchObject({
      'measures.total': 3,
      'measures.byStatus.inProgress': 1,
      'measures.byStatus.planned': 1,
      'measures.byStatus.proposed': 1,
      'measures.byLight.green': 2,
      'measures.byLight.none': 1,
      'progress.process': 60,
      'progress.process.counted': 1,
      'progress.process.leftOut.unknownProgress': 1,
      'progress.process.leftOut.notAdopted': 1,
      [`progress.field.${FIELD}`]: 60,
      'progress.field.none': null,
      'measures.newSince': null,
    });
    expect(fields.map((one) => [one.title, one.measures.length])).toEqual([
      ['Sprache', 2],
      [null, 1],
    ]);
    expect(measures[0]).toMatchObject({ status: 'inProgress', percent: 60, lead: { name: 'Soziales und Wohnen' } });
    expect(process.name).toBe('Wir alle sind LU');
    expect(title).toBe('Sachstandsbericht „Wir alle sind LU“, Stand 30.06.2020');
  });

  it('shows a completed measure with the percent that its roll-up counts, and the last report with its day', () => {
    const log = new SpecLog();
    const id = started(log, 'Sprachkurse', 30);
    log.add(`measure-${id}`, { type: 'MeasureCompleted', data: {} }, { on: '2020-06-01' });
    const { measures, figures } = log.compile();
    expect(figures['progress.process']).toBe(100);
    expect(measures).toMatchObject([
      { status: 'completed', percent: 100, reported: { percent: 30, on: '2020-03-01' } },
    ]);
  });

  it('has the budget, the milestones and the indicators of a measure', () => {
    const log = new SpecLog();
    const budget = { amount: 1_500_000, currency: 'EUR' };
    const id = adopted(log, 'Sprachkurse', { budget });
    const [milestone, indicator] = [idFrom('milestone'), idFrom('indicator')];
    const planned = { milestone, title: 'Erster Kurs', due: '2020-05' };
    log.add(`measure-${id}`, { type: 'MilestoneAdded', data: planned });
    log.add(`measure-${id}`, { type: 'MilestoneReached', data: { milestone } }, { on: '2020-04-30' });
    const target = { value: 40, by: '2020' };
    const defined = { indicator, title: 'Teilnehmende', unit: 'Personen', target };
    log.add(`measure-${id}`, { type: 'IndicatorDefined', data: defined });
    for (const [on, value] of [
      ['2020-05', 12],
      ['2020-02', 8],
    ] as const) {
      log.add(`measure-${id}`, { type: 'IndicatorValueRecorded', data: { indicator, value, on } });
    }
    expect(log.compile().measures).toMatchObject([
      {
        ...{ budget, reported: null },
        milestones: [{ title: 'Erster Kurs', due: '2020-05', status: 'reached', on: '2020-04-30' }],
        indicators: [{ title: 'Teilnehmende', baseline: null, target, last: { value: 12, on: '2020-05' } }],
      },
    ]);
  });

  it('shows a measure of two fields in both and counts it once', () => {
    const log = new SpecLog();
    const work = idFrom('work');
    log.addUntyped(`strategyProcess-${PROCESS}`, {
      type: 'FieldOfActionNamed',
      data: { field: work, title: 'Arbeit' },
    });
    const id = adopted(log, 'Berufssprachkurse', { fieldsOfAction: [FIELD, work] });
    const { fields, figures } = log.compile();
    expect(fields.map(({ measures }) => measures)).toEqual([[id], [id]]);
    expect(figures).toMatchObject({ 'measures.total': 1, [`measures.byField.${work}`]: 1 });
  });

  it('leaves out facts that are certainly later than its day, even where the date became known afterwards', () => {
    const log = new SpecLog();
    const id = started(log, 'Sprachkurse', 40);
    const event = log.add(`measure-${id}`, { type: 'MeasureProgressReported', data: { percent: 90 } }, { on: '2020' });
    log.add(`measure-${id}`, { type: 'MeasureCompleted', data: {} }, { on: '2020-08-01' });
    expect(log.compile().measures[0]).toMatchObject({ status: 'inProgress', percent: 90 });
    log.addUntyped(`measure-${id}`, { type: 'DateRefined', data: { event, to: '2020-07-15' } });
    expect(log.compile().measures[0]).toMatchObject({ status: 'inProgress', percent: 40 });
  });

  it('counts illustrations, and the effects of policies on them, only on request', () => {
    const log = new SpecLog();
    const id = started(log, 'Sprachkurse', 40);
    adopted(log, 'Beispiel', {}, { evidence: ILLUSTRATION });
    const cause = log.add(
      `measure-${id}`,
      { type: 'MeasureBlocked', data: { reason: 'Raum' } },
      { evidence: ILLUSTRATION },
    );
    const reminded = { type: 'MeasureProgressReported', data: { percent: 41 } } as const;
    log.add(`measure-${id}`, reminded, { on: '2020-04-01', cause, evidence: { kind: 'system', policy: 'round' } });
    expect(log.compile().measures).toMatchObject([{ id, status: 'inProgress', percent: 40 }]);
    const marked = log.compile({ illustrations: true });
    expect(marked.illustrations).toBe(true);
    expect(marked.measures).toMatchObject([{ id, status: 'blocked', percent: 41 }, { title: 'Beispiel' }]);
  });

  it('leaves out facts of other processes', () => {
    const log = new SpecLog();
    adopted(log, 'Fremd', { process: idFrom('another process') });
    expect(log.compile().figures['measures.total']).toBe(0);
    expect(compile([log.events], { process: 'x', asOf: '2020-06-30', illustrations: false, self: 'y' })).toEqual({
      reason: 'process does not exist',
      field: 'process',
    });
  });

  it('names the reasons why measures are overdue, and the open provisions of a decision', () => {
    const log = new SpecLog();
    const provisions = [{ provision: idFrom('money'), kind: 'funding' }] as const;
    const content = { by: { kind: 'unknown' }, level: 'administration', decides: [] } as const;
    const decision = { process: PROCESS, kind: 'executive', title: 'Start', ...content, provisions } as const;
    log.add(`decision-${idFrom('the decision')}`, { type: 'DecisionRecorded', data: decision });
    const id = adopted(log, 'Treffpunkt', { schedule: { start: '2019', end: '2020-03' } });
    const milestone = { milestone: idFrom('lease'), title: 'Mietvertrag', due: '2020-02' };
    log.add(`measure-${id}`, { type: 'MilestoneAdded', data: milestone });
    log.add(`measure-${id}`, { type: 'MeasureStarted', data: {} });
    log.add(`measure-${id}`, { type: 'MeasureBlocked', data: { reason: 'Es fehlen Räume.' } });
    const { overdue, measures, figures } = log.compile();
    expect(overdue).toEqual([
      {
        measure: id,
        end: '2020-03',
        lateMilestones: [{ title: 'Mietvertrag', due: '2020-02' }],
        blocked: 'Es fehlen Räume.',
        noProgressReported: true,
      },
    ]);
    expect(measures[0]).toMatchObject({ light: 'red', openProvisions: [{ kind: 'funding' }] });
    expect(figures['overdue']).toBe(1);
  });

  it('rolls a goal up over the measures of the goals below it, each once', () => {
    const log = new SpecLog();
    const [above, below] = [idFrom('above'), idFrom('below')];
    const goal = { process: PROCESS, fieldsOfAction: [], decisionLevel: 'council', source: 'spec' } as const;
    log.add(`goal-${above}`, { type: 'GoalProposed', data: { ...goal, title: 'Teilhabe' } });
    log.add(`goal-${below}`, { type: 'GoalProposed', data: { ...goal, title: 'Sprache', parent: above } });
    const id = adopted(log, 'Sprachkurse', { goals: [above, below] });
    log.add(`measure-${id}`, { type: 'MeasureProgressReported', data: { percent: 50 } });
    expect(log.compile().goals).toMatchObject([
      { title: 'Teilhabe', parent: null, progress: { percent: 50, counted: 1 } },
      { title: 'Sprache', parent: above, progress: { percent: 50, counted: 1 } },
    ]);
  });

  it('lists open assignments, the earliest due first, and marks overdue ones', () => {
    const log = new SpecLog();
    const source = { kind: 'oral', reference: 'spec' } as const;
    const give = (name: string, due: string): string => {
      const data = { title: name, source, to: UNIT, due, process: PROCESS };
      log.add(`assignment-${idFrom(name)}`, { type: 'AssignmentGiven', data });
      return idFrom(name);
    };
    give('ohne Termin', 'unknown');
    give('später', '2020-12-31');
    const done = give('gemeldet', '2020-05');
    log.add(`assignment-${done}`, { type: 'AssignmentReportedDone', data: { reportedBy: 'x' } });
    give('überfällig', '2020-04');
    log.add(`assignment-${give('fertig', '2020')}`, { type: 'AssignmentConfirmed', data: {} });
    const { assignments, figures } = log.compile();
    expect(assignments.open.map(({ title, overdue }) => [title, overdue])).toEqual([
      ['überfällig', true],
      ['gemeldet', false],
      ['später', false],
      ['ohne Termin', false],
    ]);
    expect(figures).toMatchObject({ 'assignments.open': 4, 'assignments.overdue': 1, 'assignments.confirmed': 1 });
  });

  it('shows how complete its reporting round is: a unit has answered when none of its answers is missing', () => {
    const log = new SpecLog();
    const [round, other] = [idFrom('round'), idFrom('other unit')];
    const [first, second, third] = [adopted(log, 'a'), adopted(log, 'b'), adopted(log, 'c')];
    const asks = [
      { measure: first, lead: UNIT },
      { measure: second, lead: UNIT },
      { measure: third, lead: other },
    ];
    const data = { process: PROCESS, title: 'Halbjahr', asOf: '2020-06-30', due: '2020-07-15', asks };
    log.add(`reportingRound-${round}`, { type: 'RoundOpened', data });
    const answer = (measure: string): void => {
      const said = { measure, answer: { kind: 'noChange' } } as const;
      log.add(`reportingRound-${round}`, { type: 'RoundAnswered', data: said }, { on: '2020-07-10' });
    };
    answer(first);
    answer(third);
    expect(log.compile({ round }).round).toMatchObject({
      unitsAsked: 2,
      unitsAnswered: 1,
      measuresAsked: 3,
      measuresAnswered: 2,
      missing: [{ measure: { name: 'b' }, lead: { name: 'Soziales und Wohnen' } }],
    });
    expect(() => log.compile({ round, asOf: '2020-01-31' })).toThrow('reporting round is as of a later day');
    expect(() => log.compile({ round: first })).toThrow('process has no such reporting round');
  });

  it('is compared with the last report: changed, new and ended measures', () => {
    const log = new SpecLog();
    const [running, done] = [started(log, 'läuft', 20), started(log, 'endet', 80)];
    const quiet = started(log, 'ruhig', 10);
    log.report(FIRST, { asOf: '2020-04-30' });
    log.add(`measure-${running}`, { type: 'MeasureProgressReported', data: { percent: 60 } }, { on: '2020-06-01' });
    log.add(`measure-${done}`, { type: 'MeasureCompleted', data: {} }, { on: '2020-06-01' });
    adopted(log, 'neu', {}, { on: '2020-05-10' });
    const { measures, previous, figures } = log.compile();
    expect(previous).toMatchObject({ id: FIRST, version: 1, asOf: '2020-04-30' });
    expect(measures.map(({ change }) => change)).toEqual([
      { kind: 'changed', was: { percent: 20 }, isOverNow: false },
      { kind: 'changed', was: { status: 'inProgress', percent: 80, light: 'green' }, isOverNow: true },
      { kind: 'unchanged' },
      { kind: 'new' },
    ]);
    expect(measures[2]?.id).toBe(quiet);
    expect(figures).toMatchObject({ 'measures.newSince': 1, 'measures.changedSince': 2, 'measures.overSince': 1 });
  });

  it('counts a late entry as a change since the last report', () => {
    const log = new SpecLog();
    const id = started(log, 'Sprachkurse', 20, '2020-02-01');
    log.report(FIRST, { asOf: '2020-04-30' });
    log.add(`measure-${id}`, { type: 'MeasureProgressReported', data: { percent: 30 } }, { on: '2020-03-01' });
    expect(log.compile().measures[0]?.change).toEqual({ kind: 'changed', was: { percent: 20 }, isOverNow: false });
  });

  it('is not compared with a withdrawn report, a later one or itself', () => {
    const log = new SpecLog();
    log.report(FIRST, { asOf: '2020-04-30' });
    expect(log.compile({ asOf: '2020-03-31' }).previous).toBeNull();
    expect(log.compile({ self: FIRST }).previous).toBeNull();
    expect(() => log.compile({ asOf: '2020-03-31', previous: FIRST })).toThrow('previous report is as of a later day');
    log.addUntyped(`progressReport-${FIRST}`, { type: 'ReportWithdrawn', data: {} });
    expect(log.compile().previous).toBeNull();
    expect(log.compile({ previous: FIRST }).previous).toMatchObject({ id: FIRST });
  });

  it('is the same for the same events, and follows a point of the log', () => {
    const log = new SpecLog();
    const id = started(log, 'Sprachkurse', 20);
    const content = log.compile();
    expect(content.point).toEqual({ stream: `measure-${id}`, revision: '3' });
    expect(log.compile()).toEqual(content);
  });
});
