import { idFrom } from '#event-sourcing';
import type { Outcome } from '#council';
import { meetingStream, paperStream } from '#council';
import { commandHarness } from '#shared-kernel/testing';
import { measureStream } from '../measure/measure.stream.js';
import {
  ARRIVAL,
  COURSES,
  DecisionScenario,
  ITEM,
  MEETING,
  ON_PAPER,
  PAPER,
  resolution,
  scenarioStreams,
} from '../testing/decision-scenario.fixture.js';
import type { DecisionFacts } from './decision-facts.js';
import { decisionFacts } from './decision-facts.js';

const beyond = [{ rule: 'beyondCompetence', reason: 'so steht es im Protokoll' }];
const wording = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

async function prepared(): Promise<DecisionScenario> {
  return await new DecisionScenario(commandHarness(...scenarioStreams)).prepare();
}

describe('a resolution', () => {
  async function factsOf(scenario: DecisionScenario, event: string): Promise<DecisionFacts> {
    return await decisionFacts(resolution(event), scenario.reader);
  }

  it.each(['adopted', 'decidedByMayor'] as const)('adopts the subjects of its item: %s', async (kind) => {
    const scenario = await prepared();
    const event = await scenario.holdMeeting({ kind });
    expect(await factsOf(scenario, event)).toEqual({
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
    expect(await factsOf(scenario, event)).toMatchObject({ effect: 'adopts', lists: [amended] });
  });

  it('never adopts by an acknowledgement, also with a vote', async () => {
    const scenario = await prepared();
    const event = await scenario.holdMeeting({ kind: 'acknowledged' });
    expect(await factsOf(scenario, event)).toEqual({ effect: 'adoptsNothing', outcome: 'acknowledged' });
  });

  const others: readonly Outcome[] = [{ kind: 'recommended' }, { kind: 'rejected' }, { kind: 'postponed' }];
  it.each(others)('adopts nothing when it was $kind', async (outcome) => {
    const scenario = await prepared();
    expect(await factsOf(scenario, await scenario.holdMeeting(outcome))).toEqual({
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
    expect(await factsOf(scenario, await scenario.holdMeeting({ kind: 'adopted' }, kind))).toMatchObject({
      effect: 'adopts',
      level,
    });
  });

  it("lists the subjects of its paper's version when the item names none", async () => {
    const scenario = await prepared();
    await scenario.recordPaper([ARRIVAL]);
    const event = await scenario.holdMeeting({ kind: 'adopted' }, 'council', { paper: ON_PAPER, subjects: [] });
    expect(await factsOf(scenario, event)).toMatchObject({ lists: [ARRIVAL] });
    await scenario.send(paperStream, PAPER, 'AddPaperVersion', { title: 'Sprachkurse, neue Fassung' });
    expect(await factsOf(scenario, event)).toMatchObject({ lists: [] });
  });

  it('keeps to the version of the paper that was decided on', async () => {
    const scenario = await prepared();
    await scenario.recordPaper([ARRIVAL]);
    await scenario.send(paperStream, PAPER, 'AddPaperVersion', { title: 'Sprachkurse, neue Fassung' });
    const event = await scenario.holdMeeting({ kind: 'adopted' }, 'council', {
      paper: { ...ON_PAPER, version: 1 },
      subjects: [],
    });
    expect(await factsOf(scenario, event)).toMatchObject({ lists: [ARRIVAL] });
  });

  it('has no effect while an invalidating deviation of it is open, nor when that ended as void', async () => {
    const scenario = await prepared();
    await scenario.recordPaper([]);
    const event = await scenario.holdMeeting({ kind: 'adopted' }, 'steeringCircle', {
      paper: ON_PAPER,
      deviations: beyond,
    });
    expect(await factsOf(scenario, event)).toEqual({ effect: 'withoutEffect' });
    const { deviation } = await scenario.lastData(`meeting-${MEETING}`, 'DeviationNoted');
    const by = { kind: 'unknown' };
    await scenario.send(meetingStream, MEETING, 'ResolveDeviation', { deviation, how: 'void', by });
    expect(await factsOf(scenario, event)).toEqual({ effect: 'withoutEffect' });
  });

  it('has effect again when the deviation was accepted', async () => {
    const scenario = await prepared();
    await scenario.recordPaper([]);
    const event = await scenario.holdMeeting({ kind: 'adopted' }, 'steeringCircle', {
      paper: ON_PAPER,
      deviations: beyond,
    });
    const { deviation } = await scenario.lastData(`meeting-${MEETING}`, 'DeviationNoted');
    await scenario.send(meetingStream, MEETING, 'ResolveDeviation', {
      deviation,
      how: 'accepted',
      by: { kind: 'unknown' },
    });
    expect(await factsOf(scenario, event)).toMatchObject({ effect: 'adopts', level: 'administration' });
  });

  it('is superseded by its correction', async () => {
    const scenario = await prepared();
    const event = await scenario.holdMeeting({ kind: 'acknowledged' });
    const correction = { event, outcome: { kind: 'adopted' }, reason: 'misread', authority: { kind: 'unknown' } };
    await scenario.send(meetingStream, MEETING, 'CorrectOutcome', correction);
    expect(await factsOf(scenario, event)).toEqual({ effect: 'superseded' });
    const now = await scenario.lastEvent(`meeting-${MEETING}`, 'OutcomeCorrected');
    expect(await factsOf(scenario, now)).toMatchObject({ effect: 'adopts', lists: [COURSES] });
  });

  it('is unknown without its meeting, its item or its outcome', async () => {
    const scenario = await prepared();
    expect(await factsOf(scenario, idFrom('nothing'))).toEqual({ effect: 'unknown' });
    const event = await scenario.holdMeeting({ kind: 'adopted' });
    expect(await factsOf(scenario, idFrom('nothing'))).toEqual({ effect: 'unknown' });
    const ofAnotherItem = { ...resolution(event), item: idFrom('another item') };
    expect(await decisionFacts(ofAnotherItem, scenario.reader)).toEqual({ effect: 'unknown' });
  });
});
