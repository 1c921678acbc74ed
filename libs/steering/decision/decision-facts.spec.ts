import { idFrom } from '#event-sourcing';
import { measureStream } from '../measure/measure.stream.js';
import type { Outcome } from '#council';
import { meetingStream, paperStream } from '#council';
import { commandHarness, reasonOf } from '#shared-kernel/testing';
import {
  ARRIVAL,
  COURSES,
  ITEM,
  MEETING,
  DecisionScenario,
  scenarioStreams,
  ON_PAPER,
  PAPER,
  PROCESS,
  resolution,
} from '../testing/decision-scenario.fixture.js';
import type { DecisionFacts } from './decision-facts.js';
import { decisionFacts } from './decision-facts.js';
import { decisionStream } from './decision.stream.js';

const RECORD = idFrom('the decision');
const beyond = [{ rule: 'beyondCompetence', reason: 'so steht es im Protokoll' }];
const wording = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

async function prepared(): Promise<DecisionScenario> {
  return await new DecisionScenario(commandHarness(...scenarioStreams)).prepare();
}

describe('a resolution', () => {
  async function said(scenario: DecisionScenario, event: string): Promise<DecisionFacts> {
    return await decisionFacts(resolution(event), scenario.reader);
  }

  it.each(['adopted', 'decidedByMayor'] as const)('adopts what its item names: %s', async (kind) => {
    const scenario = await prepared();
    const event = await scenario.holdMeeting({ kind });
    expect(await said(scenario, event)).toEqual({
      effect: 'adopts',
      level: 'committee',
      lists: [COURSES],
      openProvisions: [],
    });
  });

  it('adopts as amended the versions that were named afterwards', async () => {
    const scenario = await prepared();
    const event = await scenario.holdMeeting({ kind: 'adoptedAsAmended', wording });
    await scenario.send(measureStream, COURSES.id, 'ReviseMeasure', { title: 'Sprachkurse für alle' });
    const amended = { ...COURSES, version: 2 };
    await scenario.send(meetingStream, MEETING, 'NameItemSubjects', { item: ITEM, subjects: [amended] });
    expect(await said(scenario, event)).toMatchObject({ effect: 'adopts', lists: [amended] });
  });

  it('never adopts by an acknowledgement, whatever the vote', async () => {
    const scenario = await prepared();
    const event = await scenario.holdMeeting({ kind: 'acknowledged' });
    expect(await said(scenario, event)).toEqual({ effect: 'adoptsNothing', outcome: 'acknowledged' });
  });

  const others: readonly Outcome[] = [{ kind: 'recommended' }, { kind: 'rejected' }, { kind: 'postponed' }];
  it.each(others)('adopts nothing when it was $kind', async (outcome) => {
    const scenario = await prepared();
    expect(await said(scenario, await scenario.holdMeeting(outcome))).toEqual({
      effect: 'adoptsNothing',
      outcome: outcome.kind,
    });
  });

  it.each([
    ['council', 'council'],
    ['localCouncil', 'committee'],
    ['executiveBoard', 'administration'],
    ['steeringCircle', 'administration'],
  ] as const)('of a %s is one of the level %s', async (kind, level) => {
    const scenario = await prepared();
    expect(await said(scenario, await scenario.holdMeeting({ kind: 'adopted' }, kind))).toMatchObject({
      effect: 'adopts',
      level,
    });
  });

  it("lists what its paper's version names when the item names nothing", async () => {
    const scenario = await prepared();
    await scenario.recordPaper([ARRIVAL]);
    const event = await scenario.holdMeeting({ kind: 'adopted' }, 'council', { paper: ON_PAPER, subjects: [] });
    expect(await said(scenario, event)).toMatchObject({ lists: [ARRIVAL] });
    await scenario.send(paperStream, PAPER, 'AddPaperVersion', { title: 'Sprachkurse, neue Fassung' });
    expect(await said(scenario, event)).toMatchObject({ lists: [] });
  });

  it('keeps to the version of the paper that was decided on', async () => {
    const scenario = await prepared();
    await scenario.recordPaper([ARRIVAL]);
    await scenario.send(paperStream, PAPER, 'AddPaperVersion', { title: 'Sprachkurse, neue Fassung' });
    const event = await scenario.holdMeeting({ kind: 'adopted' }, 'council', {
      paper: { ...ON_PAPER, version: 1 },
      subjects: [],
    });
    expect(await said(scenario, event)).toMatchObject({ lists: [ARRIVAL] });
  });

  it('has no effect while an invalidating deviation of it is open, nor when that ended as void', async () => {
    const scenario = await prepared();
    await scenario.recordPaper([]);
    const event = await scenario.holdMeeting({ kind: 'adopted' }, 'steeringCircle', {
      paper: ON_PAPER,
      deviations: beyond,
    });
    expect(await said(scenario, event)).toEqual({ effect: 'withoutEffect' });
    const noted = (await scenario.harness.events(`meeting-${MEETING}`)).find(({ type }) => type === 'DeviationNoted');
    const { deviation } = noted?.data as { readonly deviation: string };
    const by = { kind: 'unknown' };
    await scenario.send(meetingStream, MEETING, 'ResolveDeviation', { deviation, how: 'void', by });
    expect(await said(scenario, event)).toEqual({ effect: 'withoutEffect' });
  });

  it('has effect again when the deviation was accepted', async () => {
    const scenario = await prepared();
    await scenario.recordPaper([]);
    const event = await scenario.holdMeeting({ kind: 'adopted' }, 'steeringCircle', {
      paper: ON_PAPER,
      deviations: beyond,
    });
    const noted = (await scenario.harness.events(`meeting-${MEETING}`)).find(({ type }) => type === 'DeviationNoted');
    const { deviation } = noted?.data as { readonly deviation: string };
    await scenario.send(meetingStream, MEETING, 'ResolveDeviation', {
      deviation,
      how: 'accepted',
      by: { kind: 'unknown' },
    });
    expect(await said(scenario, event)).toMatchObject({ effect: 'adopts', level: 'administration' });
  });

  it('is superseded by its correction, which counts', async () => {
    const scenario = await prepared();
    const event = await scenario.holdMeeting({ kind: 'acknowledged' });
    const correction = { event, outcome: { kind: 'adopted' }, reason: 'misread', authority: { kind: 'unknown' } };
    await scenario.send(meetingStream, MEETING, 'CorrectOutcome', correction);
    expect(await said(scenario, event)).toEqual({ effect: 'superseded' });
    const now = await scenario.lastEvent(`meeting-${MEETING}`, 'OutcomeCorrected');
    expect(await said(scenario, now)).toMatchObject({ effect: 'adopts', lists: [COURSES] });
  });

  it('is unknown without its meeting, its item or its outcome', async () => {
    const scenario = await prepared();
    expect(await said(scenario, idFrom('nothing'))).toEqual({ effect: 'unknown' });
    const event = await scenario.holdMeeting({ kind: 'adopted' });
    expect(await said(scenario, idFrom('nothing'))).toEqual({ effect: 'unknown' });
    const elsewhere = { ...resolution(event), item: idFrom('another item') };
    expect(await decisionFacts(elsewhere, scenario.reader)).toEqual({ effect: 'unknown' });
  });
});

