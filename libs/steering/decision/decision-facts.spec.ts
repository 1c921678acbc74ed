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
  Office,
  officeStreams,
  ON_PAPER,
  PAPER,
  PROCESS,
  resolution,
} from './decision.fixture.js';
import type { DecisionFacts } from './decision-facts.js';
import { decisionFacts } from './decision-facts.js';
import { decisionStream } from './decision.stream.js';

const RECORD = idFrom('the decision');
const beyond = [{ rule: 'beyondCompetence', reason: 'so steht es im Protokoll' }];
const wording = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

async function office(): Promise<Office> {
  return await new Office(commandHarness(...officeStreams)).furnish();
}

describe('a resolution', () => {
  async function said(at: Office, event: string): Promise<DecisionFacts> {
    return await decisionFacts(resolution(event), at.reader);
  }

  it.each(['adopted', 'decidedByMayor'] as const)('adopts what its item names: %s', async (kind) => {
    const at = await office();
    const event = await at.hold({ kind });
    expect(await said(at, event)).toEqual({
      effect: 'adopts',
      level: 'committee',
      lists: [COURSES],
      openProvisions: [],
    });
  });

  it('adopts as amended the versions that were named afterwards', async () => {
    const at = await office();
    const event = await at.hold({ kind: 'adoptedAsAmended', wording });
    await at.tell(measureStream, COURSES.id, 'ReviseMeasure', { title: 'Sprachkurse für alle' });
    const amended = { ...COURSES, version: 2 };
    await at.tell(meetingStream, MEETING, 'NameItemSubjects', { item: ITEM, subjects: [amended] });
    expect(await said(at, event)).toMatchObject({ effect: 'adopts', lists: [amended] });
  });

  it('never adopts by an acknowledgement, whatever the vote', async () => {
    const at = await office();
    const event = await at.hold({ kind: 'acknowledged' });
    expect(await said(at, event)).toEqual({ effect: 'adoptsNothing', outcome: 'acknowledged' });
  });

  const others: readonly Outcome[] = [{ kind: 'recommended' }, { kind: 'rejected' }, { kind: 'postponed' }];
  it.each(others)('adopts nothing when it was $kind', async (outcome) => {
    const at = await office();
    expect(await said(at, await at.hold(outcome))).toEqual({ effect: 'adoptsNothing', outcome: outcome.kind });
  });

  it.each([
    ['council', 'council'],
    ['localCouncil', 'committee'],
    ['executiveBoard', 'administration'],
    ['steeringCircle', 'administration'],
  ] as const)('of a %s is one of the level %s', async (kind, level) => {
    const at = await office();
    expect(await said(at, await at.hold({ kind: 'adopted' }, kind))).toMatchObject({ effect: 'adopts', level });
  });

  it("lists what its paper's version names when the item names nothing", async () => {
    const at = await office();
    await at.recordPaper([ARRIVAL]);
    const event = await at.hold({ kind: 'adopted' }, 'council', { paper: ON_PAPER, subjects: [] });
    expect(await said(at, event)).toMatchObject({ lists: [ARRIVAL] });
    await at.tell(paperStream, PAPER, 'AddPaperVersion', { title: 'Sprachkurse, neue Fassung' });
    expect(await said(at, event)).toMatchObject({ lists: [] });
  });

  it('keeps to the version of the paper that was decided on', async () => {
    const at = await office();
    await at.recordPaper([ARRIVAL]);
    await at.tell(paperStream, PAPER, 'AddPaperVersion', { title: 'Sprachkurse, neue Fassung' });
    const event = await at.hold({ kind: 'adopted' }, 'council', { paper: { ...ON_PAPER, version: 1 }, subjects: [] });
    expect(await said(at, event)).toMatchObject({ lists: [ARRIVAL] });
  });

  it('has no effect while an invalidating deviation of it is open, nor when that ended as void', async () => {
    const at = await office();
    await at.recordPaper([]);
    const event = await at.hold({ kind: 'adopted' }, 'steeringCircle', { paper: ON_PAPER, deviations: beyond });
    expect(await said(at, event)).toEqual({ effect: 'withoutEffect' });
    const noted = (await at.harness.events(`meeting-${MEETING}`)).find(({ type }) => type === 'DeviationNoted');
    const { deviation } = noted?.data as { readonly deviation: string };
    const by = { kind: 'unknown' };
    await at.tell(meetingStream, MEETING, 'ResolveDeviation', { deviation, how: 'void', by });
    expect(await said(at, event)).toEqual({ effect: 'withoutEffect' });
  });

  it('has effect again when the deviation was accepted', async () => {
    const at = await office();
    await at.recordPaper([]);
    const event = await at.hold({ kind: 'adopted' }, 'steeringCircle', { paper: ON_PAPER, deviations: beyond });
    const noted = (await at.harness.events(`meeting-${MEETING}`)).find(({ type }) => type === 'DeviationNoted');
    const { deviation } = noted?.data as { readonly deviation: string };
    await at.tell(meetingStream, MEETING, 'ResolveDeviation', { deviation, how: 'accepted', by: { kind: 'unknown' } });
    expect(await said(at, event)).toMatchObject({ effect: 'adopts', level: 'administration' });
  });

  it('is superseded by its correction, which counts', async () => {
    const at = await office();
    const event = await at.hold({ kind: 'acknowledged' });
    const correction = { event, outcome: { kind: 'adopted' }, reason: 'misread', authority: { kind: 'unknown' } };
    await at.tell(meetingStream, MEETING, 'CorrectOutcome', correction);
    expect(await said(at, event)).toEqual({ effect: 'superseded' });
    const now = await at.lastOf(`meeting-${MEETING}`, 'OutcomeCorrected');
    expect(await said(at, now)).toMatchObject({ effect: 'adopts', lists: [COURSES] });
  });

  it('is unknown without its meeting, its item or its outcome', async () => {
    const at = await office();
    expect(await said(at, idFrom('nothing'))).toEqual({ effect: 'unknown' });
    const event = await at.hold({ kind: 'adopted' });
    expect(await said(at, idFrom('nothing'))).toEqual({ effect: 'unknown' });
    const elsewhere = { ...resolution(event), item: idFrom('another item') };
    expect(await decisionFacts(elsewhere, at.reader)).toEqual({ effect: 'unknown' });
  });
});

