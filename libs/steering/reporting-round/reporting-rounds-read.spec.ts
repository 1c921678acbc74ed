import { idFrom } from '#event-sourcing';
import {
  COURSES,
  DIRECTORATE,
  DecisionScenario,
  scenarioStreams,
  PROCESS,
} from '../testing/decision-scenario.fixture.js';
import { measureStream } from '../measure/measure.stream.js';
import { measuresProjection } from '../measure/measure.projection.js';
import { organisationsProjection } from '#parties';
import { strategyProcessStream } from '../strategy-process/strategy-process.stream.js';
import { CALLER, readHarness, reasonOf } from '#shared-kernel/testing';
import { ReportingRoundReads, RoundQuery } from './reporting-round.reads.js';
import { reportingRoundStream } from './reporting-round.stream.js';
import { reportingRoundsProjection } from './reporting-round.projection.js';

const [ROUND, LATER] = [idFrom('round'), idFrom('later round')];
const [BOOK, SIGNS] = [idFrom('book'), idFrom('signs')];
const OTHER = idFrom('another process');

describe('reporting rounds, read', () => {
  const harness = readHarness(
    [...scenarioStreams, reportingRoundStream],
    [reportingRoundsProjection, organisationsProjection, measuresProjection],
  );
  const scenario = new DecisionScenario(harness);
  const send = (type: string, id: string, data: object, more: object = {}) =>
    harness.send(reportingRoundStream, { type, id, data, roles: ['process-manager'], ...more });
  const open = (id: string, data: object) => {
    const asked = { process: PROCESS, title: 'Statusabfrage', asOf: '2019-01-31', due: '2019-02-28' };
    return send('OpenRound', id, { ...asked, ...data }, { creates: true });
  };
  const proposed = { process: PROCESS, source: 'Auftakt', kind: 'project' };

  beforeAll(async () => {
    await scenario.prepare();
    await scenario.create(strategyProcessStream, OTHER, 'DraftProcess', { title: 'Klima' });
    await scenario.create(measureStream, BOOK, 'ProposeMeasure', { ...proposed, title: 'Buch', lead: DIRECTORATE });
    await scenario.create(measureStream, SIGNS, 'ProposeMeasure', { ...proposed, title: 'Wegweiser' });
    await open(ROUND, { measures: [COURSES.id, BOOK, SIGNS] });
    await send('AnswerRound', ROUND, { measure: COURSES.id, kind: 'noChange' }, { occurredOn: '2019-02' });
    await send('RemindRound', ROUND, {}, { occurredOn: '2019-02' });
    await open(LATER, { title: 'Nachfrage', measures: [SIGNS] });
    await send('CloseRound', LATER, {});
  });
  afterAll(async () => {
    await harness.close();
  });

  const reads = async (): Promise<ReportingRoundReads> => new ReportingRoundReads(await harness.readsFor());

  it('are found by process and status', async () => {
    const found = async (query: object) =>
      (await (await reads()).list(Object.assign(new RoundQuery(), query), CALLER)).items.map(
        (item) => 'id' in item && item.id,
      );
    expect(await found({})).toEqual([ROUND, LATER]);
    expect(await found({ process: PROCESS, status: 'open' })).toEqual([ROUND]);
    expect(await found({ status: 'closed' })).toEqual([LATER]);
    expect(await found({ process: OTHER })).toEqual([]);
  });

  it('name the units with missing answers: a unit has answered when it owes no answer', async () => {
    expect(await (await reads()).one(ROUND, CALLER)).toMatchObject({
      completeness: {
        ...{ unitsAsked: 1, unitsAnswered: 0 },
        ...{ measuresAsked: 3, measuresAnswered: 1, measuresWithoutLead: 1 },
      },
      missing: [
        { measure: { id: BOOK, title: 'Buch' }, lead: { id: DIRECTORATE, name: 'Sozialdezernat' } },
        { measure: { id: SIGNS, title: 'Wegweiser' }, lead: null },
      ],
    });
  });

  it('show the day of an answer and of a reminder as it was refined', async () => {
    for (const type of ['RoundAnswered', 'RoundReminded']) {
      const event = await scenario.lastEvent(`reportingRound-${ROUND}`, type);
      expect(reasonOf(await send('RefineDate', ROUND, { event, to: '2019-02-11' }))).toBe('done');
    }
    expect(await (await reads()).one(ROUND, CALLER)).toMatchObject({
      asks: [{ answeredOn: '2019-02-11' }, { answeredOn: null }, { answeredOn: null }],
      reminders: [{ on: '2019-02-11', missing: [BOOK, SIGNS] }],
    });
  });

  it('ask for every open measure where none is named, sorted by title', async () => {
    for (const measure of [SIGNS, BOOK])
      await scenario.send(strategyProcessStream, PROCESS, 'RegisterMeasure', { measure });
    const all = idFrom('all');
    await open(all, { asOf: '2019-02-14' });
    expect(await (await reads()).one(all, CALLER)).toMatchObject({
      asks: [{ measure: { title: 'Buch' } }, { measure: { title: 'Wegweiser' } }],
    });
    expect(reasonOf(await open(idFrom('none'), { process: OTHER }))).toBe('process had no open measures on that day');
  });

  it('ask for no measure of another process, nor one that was over before their day', async () => {
    expect(reasonOf(await open(idFrom('foreign'), { process: OTHER, measures: [SIGNS] }))).toBe(
      'measure is of another process',
    );
    const rejected = { type: 'RejectMeasure', id: SIGNS, data: { reason: 'double' }, occurredOn: '2019-01' };
    expect(reasonOf(await harness.send(measureStream, { ...rejected, roles: ['process-manager'] }))).toBe('done');
    expect(reasonOf(await open(idFrom('february'), { asOf: '2019-02-01', measures: [BOOK, SIGNS] }))).toBe(
      'measure was over before the day that the round is about',
    );
    expect(reasonOf(await open(idFrom('january'), { measures: [BOOK, SIGNS] }))).toBe('done');
  });
});