describe('a recorded decision', () => {
  async function said(scenario: DecisionScenario): Promise<DecisionFacts> {
    return await decisionFacts({ kind: 'record', decision: RECORD }, scenario.reader);
  }

  it('adopts what it lists for its process, with the provisions that are not met', async () => {
    const scenario = await prepared();
    expect(await said(scenario)).toEqual({ effect: 'unknown' });
    await scenario.recordDecision(RECORD, { provisions: [{ kind: 'budget' }, { kind: 'funding' }] });
    const facts = await said(scenario);
    expect(facts).toMatchObject({ effect: 'adopts', level: 'administration', lists: [COURSES] });
    const [first, second] = facts.effect === 'adopts' ? facts.openProvisions : [];
    await scenario.send(decisionStream, RECORD, 'MeetDecisionProvision', { provision: first });
    expect(await said(scenario)).toMatchObject({ openProvisions: [second] });
  });

  it('lists what its correction says, and nothing once it is withdrawn', async () => {
    const scenario = await prepared();
    await scenario.recordDecision(RECORD);
    await scenario.send(decisionStream, RECORD, 'CorrectDecision', { decides: [ARRIVAL], reason: 'misread' });
    expect(await said(scenario)).toMatchObject({ effect: 'adopts', lists: [ARRIVAL] });
    await scenario.send(decisionStream, RECORD, 'WithdrawDecision', { reason: 'annulled' });
    expect(await said(scenario)).toEqual({ effect: 'superseded' });
  });

  it('lists only what exists, in a version that it had or would have next, of its own process', async () => {
    const scenario = await prepared();
    const told = async (decides: object): Promise<unknown> => {
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
    expect(await told({ ...COURSES, id: idFrom('nothing') })).toEqual(['measure does not exist', 'decides.0.id']);
    expect(await told({ ...ARRIVAL, version: 3 })).toEqual(['goal has no such version', 'decides.0.version']);
    expect(await told({ ...COURSES, kind: 'goal' })).toEqual(['goal does not exist', 'decides.0.id']);
    expect(await told({ ...COURSES, version: 2 })).toEqual(['done', '']);
  });
});
