import { idFrom } from '#event-sourcing';
import { MeetingReads, committeesProjection, meetingStream, meetingsProjection, papersProjection } from '#council';
import { deviationsProjection } from '#shared-kernel';
import { goalsProjection } from '../goal/goal.projection.js';
import { measuresProjection } from '../measure/measure.projection.js';
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
} from '../testing/decision-scenario.fixture.js';
import { DecisionQuery, DecisionReads } from './decision.reads.js';
import { decisionStream } from './decision.stream.js';
import { decisionsProjection } from './decision.projection.js';

const RECORD = idFrom('the decision');
const OTHER = idFrom('another decision');
// The item has no texts that would be read.
const documents = {} as ConstructorParameters<typeof MeetingReads>[1];

describe('decisions, read', () => {
  const harness = readHarness(scenarioStreams, [
    processesProjection,
    organisationsProjection,
    committeesProjection,
    meetingsProjection,
    papersProjection,
    deviationsProjection,
    decisionsProjection,
    measuresProjection,
    goalsProjection,
  ]);
  const scenario = new DecisionScenario(harness);

  beforeAll(async () => {
    await scenario.prepare();
    await scenario.recordDecision(RECORD, { provisions: [{ kind: 'budget', note: 'Haushalt 2020' }] });
    await scenario.recordDecision(OTHER, { kind: 'urgent', level: 'council', decides: [ARRIVAL] });
    await scenario.send(decisionStream, OTHER, 'WithdrawDecision', { reason: 'annulled' });
    await scenario.holdMeeting({ kind: 'adopted' }, 'council', { subjects: [COURSES, ARRIVAL] });
  });
  afterAll(async () => {
    await harness.close();
  });

  async function listed(query: object): Promise<readonly unknown[]> {
    const reads = new DecisionReads(await harness.readsFor());
    const { items } = await reads.list(Object.assign(new DecisionQuery(), query), CALLER);
    return items.map(({ id }) => id);
  }

  it('are found by process, kind, level and withdrawal', async () => {
    expect(await listed({})).toEqual([RECORD, OTHER]);
    expect(await listed({ process: PROCESS, kind: 'executive' })).toEqual([RECORD]);
    expect(await listed({ level: 'council', withdrawn: 'yes' })).toEqual([OTHER]);
    expect(await listed({ withdrawn: 'no' })).toEqual([RECORD]);
    expect(await listed({ process: idFrom('another process') })).toEqual([]);
  });

  it('show their subjects by title, and their course', async () => {
    const correction = { decides: [COURSES, ARRIVAL], reason: 'misread' };
    await scenario.send(decisionStream, RECORD, 'CorrectDecision', correction);
    expect(await new DecisionReads(await harness.readsFor()).one(RECORD, CALLER)).toMatchObject({
      processName: 'Wir alle sind LU',
      decides: [
        { ...COURSES, title: 'Sprachkurse', status: 'proposed' },
        { ...ARRIVAL, title: 'Gut ankommen', status: 'proposed' },
      ],
      provisions: [{ kind: 'budget', note: 'Haushalt 2020', met: false }],
      course: [{ what: 'recorded' }, { what: 'corrected', said: { reason: 'misread' } }],
    });
  });

  it('an item shows its subjects and its requests', async () => {
    const asked = { item: ITEM, text: 'Kosten darstellen', due: '2019-06' };
    await scenario.send(meetingStream, MEETING, 'RecordItemRequest', asked);
    expect(await new MeetingReads(await harness.readsFor(), documents).one(MEETING, CALLER)).toMatchObject({
      agenda: [{ subjects: [COURSES, ARRIVAL], requests: [{ text: 'Kosten darstellen', due: '2019-06', to: null }] }],
    });
  });
});
