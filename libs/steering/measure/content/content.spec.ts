import { ENTITY_ID, given } from '#event-sourcing/testing';
import { adopted, adopting, facts, proposed, RECORD } from '../measure.fixture.js';
import { measureDecider } from '../measure.decide.js';
import { measureStatus } from '../measure.state.js';

describe('a change of the content', () => {
  it('makes a new version each time', () => {
    const schedule = { start: '2019-Q2', end: '2020' };
    const set = { type: 'MeasureScheduleSet', data: { schedule, version: 2, deviatesFromDecision: false } } as const;
    given(measureDecider, [proposed]).when('SetSchedule', schedule, {}, facts).then([set]);
    const budget = { amount: 1250000, currency: 'EUR' };
    given(measureDecider, [proposed, set])
      .when('SetBudget', budget, {}, facts)
      .then([{ type: 'MeasureBudgetSet', data: { budget, version: 3, deviatesFromDecision: false } }]);
    given(measureDecider, [proposed, set])
      .when('SetSchedule', { end: '2020' }, {}, facts)
      .isAlreadySo('is scheduled so already');
  });

  it('of end or budget keeps its reason', () => {
    const reason = 'the premises are late';
    const schedule = { start: 'unknown', end: '2021' };
    const set = { schedule, version: 2, deviatesFromDecision: false, reason } as const;
    given(measureDecider, [proposed])
      .when('SetSchedule', { ...schedule, reason }, {}, facts)
      .then([{ type: 'MeasureScheduleSet', data: set }]);
    const budget = { amount: 1250000, currency: 'EUR' };
    given(measureDecider, [proposed])
      .when('SetBudget', { ...budget, reason }, {}, facts)
      .then([{ type: 'MeasureBudgetSet', data: { budget, version: 2, deviatesFromDecision: false, reason } }]);
  });

  it('by a revision keeps its reason, with a decision and without one, and the reason is no content', () => {
    const reason = 'the premises are late';
    const content = { title: 'y', version: 2, deviatesFromDecision: true, reason };
    const at = given(measureDecider, [proposed, adopted]);
    const revised = at.when('ReviseMeasure', { title: 'y', reason }, {}, facts);
    expect(revised.decision).toMatchObject({ events: [{ type: 'MeasureRevised', data: content }] });
    const lists = [{ kind: 'measure', id: ENTITY_ID, version: 2 }] as const;
    const decided = at.when('ReviseMeasure', { title: 'y', reason, decision: RECORD }, {}, adopting({ lists }));
    expect(decided.decision).toMatchObject({ events: [{ data: { reason, decision: RECORD } }] });
    at.when('ReviseMeasure', { reason }, {}, facts).refuses('revision would change nothing');
  });

  it('makes an adopted measure a planned one once a date of it is known', () => {
    const schedule = { start: 'unknown', end: '2020' };
    const set = { type: 'MeasureScheduleSet', data: { schedule, version: 2, deviatesFromDecision: false } } as const;
    const states = [
      [proposed, set],
      [proposed, adopted],
      [proposed, adopted, set],
    ].map((past) => given(measureDecider, past).state);
    expect(states.map((state) => state.status !== 'unknown' && measureStatus(state))).toEqual([
      'proposed',
      'adopted',
      'planned',
    ]);
  });

  it.each([
    ['another wording', 'ReviseMeasure', { title: 'y' }, true],
    ['another description', 'ReviseMeasure', { description: 'y' }, true],
    ['other goals', 'ReviseMeasure', { goals: ['g'] }, true],
    ['another budget', 'SetBudget', { amount: 1, currency: 'EUR' }, true],
    ['another end', 'SetSchedule', { end: '2021' }, true],
    ['another start alone', 'SetSchedule', { start: '2019' }, false],
    ['other fields of action alone', 'ReviseMeasure', { fieldsOfAction: ['f'] }, false],
  ] as const)(
    'after the adoption is marked if it deviates from the decision: %s',
    (_what, type, data, deviatesFromDecision) => {
      const { decision } = given(measureDecider, [proposed, adopted]).when(type, data, {}, facts);
      expect(decision).toMatchObject({ accepted: true, events: [{ data: { version: 2, deviatesFromDecision } }] });
      const before = given(measureDecider, [proposed]).when(type, data, {}, facts).decision;
      expect(before).toMatchObject({ accepted: true, events: [{ data: { deviatesFromDecision: false } }] });
    },
  );

  it('does not deviate when a decision lists its version', () => {
    const { title, ...content } = proposed.data;
    const changed = { title: 'x', ...content, version: 2, deviatesFromDecision: true };
    const at = given(measureDecider, [proposed, adopted, { type: 'MeasureRevised', data: changed }]);
    expect(at.state).toMatchObject({ version: 2, deviatesFromDecision: true });
    const lists = [{ kind: 'measure', id: ENTITY_ID, version: 3 }] as const;
    const revised = at.when('ReviseMeasure', { title: 'y', decision: RECORD }, {}, adopting({ lists })).decision;
    expect(revised).toMatchObject({
      events: [{ data: { version: 3, deviatesFromDecision: false, decision: RECORD } }],
    });
    at.when('ReviseMeasure', { title: 'y', decision: RECORD }, {}, adopting()).refuses(
      'decision lists another version of the measure',
    );
  });

  it('is covered by a later decision that lists its version', () => {
    const { title, ...content } = proposed.data;
    const changed = { title: 'x', ...content, version: 2, deviatesFromDecision: true };
    const at = given(measureDecider, [proposed, adopted, { type: 'MeasureRevised', data: changed }]);
    const lists = [{ kind: 'measure', id: ENTITY_ID, version: 2 }] as const;
    expect(at.when('ReviseMeasure', { decision: RECORD }, {}, adopting({ lists })).decision).toMatchObject({
      events: [{ data: { title: 'x', version: 2, deviatesFromDecision: false, decision: RECORD } }],
    });
    given(measureDecider, [proposed, adopted])
      .when('ReviseMeasure', { decision: RECORD }, {}, adopting())
      .refuses('revision would change nothing');
  });

  it('is refused when nothing changes, and by decision before the adoption', () => {
    given(measureDecider, [proposed])
      .when('ReviseMeasure', { title: 'Sprachkurse' }, {}, facts)
      .refuses('revision would change nothing');
    given(measureDecider, [proposed])
      .when('ReviseMeasure', { title: 'y', decision: RECORD }, {}, adopting())
      .refuses('measure is not adopted');
  });
});
