import { idFrom } from '#event-sourcing';
import { MeetingReads, committeesProjection, meetingStream, meetingsProjection, papersProjection } from '#council';
import { followUpProjection } from '../decision-follow-up/decision-follow-up.projection.js';
import { FollowUpQuery, FollowUpReads } from '../decision-follow-up/decision-follow-up.reads.js';
import { deviationsProjection } from '#shared-kernel';
import { goalsProjection } from '../goal/goal.projection.js';
import { measuresProjection } from '../measure/measure.projection.js';
import { measureStream } from '../measure/measure.stream.js';
import { organisationsProjection } from '#parties';
import { processesProjection } from '../strategy-process/strategy-process.projection.js';
import { CALLER, readHarness } from '#shared-kernel/testing';
import {
  ARRIVAL,
  COURSES,
  ITEM,
  MEETING,
  DecisionScenario,
  scenarioStreams,
  PROCESS,
  resolution,
} from '../testing/decision-scenario.fixture.js';
import { DecisionQuery, DecisionReads } from './decision.reads.js';
import { decisionStream } from './decision.stream.js';
import { decisionsProjection } from './decision.projection.js';

const RECORD = idFrom('the decision');
const OTHER = idFrom('another decision');
// The item has no texts that would be read.
const documents = {} as ConstructorParameters<typeof MeetingReads>[1];
const record = { kind: 'record', decision: RECORD } as const;

