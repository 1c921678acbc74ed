import { idFrom } from '#event-sourcing';
import { commandHarness, reasonOf } from '#shared-kernel/testing';
import { ARRIVAL, COURSES, DecisionScenario, PROCESS, scenarioStreams } from '../testing/decision-scenario.fixture.js';
import type { DecisionFacts } from './decision-facts.js';
import { decisionFacts } from './decision-facts.js';
import { decisionStream } from './decision.stream.js';

const RECORD = idFrom('the decision');

async function prepared(): Promise<DecisionScenario> {
  return await new DecisionScenario(commandHarness(...scenarioStreams)).prepare();
}

describe('a recorded decision', () => {
  async function factsOf(scenario: DecisionScenario): Promise<DecisionFacts> {
    return await decisionFacts({ kind: 'record', decision: RECORD }, scenario.reader);
  }

  it('adopts its subjects of its process, with the provisions that are not met', async () => {
    const scenario = await prepared();
    expect(await factsOf(scenario)).toEqual({ effect: 'unknown' });
    await scenario.recordDecision(RECORD, { provisions: [{ kind: 'budget' }, { kind: 'funding' }] });
    const facts = await factsOf(scenario);
    expect(facts).toMatchObject({ effect: 'adopts', level: 'administration', lists: [COURSES] });
    const [first, second] = facts.effect === 'adopts' ? facts.openProvisions : [];
    await scenario.send(decisionStream, RECORD, 'MeetDecisionProvision', { provision: first });
    expect(await factsOf(scenario)).toMatchObject({ openProvisions: [second] });
  });

  it('lists the subjects of its correction, and none once it is withdrawn', async () => {
    const scenario = await prepared();
    await scenario.recordDecision(RECORD);
    await scenario.send(decisionStream, RECORD, 'CorrectDecision', { decides: [ARRIVAL], reason: 'misread' });
    expect(await factsOf(scenario)).toMatchObject({ effect: 'adopts', lists: [ARRIVAL] });
    await scenario.send(decisionStream, RECORD, 'WithdrawDecision', { reason: 'annulled' });
    expect(await factsOf(scenario)).toEqual({ effect: 'superseded' });
  });

  it('lists only subjects of its own process that exist, in a version that they had or would have next', async () => {
    const scenario = await prepared();
    const answerTo = async (decides: object): Promise<unknown> => {
      const by = { kind: 'unknown' };
      const data = { process: PROCESS, kind: 'earlier', title: 'Zustimmung', by, decides: [decides] };
      const result = await scenario.harness.send(decisionStream, {
        type: 'RecordDecision',
        id: RECORD,
        creates: true,
        data,
      });
      const field = !result.done && 'field' in result.refusal ? result.refusal.field : '';
      return [reasonOf(result), field];
    };
    expect(await answerTo({ ...COURSES, id: idFrom('nothing') })).toEqual(['measure does not exist', 'decides.0.id']);
    expect(await answerTo({ ...ARRIVAL, version: 3 })).toEqual(['goal has no such version', 'decides.0.version']);
    expect(await answerTo({ ...COURSES, kind: 'goal' })).toEqual(['goal does not exist', 'decides.0.id']);
    expect(await answerTo({ ...COURSES, version: 2 })).toEqual(['done', '']);
  });
});
