import { idFrom } from '#event-sourcing';
import { OnQuery } from '#http';
import {
  assignmentStream,
  assignmentsProjection,
  basisQuestionsProjection,
  decisionsProjection,
  goalsProjection,
  measureStream,
  measuresProjection,
  processesProjection,
  reportingRoundStream,
  reportingRoundsProjection,
  strategyProcessStream,
} from '#steering';
import {
  committeeStream,
  committeesProjection,
  meetingStream,
  meetingsProjection,
  paperStream,
  papersProjection,
} from '#council';
import { COURSES, DIRECTORATE, DecisionScenario, PAPER, PROCESS, scenarioStreams } from '#steering/testing';
import { organisationStream, organisationsProjection } from '#parties';
import { CALLER, readHarness } from '#shared-kernel/testing';
import { conflictsProjection } from '../conflict/conflict.projection.js';
import { WeekReads } from './week.reads.js';

const [CULTURE, SIGNS, BOOK, DECISION] = [idFrom('culture'), idFrom('signs'), idFrom('book'), idFrom('the decision')];
const [COSTS, DONE, ROUND, CIRCLE] = [idFrom('costs'), idFrom('done'), idFrom('round'), idFrom('circle')];
const clock = { now: () => '2019-02-14T16:00:00.000Z', today: () => '2019-02-14' };

