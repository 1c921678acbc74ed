import { idFrom } from '#event-sourcing';
import { PROCESS, SpecLog } from '../spec-log.fixture.js';

const FIRST = idFrom('the first report');

describe('a report since the last one', () => {
  const [meeting, committee, paper] = [idFrom('meeting'), idFrom('committee'), idFrom('paper')];
  const item = idFrom('item');

  function sitting(log: SpecLog, processes: readonly string[]): string {
    const constituted = { name: 'Sozialausschuss', kind: 'committee', processes: [] };
    log.addUntyped(`committee-${committee}`, { type: 'CommitteeConstituted', data: constituted });
    log.addUntyped(`paper-${paper}`, {
      type: 'PaperDrafted',
      data: { title: 'x', public: 'yes', processes: [PROCESS] },
    });
    log.addUntyped(`meeting-${meeting}`, {
      type: 'MeetingScheduled',
      data: { committee, when: '2020-05-14', processes },
    });
    const about = { item, intent: 'acknowledgement', paper: { kind: 'paper', paper } } as const;
    const added = { ...about, number: '5', title: 'Sachstand', public: 'yes', part: 'public' } as const;
    log.add(`meeting-${meeting}`, { type: 'ItemAdded', data: added });
    const data = {
      ...about,
      outcomeId: idFrom('outcome'),
      outcome: { kind: 'acknowledged' },
      vote: { kind: 'none' },
    } as const;
    return log.add(`meeting-${meeting}`, { type: 'ItemOutcomeRecorded', data }, { on: '2020-05-14' });
  }

  it('has outcomes of the meetings of the process, and of its papers in any meeting', () => {
    for (const processes of [[PROCESS], []]) {
      const log = new SpecLog();
      sitting(log, processes);
      expect(log.compile().outcomes).toMatchObject([
        {
          committee: { name: 'Sozialausschuss' },
          ...{ number: '5', title: 'Sachstand', outcome: 'acknowledged', on: '2020-05-14', was: null },
        },
      ]);
    }
  });

  it('has an outcome once, and again after a correction', () => {
    const log = new SpecLog();
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
    log.add(`meeting-${meeting}`, { type: 'OutcomeCorrected', data }, { on: '2020-07-01' });
    expect(log.compile().outcomes).toMatchObject([{ outcome: 'postponed', was: 'acknowledged', on: '2020-05-14' }]);
  });

  it('marks an outcome without effect while an invalidating deviation is open, and shows the deviation', () => {
    const log = new SpecLog();
    sitting(log, [PROCESS]);
    const rule = {
      rule: 'beyondCompetence',
      ruleVersion: 'builtin-1',
      weight: 'invalidating',
      source: 'builtin',
    } as const;
    const data = { ...rule, deviation: idFrom('d'), reason: 'x', subject: idFrom('outcome') };
    log.add(`meeting-${meeting}`, { type: 'DeviationNoted', data });
    const { outcomes, deviations, figures } = log.compile();
    expect(outcomes).toMatchObject([{ withoutEffect: true }]);
    expect(deviations).toEqual([
      { kind: 'meeting', id: meeting, rule: 'beyondCompetence', weight: 'invalidating', on: '2020-01-01' },
    ]);
    expect(figures).toMatchObject({ 'outcomes.since': 1, 'deviations.open': 1 });
  });

  it('compares with the last report that was submitted, never with a draft', () => {
    const log = new SpecLog();
    log.report(FIRST, { asOf: '2020-03-31' });
    log.draft(idFrom('a draft'), { asOf: '2020-05-31' });
    expect(log.compile().previous).toMatchObject({ id: FIRST, asOf: '2020-03-31' });
    expect(log.compile({ previous: idFrom('a draft') }).previous).toMatchObject({ asOf: '2020-05-31' });
  });

  it('has decisions that were recorded and not withdrawn', () => {
    const log = new SpecLog();
    const content = { by: { kind: 'unknown' }, level: 'council', decides: [], provisions: [] } as const;
    const record = (name: string): string => {
      const data = { process: PROCESS, kind: 'urgent', title: name, ...content } as const;
      log.add(`decision-${idFrom(name)}`, { type: 'DecisionRecorded', data });
      return idFrom(name);
    };
    record('früher');
    log.report(FIRST);
    record('neu');
    log.add(`decision-${record('zurück')}`, { type: 'DecisionWithdrawn', data: { reason: 'aufgehoben' } });
    expect(log.compile().decisions.map(({ title }) => title)).toEqual(['neu']);
  });
});
