import { partId } from '#event-sourcing';
import { COMMAND_ID, ENTITY_ID, given } from '#event-sourcing/testing';
import {
  adopted,
  adopting,
  facts,
  LEAD,
  PROCESS_OF_MEASURE,
  proposed,
  proposedTask,
  RECORD,
  underWay,
} from '../measure.fixture.js';
import { measureDecider } from '../measure.decide.js';
import { measureStatus } from '../measure.state.js';

const told = { process: PROCESS_OF_MEASURE, kind: 'project', title: 'Sprachkurse', source: 'Auftakt' } as const;
const cancelled = { type: 'MeasureCancelled', data: { reason: 'r' } } as const;

describe('a measure is proposed', () => {
  it('with what is known of it, at version 1 and for the administration to decide', () => {
    const at = given(measureDecider, []);
    at.when('ProposeMeasure', { ...told, lead: LEAD }, {}, facts).then([proposed]);
    at.when('ProposeMeasure', told, {}, facts).then([
      { type: 'MeasureProposed', data: expect.not.objectContaining({ lead: LEAD }) as object },
    ]);
    expect(given(measureDecider, [proposed]).state).toMatchObject({ status: 'proposed', version: 1, lead: LEAD });
  });

  it('once, in a process that is not closed', () => {
    given(measureDecider, [proposed]).when('ProposeMeasure', told, {}, facts).refuses('measure is proposed already');
    const closed = { ...facts, process: { isClosed: true, currency: 'EUR' } };
    given(measureDecider, []).when('ProposeMeasure', told, {}, closed).refuses('process is closed');
  });

  it('neither with another currency than the process has nor with an end before its start', () => {
    const at = given(measureDecider, []);
    const budget = { amount: 1, currency: 'USD' };
    at.when('ProposeMeasure', { ...told, budget }, {}, facts).refuses('currency is not the one of the process');
    const schedule = { start: '2020', end: '2019-12' };
    at.when('ProposeMeasure', { ...told, schedule }, {}, facts).refuses('measure would end before it began');
    at.when('ProposeMeasure', { ...told, schedule: { start: '2020', end: '2020-H1' } }, {}, facts).then([
      {
        type: 'MeasureProposed',
        data: expect.objectContaining({ schedule: { start: '2020', end: '2020-H1' } }) as object,
      },
    ]);
  });

  it('as a permanent task without an end', () => {
    const schedule = { start: '2020', end: '2021' };
    given(measureDecider, [])
      .when('ProposeMeasure', { ...told, kind: 'permanentTask', schedule }, {}, facts)
      .refuses('a permanent task has no end');
    given(measureDecider, [proposedTask])
      .when('SetSchedule', { end: '2021' }, {}, facts)
      .refuses('a permanent task has no end');
  });
});

