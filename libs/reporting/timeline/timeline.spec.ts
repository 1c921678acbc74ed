import { idFrom } from '#event-sourcing';
import { PageQuery } from '#http';
import { committeeStream, committeesProjection, meetingStream, meetingsProjection } from '#council';
import { processesProjection, strategyProcessStream } from '#steering';
import { CALLER, readHarness } from '#shared-kernel/testing';
import { TimelineReads } from './timeline.reads.js';
import { timelineProjection } from './timeline.projection.js';

const [process, circle, meeting] = [idFrom('process'), idFrom('circle'), idFrom('meeting')];
const illustration = { kind: 'illustration' } as const;

describe('the time line, read', () => {
  let harness: ReturnType<typeof readHarness>;
  const entries = async () =>
    (await new TimelineReads(await harness.readsFor()).list(process, new PageQuery(), CALLER)).items;

  beforeEach(async () => {
    harness = readHarness(
      [strategyProcessStream, committeeStream, meetingStream],
      [timelineProjection, committeesProjection, meetingsProjection, processesProjection],
    );
    const { send } = harness;
    const [title, name] = ['Wir alle sind LU', 'Lenkungskreis'];
    await send(strategyProcessStream, { type: 'DraftProcess', id: process, creates: true, data: { title } });
    const constitution = { name, kind: 'steeringCircle', processes: [process] };
    await send(committeeStream, { type: 'ConstituteCommittee', id: circle, creates: true, data: constitution });
    const held = {
      committee: circle,
      heldOn: '2019-01-10',
      completeness: 'excerptOnly',
      processes: [process],
      items: [{ number: '1', title: 'Stand', outcome: { kind: 'acknowledged' } }],
    };
    const recorded = { type: 'RecordHeldMeeting', id: meeting, creates: true, evidence: illustration };
    await send(meetingStream, { ...recorded, data: held });
  });
  afterEach(async () => {
    await harness.close();
  });

  it('lists events of the process, its committees and meetings by the day on which they happened', async () => {
    expect(await entries()).toMatchObject([
      { type: 'HeldMeetingRecorded', on: '2019-01-10', entity: { kind: 'meeting', id: meeting } },
      { type: 'ItemAdded', on: '2019-01-10' },
      { type: 'ItemOutcomeRecorded', on: '2019-01-10' },
      { type: 'ProcessDrafted', on: '2019-02-14', entity: { kind: 'strategyProcess', id: process } },
      { type: 'CommitteeConstituted', on: '2019-02-14', entity: { kind: 'committee', id: circle } },
    ]);
  });

  it('describes each entry in words, and names the entities that it mentions by ids', async () => {
    const [title, name, when] = ['Wir alle sind LU', 'Lenkungskreis', 'Lenkungskreis, 2019-01-10'];
    const item = { kind: 'meeting', id: meeting, label: `${when}: 1 Stand`, item: { number: '1', title: 'Stand' } };
    const mentioned = [
      { kind: 'committee', id: circle, name },
      { kind: 'process', id: process, name: title },
    ];
    expect(await entries()).toMatchObject([
      { about: { kind: 'meeting', id: meeting, label: when }, mentioned },
      { about: item, mentioned: [] },
      { about: item, mentioned: [] },
      { about: { kind: 'strategyProcess', id: process, label: title }, mentioned: [] },
      { about: { kind: 'committee', id: circle, label: name }, mentioned: [{ kind: 'process', name: title }] },
    ]);
  });

  it('marks illustrations', async () => {
    const marked = (await entries()).map((entry) => 'illustration' in entry && entry.illustration);
    expect(marked).toEqual([true, true, true, false, false]);
  });

  it('shows the correction beside the outcome that it replaces', async () => {
    const event = (await harness.events(`meeting-${meeting}`)).at(-1)?.id;
    const data = { event, outcome: { kind: 'discussedOnly' }, reason: 'misread', authority: { kind: 'unknown' } };
    await harness.send(meetingStream, { type: 'CorrectOutcome', id: meeting, data });
    const correction = (await harness.events(`meeting-${meeting}`)).at(-1)?.id;
    expect(await entries()).toContainEqual(expect.objectContaining({ event, correctedBy: correction }));
    expect(await entries()).toContainEqual(expect.objectContaining({ event: correction, correctedBy: null }));
  });

  it('is not found for an id that is no process', async () => {
    const reads = new TimelineReads(await harness.readsFor());
    await expect(reads.list(idFrom('no process'), new PageQuery(), CALLER)).rejects.toThrow('not found');
    await expect(
      reads.list(process, Object.assign(new PageQuery(), { cursor: 'nonsense' }), CALLER),
    ).rejects.toMatchObject({
      kind: 'bad-request',
    });
  });
});
