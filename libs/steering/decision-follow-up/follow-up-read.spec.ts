import { committeesProjection, meetingsProjection, meetingStream, papersProjection } from '#council';
import { idFrom } from '#event-sourcing';
import { organisationsProjection } from '#parties';
import { deviationsProjection } from '#shared-kernel';
import { CALLER, readHarness } from '#shared-kernel/testing';
import { basisQuestionsProjection } from '../basis/basis-questions.projection.js';
import { decisionStream } from '../decision/decision.stream.js';
import { decisionsProjection } from '../decision/decision.projection.js';
import { goalsProjection } from '../goal/goal.projection.js';
import { measuresProjection } from '../measure/measure.projection.js';
import { measureStream } from '../measure/measure.stream.js';
import { processesProjection } from '../strategy-process/strategy-process.projection.js';
import {
  ARRIVAL,
  COURSES,
  DecisionScenario,
  MEETING,
  PROCESS,
  resolution,
  scenarioStreams,
} from '../testing/decision-scenario.fixture.js';
import { followUpProjection } from './decision-follow-up.projection.js';
import { FollowUpQuery, FollowUpReads } from './decision-follow-up.reads.js';

const RECORD = idFrom('the decision');
const OTHER = idFrom('another decision');
const record = { kind: 'record', decision: RECORD } as const;

describe('the follow-up of decisions', () => {
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
    basisQuestionsProjection,
  ]);
  const scenario = new DecisionScenario(harness);
  let event: string;

  beforeAll(async () => {
    await scenario.prepare();
    await scenario.recordDecision(RECORD, { provisions: [{ kind: 'budget', note: 'Haushalt 2020' }] });
    await scenario.recordDecision(OTHER, { kind: 'urgent', level: 'council', decides: [ARRIVAL] });
    await scenario.send(decisionStream, OTHER, 'WithdrawDecision', { reason: 'annulled' });
    event = await scenario.holdMeeting({ kind: 'adopted' }, 'council', { subjects: [COURSES, ARRIVAL] });
    const correction = { decides: [COURSES, ARRIVAL], reason: 'misread' };
    await scenario.send(decisionStream, RECORD, 'CorrectDecision', correction);
  });
  afterAll(async () => {
    await harness.close();
  });

  async function followUp(query: object = {}): Promise<readonly object[]> {
    const reads = new FollowUpReads(await harness.readsFor());
    return (await reads.list(Object.assign(new FollowUpQuery(), { process: PROCESS, ...query }), CALLER)).items;
  }

  it('shows the state of the subjects of resolutions and recorded decisions', async () => {
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

  it('shows the reminders', async () => {
    await scenario.send(meetingStream, MEETING, 'RemindOfOutcome', { event, open: [ARRIVAL] });
    await scenario.send(decisionStream, RECORD, 'RemindOfDecision', { open: [ARRIVAL], openProvisions: [] });
    const reminder = { on: '2019-02-14', open: [ARRIVAL] };
    expect(await followUp()).toMatchObject([{ reminder }, { reminder }]);
  });

  it('has pages', async () => {
    const reads = new FollowUpReads(await harness.readsFor());
    const first = await reads.list(Object.assign(new FollowUpQuery(), { process: PROCESS, limit: 1 }), CALLER);
    expect(first.items).toMatchObject([{ decision: record }]);
    const second = await followUp({ cursor: first.next, limit: 1 });
    expect(second).toMatchObject([{ decision: resolution(event) }]);
    await expect(followUp({ cursor: 'nonsense' })).rejects.toMatchObject({ kind: 'bad-request' });
  });

  it('leaves out an outcome that was corrected to one that adopts nothing', async () => {
    const correction = { event, outcome: { kind: 'acknowledged' }, reason: 'misread', authority: { kind: 'unknown' } };
    await scenario.send(meetingStream, MEETING, 'CorrectOutcome', correction);
    expect(await followUp()).toMatchObject([{ decision: record }]);
  });

  it('shows a measure whose basis is in question, and as proposed again after the basis was withdrawn', async () => {
    const cause = await scenario.lastEvent(`meeting-${MEETING}`, 'OutcomeCorrected');
    const asked = { decision: resolution(event), cause, why: 'corrected' };
    await scenario.send(measureStream, COURSES.id, 'QuestionMeasureBasis', asked);
    const { question } = await scenario.lastData(`measure-${COURSES.id}`, 'BasisQuestioned');
    expect(await followUp()).toMatchObject([
      { decision: record, stands: true },
      {
        decision: resolution(event),
        ...{ stands: false, carriedOut: false },
        subjects: [{ id: COURSES.id, adopted: 'byThis', questioned: true }],
      },
    ]);
    await scenario.send(measureStream, COURSES.id, 'ResolveMeasureBasis', { question, how: 'withdrawn', reason: 'so' });
    const proposed = { id: COURSES.id, status: 'proposed', adopted: 'no', openProvisions: [] };
    expect(await followUp()).toMatchObject([{ subjects: [proposed, { id: ARRIVAL.id }] }]);
  });
});
