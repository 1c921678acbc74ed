import { idFrom } from '#event-sourcing';
import type { ToldLog as Log } from '../told-log.fixture.js';
import { adopted, FIELD, ILLUSTRATION, PROCESS, proposal, ToldLog, UNIT } from '../told-log.fixture.js';
import { compile } from './compile.js';

const FIRST = idFrom('the first report');

function started(log: Log, name: string, percent: number, on = '2020-03-01'): string {
  const id = adopted(log, name);
  log.say(`measure-${id}`, { type: 'MeasureStarted', data: {} }, { on });
  log.say(`measure-${id}`, { type: 'MeasureProgressReported', data: { percent } }, { on });
  return id;
}

describe('a report', () => {
  it('counts measures by status and light and rolls their progress up by field of action', () => {
    const log = new ToldLog();
    started(log, 'Sprachkurse', 60);
    adopted(log, 'Treffpunkt', { fieldsOfAction: [] });
    log.say(`measure-${idFrom('Lotsen')}`, { type: 'MeasureProposed', data: proposal('Lotsen') });
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

  it('shows a measure of two fields in both and counts it once', () => {
    const log = new ToldLog();
    const work = idFrom('work');
    log.tell(`strategyProcess-${PROCESS}`, { type: 'FieldOfActionNamed', data: { field: work, title: 'Arbeit' } });
    const id = adopted(log, 'Berufssprachkurse', { fieldsOfAction: [FIELD, work] });
    const { fields, figures } = log.compile();
    expect(fields.map(({ measures }) => measures)).toEqual([[id], [id]]);
    expect(figures).toMatchObject({ 'measures.total': 1, [`measures.byField.${work}`]: 1 });
  });

  it('leaves out what was certainly later than its day, also when that became known afterwards', () => {
    const log = new ToldLog();
    const id = started(log, 'Sprachkurse', 40);
    const event = log.say(`measure-${id}`, { type: 'MeasureProgressReported', data: { percent: 90 } }, { on: '2020' });
    log.say(`measure-${id}`, { type: 'MeasureCompleted', data: {} }, { on: '2020-08-01' });
    expect(log.compile().measures[0]).toMatchObject({ status: 'inProgress', percent: 90 });
    log.tell(`measure-${id}`, { type: 'DateRefined', data: { event, to: '2020-07-15' } });
    expect(log.compile().measures[0]).toMatchObject({ status: 'inProgress', percent: 40 });
  });

  it('counts what an illustration alone says, and what policies made of it, only when it is asked for', () => {
    const log = new ToldLog();
    const id = started(log, 'Sprachkurse', 40);
    adopted(log, 'Beispiel', {}, { evidence: ILLUSTRATION });
    const cause = log.say(
      `measure-${id}`,
      { type: 'MeasureBlocked', data: { reason: 'Raum' } },
      { evidence: ILLUSTRATION },
    );
    const reminded = { type: 'MeasureProgressReported', data: { percent: 41 } } as const;
    log.say(`measure-${id}`, reminded, { on: '2020-04-01', cause, evidence: { kind: 'system', policy: 'round' } });
    expect(log.compile().measures).toMatchObject([{ id, status: 'inProgress', percent: 40 }]);
    const marked = log.compile({ illustrations: true });
    expect(marked.illustrations).toBe(true);
    expect(marked.measures).toMatchObject([{ id, status: 'blocked', percent: 41 }, { title: 'Beispiel' }]);
  });

  it('leaves out what belongs to other processes', () => {
    const log = new ToldLog();
    adopted(log, 'Fremd', { process: idFrom('another process') });
    expect(log.compile().figures['measures.total']).toBe(0);
    expect(compile([log.events], { process: 'x', asOf: '2020-06-30', illustrations: false, self: 'y' })).toEqual({
      reason: 'process does not exist',
      field: 'process',
    });
  });

  it('says why measures are overdue, and what provisions of a decision are open', () => {
    const log = new ToldLog();
    const provisions = [{ provision: idFrom('money'), kind: 'funding' }] as const;
    const content = { by: { kind: 'unknown' }, level: 'administration', decides: [] } as const;
    const decision = { process: PROCESS, kind: 'executive', title: 'Start', ...content, provisions } as const;
    log.say(`decision-${idFrom('the decision')}`, { type: 'DecisionRecorded', data: decision });
    const id = adopted(log, 'Treffpunkt', { schedule: { start: '2019', end: '2020-03' } });
    const milestone = { milestone: idFrom('lease'), title: 'Mietvertrag', due: '2020-02' };
    log.say(`measure-${id}`, { type: 'MilestoneAdded', data: milestone });
    log.say(`measure-${id}`, { type: 'MeasureStarted', data: {} });
    log.say(`measure-${id}`, { type: 'MeasureBlocked', data: { reason: 'Es fehlen Räume.' } });
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
    const log = new ToldLog();
    const [above, below] = [idFrom('above'), idFrom('below')];
    const goal = { process: PROCESS, fieldsOfAction: [], decisionLevel: 'council', source: 'spec' } as const;
    log.say(`goal-${above}`, { type: 'GoalProposed', data: { ...goal, title: 'Teilhabe' } });
    log.say(`goal-${below}`, { type: 'GoalProposed', data: { ...goal, title: 'Sprache', parent: above } });
    const id = adopted(log, 'Sprachkurse', { goals: [above, below] });
    log.say(`measure-${id}`, { type: 'MeasureProgressReported', data: { percent: 50 } });
    expect(log.compile().goals).toMatchObject([
      { title: 'Teilhabe', parent: null, progress: { percent: 50, counted: 1 } },
      { title: 'Sprache', parent: above, progress: { percent: 50, counted: 1 } },
    ]);
  });

  it('tells open assignments, the earliest due first, and which are overdue', () => {
    const log = new ToldLog();
    const source = { kind: 'oral', reference: 'spec' } as const;
    const give = (name: string, due: string): string => {
      const data = { title: name, source, to: UNIT, due, process: PROCESS };
      log.say(`assignment-${idFrom(name)}`, { type: 'AssignmentGiven', data });
      return idFrom(name);
    };
    give('ohne Termin', 'unknown');
    give('später', '2020-12-31');
    const done = give('gemeldet', '2020-05');
    log.say(`assignment-${done}`, { type: 'AssignmentReportedDone', data: { reportedBy: 'x' } });
    give('überfällig', '2020-04');
    log.say(`assignment-${give('fertig', '2020')}`, { type: 'AssignmentConfirmed', data: {} });
    const { assignments, figures } = log.compile();
    expect(assignments.open.map(({ title, overdue }) => [title, overdue])).toEqual([
      ['überfällig', true],
      ['gemeldet', false],
      ['später', false],
      ['ohne Termin', false],
    ]);
    expect(figures).toMatchObject({ 'assignments.open': 4, 'assignments.overdue': 1, 'assignments.confirmed': 1 });
  });

  it('says how complete the round is that it rests on: a unit has answered when it owes nothing more', () => {
    const log = new ToldLog();
    const [round, other] = [idFrom('round'), idFrom('other unit')];
    const [first, second, third] = [adopted(log, 'a'), adopted(log, 'b'), adopted(log, 'c')];
    const asks = [
      { measure: first, lead: UNIT },
      { measure: second, lead: UNIT },
      { measure: third, lead: other },
    ];
    const data = { process: PROCESS, title: 'Halbjahr', asOf: '2020-06-30', due: '2020-07-15', asks };
    log.say(`reportingRound-${round}`, { type: 'RoundOpened', data });
    const answer = (measure: string): void => {
      const said = { measure, answer: { kind: 'noChange' } } as const;
      log.say(`reportingRound-${round}`, { type: 'RoundAnswered', data: said }, { on: '2020-07-10' });
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

  it('is compared with the last report: what changed, what is new, what is over', () => {
    const log = new ToldLog();
    const [running, done] = [started(log, 'läuft', 20), started(log, 'endet', 80)];
    const quiet = started(log, 'ruhig', 10);
    log.report(FIRST, { asOf: '2020-04-30' });
    log.say(`measure-${running}`, { type: 'MeasureProgressReported', data: { percent: 60 } }, { on: '2020-06-01' });
    log.say(`measure-${done}`, { type: 'MeasureCompleted', data: {} }, { on: '2020-06-01' });
    adopted(log, 'neu', {}, { on: '2020-05-10' });
    const { measures, previous, figures } = log.compile();
    expect(previous).toMatchObject({ id: FIRST, version: 1, asOf: '2020-04-30' });
    expect(measures.map(({ change }) => change)).toEqual([
      { kind: 'changed', was: { percent: 20 }, isOverNow: false },
      { kind: 'changed', was: { status: 'inProgress', light: 'green' }, isOverNow: true },
      { kind: 'unchanged' },
      { kind: 'new' },
    ]);
    expect(measures[2]?.id).toBe(quiet);
    expect(figures).toMatchObject({ 'measures.newSince': 1, 'measures.changedSince': 2, 'measures.overSince': 1 });
  });

  it('takes a late entry for a change since the last report, which did not know it', () => {
    const log = new ToldLog();
    const id = started(log, 'Sprachkurse', 20, '2020-02-01');
    log.report(FIRST, { asOf: '2020-04-30' });
    log.say(`measure-${id}`, { type: 'MeasureProgressReported', data: { percent: 30 } }, { on: '2020-03-01' });
    expect(log.compile().measures[0]?.change).toEqual({ kind: 'changed', was: { percent: 20 }, isOverNow: false });
  });

  it('is not compared with a withdrawn report, a later one or itself', () => {
    const log = new ToldLog();
    log.report(FIRST, { asOf: '2020-04-30' });
    expect(log.compile({ asOf: '2020-03-31' }).previous).toBeNull();
    expect(log.compile({ self: FIRST }).previous).toBeNull();
    expect(() => log.compile({ asOf: '2020-03-31', previous: FIRST })).toThrow('previous report is as of a later day');
    log.tell(`progressReport-${FIRST}`, { type: 'ReportWithdrawn', data: {} });
    expect(log.compile().previous).toBeNull();
    expect(log.compile({ previous: FIRST }).previous).toMatchObject({ id: FIRST });
  });

  it('is the same for the same events, and follows a point of the log', () => {
    const log = new ToldLog();
    const id = started(log, 'Sprachkurse', 20);
    const content = log.compile();
    expect(content.point).toEqual({ stream: `measure-${id}`, revision: '3' });
    expect(log.compile()).toEqual(content);
  });
});

describe('what committees did since the last report', () => {
  const [meeting, committee, paper] = [idFrom('meeting'), idFrom('committee'), idFrom('paper')];
  const item = idFrom('item');

  function sitting(log: Log, processes: readonly string[]): string {
    const constituted = { name: 'Sozialausschuss', kind: 'committee', processes: [] };
    log.tell(`committee-${committee}`, { type: 'CommitteeConstituted', data: constituted });
    log.tell(`paper-${paper}`, { type: 'PaperDrafted', data: { title: 'x', public: 'yes', processes: [PROCESS] } });
    log.tell(`meeting-${meeting}`, { type: 'MeetingScheduled', data: { committee, when: '2020-05-14', processes } });
    const about = { item, intent: 'acknowledgement', paper: { kind: 'paper', paper } } as const;
    const added = { ...about, number: '5', title: 'Sachstand', public: 'yes' } as const;
    log.say(`meeting-${meeting}`, { type: 'ItemAdded', data: added });
    const data = {
      ...about,
      outcomeId: idFrom('outcome'),
      outcome: { kind: 'acknowledged' },
      vote: { kind: 'none' },
    } as const;
    return log.say(`meeting-${meeting}`, { type: 'ItemOutcomeRecorded', data }, { on: '2020-05-14' });
  }

  it('are outcomes of meetings of the process, and of its papers in any meeting', () => {
    for (const processes of [[PROCESS], []]) {
      const log = new ToldLog();
      sitting(log, processes);
      expect(log.compile().outcomes).toMatchObject([
        {
          committee: { name: 'Sozialausschuss' },
          ...{ number: '5', title: 'Sachstand', outcome: 'acknowledged', on: '2020-05-14', was: null },
        },
      ]);
    }
  });

  it('are told once, and again when they were corrected', () => {
    const log = new ToldLog();
    const event = sitting(log, [PROCESS]);
    log.report(FIRST, { asOf: '2020-05-31' });
    expect(log.compile().outcomes).toEqual([]);
    const vote = { outcome: { kind: 'postponed' }, vote: { kind: 'none' } } as const;
    const about = {
      item,
      outcomeId: idFrom('corrected'),
      intent: 'acknowledgement',
      paper: { kind: 'paper', paper },
    } as const;
    const data = { event, ...about, ...vote, reason: 'verlesen', authority: { kind: 'unknown' } } as const;
    log.say(`meeting-${meeting}`, { type: 'OutcomeCorrected', data }, { on: '2020-07-01' });
    expect(log.compile().outcomes).toMatchObject([{ outcome: 'postponed', was: 'acknowledged', on: '2020-05-14' }]);
  });

  it('have no effect while an invalidating deviation is open, which is told as well', () => {
    const log = new ToldLog();
    sitting(log, [PROCESS]);
    const rule = {
      rule: 'beyondCompetence',
      ruleVersion: 'builtin-1',
      weight: 'invalidating',
      source: 'builtin',
    } as const;
    const data = { ...rule, deviation: idFrom('d'), reason: 'x', subject: idFrom('outcome') };
    log.say(`meeting-${meeting}`, { type: 'DeviationNoted', data });
    const { outcomes, deviations, figures } = log.compile();
    expect(outcomes).toMatchObject([{ withoutEffect: true }]);
    expect(deviations).toEqual([
      { kind: 'meeting', id: meeting, rule: 'beyondCompetence', weight: 'invalidating', on: '2020-01-01' },
    ]);
    expect(figures).toMatchObject({ 'outcomes.since': 1, 'deviations.open': 1 });
  });

  it('are decisions that were recorded and not withdrawn', () => {
    const log = new ToldLog();
    const content = { by: { kind: 'unknown' }, level: 'council', decides: [], provisions: [] } as const;
    const record = (name: string): string => {
      const data = { process: PROCESS, kind: 'urgent', title: name, ...content } as const;
      log.say(`decision-${idFrom(name)}`, { type: 'DecisionRecorded', data });
      return idFrom(name);
    };
    record('früher');
    log.report(FIRST);
    record('neu');
    log.say(`decision-${record('zurück')}`, { type: 'DecisionWithdrawn', data: { reason: 'aufgehoben' } });
    expect(log.compile().decisions.map(({ title }) => title)).toEqual(['neu']);
  });
});
