import { given } from '#event-sourcing/testing';
import { facts, LEAD, PROCESS_OF_MEASURE, proposed, proposedTask } from './measure.fixture.js';
import { measureDecider } from './measure.decide.js';

const proposal = { process: PROCESS_OF_MEASURE, kind: 'project', title: 'Sprachkurse', source: 'Auftakt' } as const;

describe('a measure is proposed', () => {
  it('at version 1, with the given fields, for the administration to decide', () => {
    const at = given(measureDecider, []);
    at.when('ProposeMeasure', { ...proposal, lead: LEAD }, {}, facts).then([proposed]);
    at.when('ProposeMeasure', proposal, {}, facts).then([
      { type: 'MeasureProposed', data: expect.not.objectContaining({ lead: LEAD }) as object },
    ]);
    expect(given(measureDecider, [proposed]).state).toMatchObject({ status: 'proposed', version: 1, lead: LEAD });
  });

  it('once, in a process that is not closed', () => {
    given(measureDecider, [proposed])
      .when('ProposeMeasure', proposal, {}, facts)
      .refuses('measure is proposed already');
    const closed = { ...facts, process: { isClosed: true, currency: 'EUR' } };
    given(measureDecider, []).when('ProposeMeasure', proposal, {}, closed).refuses('process is closed');
  });

  it('with the currency of its process and an end after its start only', () => {
    const at = given(measureDecider, []);
    const budget = { amount: 1, currency: 'USD' };
    at.when('ProposeMeasure', { ...proposal, budget }, {}, facts).refuses('currency is not the one of the process');
    const schedule = { start: '2020', end: '2019-12' };
    at.when('ProposeMeasure', { ...proposal, schedule }, {}, facts).refuses('measure would end before it began');
    at.when('ProposeMeasure', { ...proposal, schedule: { start: '2020', end: '2020-H1' } }, {}, facts).then([
      {
        type: 'MeasureProposed',
        data: expect.objectContaining({ schedule: { start: '2020', end: '2020-H1' } }) as object,
      },
    ]);
  });

  it('as a permanent task without an end', () => {
    const schedule = { start: '2020', end: '2021' };
    given(measureDecider, [])
      .when('ProposeMeasure', { ...proposal, kind: 'permanentTask', schedule }, {}, facts)
      .refuses('a permanent task has no end');
    given(measureDecider, [proposedTask])
      .when('SetSchedule', { end: '2021' }, {}, facts)
      .refuses('a permanent task has no end');
  });
});