describe('the week of an organisation', () => {
  const harness = readHarness(
    [...scenarioStreams, assignmentStream, reportingRoundStream],
    [
      ...[organisationsProjection, processesProjection, committeesProjection, meetingsProjection, papersProjection],
      ...[measuresProjection, goalsProjection, basisQuestionsProjection, decisionsProjection],
      ...[assignmentsProjection, reportingRoundsProjection, conflictsProjection],
    ],
  );
  const scenario = new DecisionScenario(harness);

  /** Culture leads signs, which are adopted and wait for money, and a book, which needs the courses of the directorate. */
  beforeAll(async () => {
    await scenario.prepare();
    await scenario.create(organisationStream, CULTURE, 'RegisterOrganisation', { name: 'Kultur', kind: 'area' });
    const lead = { mandate: { kind: 'unknown' }, lead: DIRECTORATE };
    await scenario.send(strategyProcessStream, PROCESS, 'InitiateProcess', lead);
    const proposed = { process: PROCESS, source: 'Auftakt', kind: 'project', lead: CULTURE };
    const schedule = { start: '2019-01', end: '2019-02-10' };
    await scenario.create(measureStream, SIGNS, 'ProposeMeasure', { ...proposed, title: 'Wegweiser', schedule });
    await scenario.create(measureStream, BOOK, 'ProposeMeasure', { ...proposed, title: 'Buch' });
    const decides = [{ kind: 'measure', id: SIGNS, version: 1 }];
    await scenario.recordDecision(DECISION, { decides, provisions: [{ kind: 'budget' }] });
    await scenario.send(measureStream, SIGNS, 'AdoptMeasure', { decision: { kind: 'record', decision: DECISION } });
    await scenario.send(measureStream, SIGNS, 'AddMilestone', { title: 'Muster steht', due: '2019-02-20' });
    await scenario.send(measureStream, BOOK, 'AddDependency', { on: COURSES.id });
    const given = (title: string, due: string) => ({
      ...{ title, due, to: CULTURE, process: PROCESS, source: { kind: 'oral', reference: 'Jour fixe' } },
    });
    for (const [id, data] of [
      [COSTS, given('Kosten', '2019-02-15')],
      [DONE, given('Angebot', 'unknown')],
    ] as const) {
      await harness.send(assignmentStream, { type: 'GiveAssignment', id, creates: true, data });
    }
    await harness.send(assignmentStream, { type: 'ReportAssignmentDone', id: DONE });
    const asked = { process: PROCESS, title: 'Statusabfrage', asOf: '2019-01-31', due: '2019-02-17' };
    const round = { ...asked, measures: [SIGNS] };
    await harness.send(reportingRoundStream, { type: 'OpenRound', id: ROUND, creates: true, data: round });
    const circle = { name: 'Lenkungskreis', kind: 'steeringCircle', processes: [PROCESS] };
    await scenario.create(committeeStream, CIRCLE, 'ConstituteCommittee', circle);
    const seat = { member: { kind: 'function', title: 'Leitung Kultur' }, organisation: CULTURE, from: '2018-11' };
    await scenario.send(committeeStream, CIRCLE, 'AppointMember', seat);
    await scenario.send(committeeStream, CIRCLE, 'ProposeAgendaItem', { title: 'Haushalt' });
    await scenario.create(meetingStream, idFrom('sitting'), 'ScheduleMeeting', {
      committee: CIRCLE,
      when: '2019-02-19',
    });
    await scenario.create(paperStream, PAPER, 'DraftPaper', { title: 'Vorlage', processes: [PROCESS] });
    await scenario.send(paperStream, PAPER, 'RequestCoSignature', { of: { kind: 'organisation', id: CULTURE } });
  });
  afterAll(async () => {
    await harness.close();
  });

  const week = async (id: string, on?: string) =>
    await new WeekReads(await harness.readsFor(), clock).week(id, Object.assign(new OnQuery(), { on }), CALLER);
  const waiting = async (id: string) => await new WeekReads(await harness.readsFor(), clock).waiting(id, CALLER);

  it('is shown by week: overdue, due in the week, due in the next, each with its parent', async () => {
    expect(await week(CULTURE)).toEqual({
      ...{ organisation: { id: CULTURE, name: 'Kultur' }, on: '2019-02-14', from: '2019-02-11', to: '2019-02-17' },
      overdue: {
        entries: [{ kind: 'measureEnd', id: SIGNS, title: 'Wegweiser', due: '2019-02-10', of: null }],
        more: 0,
      },
      thisWeek: {
        entries: [
          { kind: 'assignment', id: COSTS, title: 'Kosten', due: '2019-02-15', of: null },
          {
            ...{ kind: 'roundAnswer', id: ROUND, title: 'Statusabfrage', due: '2019-02-17' },
            of: { kind: 'measure', id: SIGNS, name: 'Wegweiser' },
          },
        ],
        more: 0,
      },
      nextWeek: {
        entries: [
          {
            ...{ kind: 'meeting', id: idFrom('sitting'), title: 'Lenkungskreis', due: '2019-02-19' },
            of: { kind: 'committee', id: CIRCLE, name: 'Lenkungskreis' },
          },
          expect.objectContaining({ kind: 'milestone', title: 'Muster steht', due: '2019-02-20' }),
        ],
        more: 0,
      },
      undated: { entries: [], more: 0 },
    });
  });

  it('is shown for the requested day', async () => {
    expect(await week(CULTURE, '2019-02-21')).toMatchObject({
      ...{ on: '2019-02-21', from: '2019-02-18' },
      overdue: { entries: [{ id: SIGNS }, { id: COSTS }, { id: ROUND }, { title: 'Muster steht' }] },
    });
  });

  it('includes closing the rounds of the process that it leads', async () => {
    expect(await week(DIRECTORATE)).toMatchObject({
      thisWeek: {
        entries: [
          {
            ...{ kind: 'roundClosing', id: ROUND, due: '2019-02-17' },
            of: { kind: 'process', name: 'Wir alle sind LU' },
          },
        ],
      },
    });
  });

  it('shows the acts of others that it waits for: an adoption, a provision, another measure, a confirmation', async () => {
    const { waitsFor } = await waiting(CULTURE);
    expect(waitsFor).toMatchObject({
      entries: [
        { for: 'adoption', thing: { id: BOOK, name: 'Buch' }, note: 'administration' },
        { for: 'provision', thing: { id: SIGNS, name: 'Wegweiser' }, note: 'budget' },
        { for: 'dependency', thing: { id: BOOK }, on: { name: 'Sprachkurse' }, whom: { name: 'Sozialdezernat' } },
        { for: 'confirmation', thing: { kind: 'assignment', name: 'Angebot' }, whom: { name: 'Sozialdezernat' } },
      ],
      more: 0,
    });
  });

  it('shows the acts that others wait for: an answer, a signature, a measure that theirs need', async () => {
    expect(await waiting(CULTURE)).toMatchObject({
      awaited: {
        entries: [
          { for: 'answer', thing: { id: ROUND, name: 'Statusabfrage' }, on: { id: SIGNS } },
          { for: 'coSignature', thing: { kind: 'paper', id: PAPER } },
        ],
      },
    });
    const { awaited } = await waiting(DIRECTORATE);
    expect(awaited.entries).toMatchObject([
      { for: 'dependency', thing: { id: BOOK }, on: { id: COURSES.id } },
      { for: 'confirmation', thing: { id: DONE, name: 'Angebot' } },
      { for: 'agenda', thing: { kind: 'committee', id: CIRCLE }, note: 'Haushalt' },
    ]);
  });

  it('leaves out a request for a signature once it is given, and shows it again for a new version', async () => {
    const signature = async (): Promise<number> => {
      const { awaited } = await waiting(CULTURE);
      return awaited.entries.filter((entry) => entry.for === 'coSignature').length;
    };
    const stored = (await harness.events(`paper-${PAPER}`)).find(({ type }) => type === 'CoSignatureRequested');
    // The event is found by its type.
    const { coSignature } = stored?.data as { readonly coSignature: string };
    await scenario.send(paperStream, PAPER, 'CoSign', { coSignature });
    expect(await signature()).toBe(0);
    await scenario.send(paperStream, PAPER, 'AddPaperVersion', { title: 'Vorlage, neue Fassung' });
    expect(await signature()).toBe(1);
  });

  it('shows the open acts of the lead of a process: a lead, an answer to a question, a confirmation', async () => {
    const [fountain, fair] = [idFrom('fountain'), idFrom('fair')];
    const proposed = { process: PROCESS, source: 'Auftakt', kind: 'project' };
    await scenario.create(measureStream, fountain, 'ProposeMeasure', { ...proposed, title: 'Brunnen' });
    await scenario.create(measureStream, fair, 'ProposeMeasure', { ...proposed, title: 'Fest', lead: CULTURE });
    const decides = [{ kind: 'measure', id: fair, version: 1 }];
    await scenario.recordDecision(idFrom('the fair'), { decides });
    const decision = { kind: 'record', decision: idFrom('the fair') };
    await scenario.send(measureStream, fair, 'AdoptMeasure', { decision });
    await scenario.send(measureStream, fair, 'StartMeasure', {});
    await scenario.send(measureStream, fair, 'BlockMeasure', { reason: 'Es fehlt ein Platz.', by: COURSES.id });
    const withdrawn = { decision, cause: idFrom('a withdrawal'), why: 'withdrawn' };
    await scenario.send(measureStream, fair, 'QuestionMeasureBasis', withdrawn);
    const { awaited } = await waiting(DIRECTORATE);
    expect(awaited.entries).toMatchObject([
      { for: 'blocking', thing: { id: fair, name: 'Fest' }, on: { id: COURSES.id }, note: 'Es fehlt ein Platz.' },
      { for: 'dependency' },
      { for: 'lead', thing: { id: fountain, name: 'Brunnen' } },
      { for: 'confirmation' },
      { for: 'basis', thing: { kind: 'measure', id: fair }, note: 'withdrawn' },
      { for: 'agenda' },
    ]);
    const { waitsFor } = await waiting(CULTURE);
    expect(waitsFor.entries).toContainEqual(
      expect.objectContaining({ for: 'blocking', whom: { id: DIRECTORATE, name: 'Sozialdezernat' } }),
    );
  });

  it('is not found for an organisation that does not exist', async () => {
    await expect(week(idFrom('nobody'))).rejects.toThrow('not found');
    await expect(waiting(idFrom('nobody'))).rejects.toThrow('not found');
  });
});