describe('a recorded decision', () => {
  async function said(at: Office): Promise<DecisionFacts> {
    return await decisionFacts({ kind: 'record', decision: RECORD }, at.reader);
  }

  it('adopts what it lists for its process, with the provisions that are not met', async () => {
    const at = await office();
    expect(await said(at)).toEqual({ effect: 'unknown' });
    await at.recordDecision(RECORD, { provisions: [{ kind: 'budget' }, { kind: 'funding' }] });
    const facts = await said(at);
    expect(facts).toMatchObject({ effect: 'adopts', level: 'administration', lists: [COURSES] });
    const [first, second] = facts.effect === 'adopts' ? facts.openProvisions : [];
    await at.tell(decisionStream, RECORD, 'MeetDecisionProvision', { provision: first });
    expect(await said(at)).toMatchObject({ openProvisions: [second] });
  });

  it('lists what its correction says, and nothing once it is withdrawn', async () => {
    const at = await office();
    await at.recordDecision(RECORD);
    await at.tell(decisionStream, RECORD, 'CorrectDecision', { decides: [ARRIVAL], reason: 'misread' });
    expect(await said(at)).toMatchObject({ effect: 'adopts', lists: [ARRIVAL] });
    await at.tell(decisionStream, RECORD, 'WithdrawDecision', { reason: 'annulled' });
    expect(await said(at)).toEqual({ effect: 'superseded' });
  });

  it('lists only what exists, in a version that it had or would have next, of its own process', async () => {
    const at = await office();
    const told = async (decides: object): Promise<unknown> => {
      const by = { kind: 'unknown' };
      const data = { process: PROCESS, kind: 'earlier', title: 'Zustimmung', by, decides: [decides] };
      const result = await at.harness.send(decisionStream, { type: 'RecordDecision', id: RECORD, creates: true, data });
      const field = !result.done && 'field' in result.refusal ? result.refusal.field : '';
      return [reasonOf(result), field];
    };
    expect(await told({ ...COURSES, id: idFrom('nothing') })).toEqual(['measure does not exist', 'decides.0.id']);
    expect(await told({ ...ARRIVAL, version: 3 })).toEqual(['goal has no such version', 'decides.0.version']);
    expect(await told({ ...COURSES, kind: 'goal' })).toEqual(['goal does not exist', 'decides.0.id']);
    expect(await told({ ...COURSES, version: 2 })).toEqual(['done', '']);
  });
});