describe('a proposed measure', () => {
  const at = given(measureDecider, [proposed]);

  it('is reviewed and perhaps rejected, but not once it is adopted', () => {
    at.when('ReviewMeasure', {}, {}, facts).then([{ type: 'MeasureReviewed', data: {} }]);
    at.when('RejectMeasure', { reason: 'r' }, {}, facts).then([{ type: 'MeasureRejected', data: { reason: 'r' } }]);
    const late = given(measureDecider, [proposed, adopted]);
    late.when('ReviewMeasure', {}, {}, facts).refuses('measure is not open for review');
    late.when('RejectMeasure', { reason: 'r' }, {}, facts).refuses('measure is not open for adoption');
  });

  it('gets a lead that still exists', () => {
    at.when('AssignMeasureLead', { lead: LEAD }, {}, facts).isAlreadySo('leads already');
    at.when('AssignMeasureLead', { lead: 'x' }, {}, { ...facts, leadHasEnded: true }).refuses('organisation has ended');
    at.when('AssignMeasureLead', { lead: 'x', reorganisation: 'r' }, { actor: 'policy:reorganisation' }, facts).then([
      { type: 'MeasureLeadAssigned', data: { lead: 'x', reorganisation: 'r' } },
    ]);
  });

  it('has partners', () => {
    const partner = { kind: 'organisation', id: 'x' } as const;
    const added = { type: 'MeasurePartnerAdded', data: { partner } } as const;
    at.when('AddMeasurePartner', { partner }, {}, facts).then([added]);
    at.when('RemoveMeasurePartner', { partner }, {}, facts).refuses('partner is not known here');
    const joined = given(measureDecider, [proposed, added]);
    joined.when('AddMeasurePartner', { partner }, {}, facts).isAlreadySo('is a partner already');
    joined
      .when('RemoveMeasurePartner', { partner }, {}, facts)
      .then([{ type: 'MeasurePartnerRemoved', data: { partner } }]);
  });

  it('weighs what it is said to weigh', () => {
    at.when('WeighMeasure', { weight: 1 }, {}, facts).isAlreadySo('has this weight already');
    at.when('WeighMeasure', { weight: 7 }, {}, facts).then([{ type: 'MeasureWeighed', data: { weight: 7 } }]);
  });

  it('takes nothing more when it is over', () => {
    const over = given(measureDecider, [proposed, cancelled]);
    over.when('SetSchedule', { end: '2021' }, {}, facts).refuses('measure is over');
    over.when('AssignMeasureLead', { lead: 'x' }, {}, facts).refuses('measure is over');
    over.when('AddMilestone', { title: 'x', due: '2020' }, {}, facts).refuses('measure is over');
  });

  it('that nobody proposed is not found', () => {
    given(measureDecider, []).when('StartMeasure', {}, {}, facts).refuses('measure is not known', 'notFound');
  });
});

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
    'after adoption is marked where it deviates from the decision: %s',
    (_what, type, data, deviatesFromDecision) => {
      const { decision } = given(measureDecider, [proposed, adopted]).when(type, data, {}, facts);
      expect(decision).toMatchObject({ accepted: true, events: [{ data: { version: 2, deviatesFromDecision } }] });
      const before = given(measureDecider, [proposed]).when(type, data, {}, facts).decision;
      expect(before).toMatchObject({ accepted: true, events: [{ data: { deviatesFromDecision: false } }] });
    },
  );

  it('deviates from nothing when a decision lists the version that it makes', () => {
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

  it('that was made first is covered by a decision that lists it afterwards', () => {
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

  it('is no revision where nothing changes, and none by decision where nothing is adopted', () => {
    given(measureDecider, [proposed])
      .when('ReviseMeasure', { title: 'Sprachkurse' }, {}, facts)
      .refuses('revision would change nothing');
    given(measureDecider, [proposed])
      .when('ReviseMeasure', { title: 'y', decision: RECORD }, {}, adopting())
      .refuses('measure is not adopted');
  });
});

describe('a milestone', () => {
  const milestone = partId(COMMAND_ID, 'milestone', 0);
  const added = { type: 'MilestoneAdded', data: { milestone, title: 'Raum', due: '2019-09' } } as const;
  const at = given(measureDecider, [...underWay, added]);

  it('is added, moved with a reason, reached', () => {
    given(measureDecider, [proposed]).when('AddMilestone', { title: 'Raum', due: '2019-09' }, {}, facts).then([added]);
    const moving = { milestone, due: '2019-11', reason: 'r' };
    at.when('MoveMilestone', moving, {}, facts).then([{ type: 'MilestoneMoved', data: moving }]);
    at.when('ReachMilestone', { milestone }, {}, facts).then([{ type: 'MilestoneReached', data: { milestone } }]);
  });

  it('that was reached or dropped stays so', () => {
    const reached = given(measureDecider, [...underWay, added, { type: 'MilestoneReached', data: { milestone } }]);
    reached.when('ReachMilestone', { milestone }, {}, facts).isAlreadySo('reached already');
    reached.when('DropMilestone', { milestone, reason: 'r' }, {}, facts).refuses('milestone is reached');
    const dropped = given(measureDecider, [
      ...underWay,
      added,
      { type: 'MilestoneDropped', data: { milestone, reason: 'r' } },
    ]);
    dropped.when('ReachMilestone', { milestone }, {}, facts).refuses('milestone is dropped');
  });

  it('is not reached before the measure is adopted', () => {
    given(measureDecider, [proposed, added])
      .when('ReachMilestone', { milestone }, {}, facts)
      .refuses('measure is not under way');
    at.when('ReachMilestone', { milestone: 'nothing' }, {}, facts).refuses('milestone is not known here', 'notFound');
  });
});

describe('a dependency', () => {
  const added = { type: 'MeasureDependencyAdded', data: { on: 'other' } } as const;

  it('is added once and removed', () => {
    given(measureDecider, [proposed]).when('AddDependency', { on: 'other' }, {}, facts).then([added]);
    const at = given(measureDecider, [proposed, added]);
    at.when('AddDependency', { on: 'other' }, {}, facts).isAlreadySo('depends on it already');
    at.when('RemoveDependency', { on: 'other' }, {}, facts).then([
      { type: 'MeasureDependencyRemoved', data: { on: 'other' } },
    ]);
    at.when('RemoveDependency', { on: 'nothing' }, {}, facts).refuses(
      'measure does not depend on this one',
      'notFound',
    );
  });

  it('never makes a circle, nor one that nobody could look for', () => {
    const at = given(measureDecider, [proposed]);
    at.when('AddDependency', { on: 'other' }, {}, { ...facts, walk: 'circle' }).refuses(
      'dependencies would form a circle',
    );
    at.when('AddDependency', { on: 'other' }, {}, { ...facts, walk: 'too long' }).refuses(
      'more than 1,000 measures would have to be looked at for a circle',
    );
  });
});