describe('decisions, read', () => {
  const harness = readHarness(scenarioStreams, [
    processesProjection,
    organisationsProjection,
    committeesProjection,
    meetingsProjection,
    papersProjection,
    deviationsProjection,
    decisionsProjection,
    followUpProjection,
    measuresProjection,
    goalsProjection,
  ]);
  const scenario = new DecisionScenario(harness);
  let event: string;

  beforeAll(async () => {
    await scenario.prepare();
    await scenario.recordDecision(RECORD, { provisions: [{ kind: 'budget', note: 'Haushalt 2020' }] });
    await scenario.recordDecision(OTHER, { kind: 'urgent', level: 'council', decides: [ARRIVAL] });
    await scenario.send(decisionStream, OTHER, 'WithdrawDecision', { reason: 'annulled' });
    event = await scenario.holdMeeting({ kind: 'adopted' }, 'council', { subjects: [COURSES, ARRIVAL] });
  });
  afterAll(async () => {
    await harness.close();
  });

  async function listed(query: object): Promise<readonly unknown[]> {
    const reads = new DecisionReads(await harness.read());
    const { items } = await reads.list(Object.assign(new DecisionQuery(), query));
    return items.map((item) => 'id' in item && item.id);
  }

  async function followUp(query: object = {}): Promise<readonly object[]> {
    const reads = new FollowUpReads(await harness.read());
    return (await reads.list(Object.assign(new FollowUpQuery(), { process: PROCESS, ...query }))).items;
  }

  it('are found by process, kind, level and whether they were withdrawn', async () => {
    expect(await listed({})).toEqual([RECORD, OTHER]);
    expect(await listed({ process: PROCESS, kind: 'executive' })).toEqual([RECORD]);
    expect(await listed({ level: 'council', withdrawn: 'yes' })).toEqual([OTHER]);
    expect(await listed({ withdrawn: 'no' })).toEqual([RECORD]);
    expect(await listed({ process: idFrom('nowhere') })).toEqual([]);
  });

  it('say in words what they decide, and how they came to say so', async () => {
    const correction = { decides: [COURSES, ARRIVAL], reason: 'misread' };
    await scenario.send(decisionStream, RECORD, 'CorrectDecision', correction);
    expect(await new DecisionReads(await harness.read()).one(RECORD)).toMatchObject({
      processName: 'Wir alle sind LU',
      decides: [
        { ...COURSES, title: 'Sprachkurse', status: 'proposed' },
        { ...ARRIVAL, title: 'Gut ankommen', status: 'proposed' },
      ],
      provisions: [{ kind: 'budget', note: 'Haushalt 2020', met: false }],
      course: [{ what: 'recorded' }, { what: 'corrected', said: { reason: 'misread' } }],
    });
  });

  it('tell what became of what was decided, by a resolution and outside of meetings', async () => {
    await scenario.send(measureStream, COURSES.id, 'AdoptMeasure', {
      decision: resolution(event),
      subjectTo: [{ kind: 'funding' }],
    });
    expect(await followUp()).toMatchObject([
      {
        decision: record,
        title: 'Start der Sprachkurse',
        level: 'administration',
        carriedOut: false,
        subjects: [
          { id: COURSES.id, adopted: 'byAnother' },
          { id: ARRIVAL.id, adopted: 'no', carriedOut: false },
        ],
        openProvisions: [{ kind: 'budget' }],
        reminder: null,
      },
      {
        decision: resolution(event),
        title: 'council, 2019-02-14: 5 Sprachkurse',
        level: 'council',
        carriedOut: false,
        subjects: [
          {
            id: COURSES.id,
            status: 'adopted',
            adopted: 'byThis',
            carriedOut: false,
            openProvisions: [{ kind: 'funding' }],
          },
          { id: ARRIVAL.id, status: 'proposed', adopted: 'no' },
        ],
      },
    ]);
  });

  it('show what was reminded of', async () => {
    await scenario.send(meetingStream, MEETING, 'RemindOfOutcome', { event, open: [ARRIVAL] });
    await scenario.send(decisionStream, RECORD, 'RemindOfDecision', { open: [ARRIVAL], openProvisions: [] });
    const reminder = { on: '2019-02-14', open: [ARRIVAL] };
    expect(await followUp()).toMatchObject([{ reminder }, { reminder }]);
  });

  it('come page by page', async () => {
    const reads = new FollowUpReads(await harness.read());
    const first = await reads.list(Object.assign(new FollowUpQuery(), { process: PROCESS, limit: 1 }));
    expect(first.items).toMatchObject([{ decision: record }]);
    const second = await followUp({ cursor: first.next, limit: 1 });
    expect(second).toMatchObject([{ decision: resolution(event) }]);
    await expect(followUp({ cursor: 'nonsense' })).rejects.toMatchObject({ kind: 'bad-request' });
  });

  it('leave out what was corrected to something that adopts nothing', async () => {
    const correction = { event, outcome: { kind: 'acknowledged' }, reason: 'misread', authority: { kind: 'unknown' } };
    await scenario.send(meetingStream, MEETING, 'CorrectOutcome', correction);
    expect(await followUp()).toMatchObject([{ decision: record }]);
  });

  it('show a measure as proposed again whose basis was withdrawn', async () => {
    const cause = await scenario.lastEvent(`meeting-${MEETING}`, 'OutcomeCorrected');
    const asked = { decision: resolution(event), cause, why: 'corrected' };
    await scenario.send(measureStream, COURSES.id, 'QuestionMeasureBasis', asked);
    const [{ data } = { data: {} }] = (await harness.events(`measure-${COURSES.id}`)).toReversed();
    const { question } = data as { readonly question: string };
    await scenario.send(measureStream, COURSES.id, 'ResolveMeasureBasis', { question, how: 'withdrawn', reason: 'so' });
    const proposed = { id: COURSES.id, status: 'proposed', adopted: 'no', openProvisions: [] };
    expect(await followUp()).toMatchObject([{ subjects: [proposed, { id: ARRIVAL.id }] }]);
  });

  it('show with an item what it decides on and what was asked for', async () => {
    const asked = { item: ITEM, text: 'Kosten darstellen', due: '2019-06' };
    await scenario.send(meetingStream, MEETING, 'RecordItemRequest', asked);
    expect(await new MeetingReads(await harness.readsFor(), documents).one(MEETING, CALLER)).toMatchObject({
      agenda: [{ subjects: [COURSES, ARRIVAL], requests: [{ text: 'Kosten darstellen', due: '2019-06', to: null }] }],
    });
  });
});
