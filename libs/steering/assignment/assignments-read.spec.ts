import { idFrom } from '#event-sourcing';
import { committeesProjection, meetingsProjection } from '#council';
import {
  COURSES,
  DIRECTORATE,
  ITEM,
  MEETING,
  DecisionScenario,
  scenarioStreams,
  PROCESS,
} from '../testing/decision-scenario.fixture.js';
import { decisionsProjection } from '../decision/decision.projection.js';
import { measuresProjection } from '../measure/measure.projection.js';
import { organisationsProjection } from '#parties';
import { processesProjection } from '../strategy-process/strategy-process.projection.js';
import { CALLER, readHarness, reasonOf } from '#shared-kernel/testing';
import { AssignmentQuery, AssignmentReads } from './assignment.reads.js';
import { assignmentStream } from './assignment.stream.js';
import { assignmentsProjection } from './assignment.projection.js';

const [COSTS, OFFER, RESULT] = [idFrom('costs'), idFrom('offer'), idFrom('result')];
const DECISION = idFrom('the decision');

describe('assignments, read', () => {
  const harness = readHarness(
    [...scenarioStreams, assignmentStream],
    [
      assignmentsProjection,
      processesProjection,
      organisationsProjection,
      committeesProjection,
      meetingsProjection,
      measuresProjection,
      decisionsProjection,
    ],
  );
  const scenario = new DecisionScenario(harness);

  const give = (id: string, data: object) =>
    harness.send(assignmentStream, { type: 'GiveAssignment', id, creates: true, data: { to: DIRECTORATE, ...data } });

  beforeAll(async () => {
    await scenario.prepare();
    await scenario.recordDecision(DECISION);
    await scenario.holdMeeting({ kind: 'acknowledged' });
    await give(COSTS, { title: 'Kosten', source: { kind: 'oral', reference: 'Jour fixe' }, due: '2019-01' });
    const ofItem = { kind: 'item', meeting: MEETING, item: ITEM };
    await give(OFFER, { title: 'Angebot', source: ofItem, measure: COURSES.id, due: '2019-02' });
    await give(RESULT, { title: 'Ergebnis', source: { kind: 'decision', decision: DECISION } });
    await harness.send(assignmentStream, { type: 'AcceptAssignment', id: OFFER });
  });
  afterAll(async () => {
    await harness.close();
  });

  async function listed(query: object): Promise<readonly unknown[]> {
    const reads = new AssignmentReads(await harness.readsFor());
    const { items } = await reads.list(Object.assign(new AssignmentQuery(), query), CALLER);
    return items.map((item) => 'id' in item && item.id);
  }

  it('are found by process, organisation, measure and status', async () => {
    expect(await listed({})).toEqual([COSTS, OFFER, RESULT]);
    expect(await listed({ process: PROCESS })).toEqual([OFFER]);
    expect(await listed({ to: DIRECTORATE, status: 'given' })).toEqual([COSTS, RESULT]);
    expect(await listed({ measure: COURSES.id })).toEqual([OFFER]);
    expect(await listed({ to: idFrom('nobody') })).toEqual([]);
  });

  it('are overdue on a day when their last day is past and they are open', async () => {
    expect(await listed({ overdueOn: '2019-01-31' })).toEqual([]);
    expect(await listed({ overdueOn: '2019-02-01' })).toEqual([COSTS]);
    expect(await listed({ overdueOn: '2019-03-01' })).toEqual([COSTS, OFFER]);
  });

  it('name their origin and the entities that they belong to', async () => {
    const reads = new AssignmentReads(await harness.readsFor());
    expect(await reads.one(OFFER, CALLER)).toMatchObject({
      toName: 'Sozialdezernat',
      sourceName: 'committee, 2019-02-14: 5 Sprachkurse',
      processTitle: 'Wir alle sind LU',
      measureTitle: 'Sprachkurse',
    });
    expect(await reads.one(RESULT, CALLER)).toMatchObject({ sourceName: 'Start der Sprachkurse', measureTitle: null });
    expect(await reads.one(COSTS, CALLER)).toMatchObject({ sourceName: 'Jour fixe', processTitle: null });
  });

  it('are refused with a measure of another process', async () => {
    const other = idFrom('another process');
    await scenario.create(scenarioStreams[0], other, 'DraftProcess', { title: 'Klima' });
    const data = { title: 'Kosten', source: { kind: 'oral', reference: 'Jour fixe' }, process: other };
    expect(reasonOf(await give(idFrom('foreign'), { ...data, measure: COURSES.id }))).toBe(
      'measure is of another process',
    );
  });
});
