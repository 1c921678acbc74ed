import { idFrom } from '#event-sourcing';
import { committeeCommands } from '../committee/committee.commands.js';
import { committeeStream } from '../committee/committee.stream.js';
import { heldItemId, heldMeetingId } from '../meeting/held-meeting/held-ids.js';
import { heldMeetingCommands } from '../meeting/held-meeting/held-meeting.commands.js';
import type { Outcome } from '../meeting/outcome/outcome.js';
import { meetingStream } from '../meeting/meeting.stream.js';
import { CorrectOutcome } from '../meeting/outcome/outcome.commands.js';
import { paperCommands } from '../paper/paper.commands.js';
import { paperIdFrom } from '../reference/paper-reference.js';
import { paperStream } from '../paper/paper.stream.js';
import { PolicyHarness } from '#shared-kernel/testing';
import { consultationPolicy } from './consultation.policy.js';

const reference = { reference: '20196743', year: 2019 };
const paper = paperIdFrom(reference);
const social = idFrom('the social committee');
const meeting = heldMeetingId(social, '2019-02-14', 1);

async function open(): Promise<PolicyHarness> {
  const streams = [
    { stream: paperStream, commands: paperCommands },
    { stream: meetingStream, commands: [...heldMeetingCommands, CorrectOutcome] },
    { stream: committeeStream, commands: committeeCommands },
  ];
  const harness = await PolicyHarness.open(consultationPolicy, streams, '2019-03-01T09:00:00.000Z');
  await harness.send('ConstituteCommittee', null, {
    id: social,
    name: 'Sozialausschuss',
    kind: 'committee',
    constitutedOn: 'unknown',
  });
  const steps = [{ committee: social, role: 'information' }];
  await harness.send('RecordKnownPaper', null, { ...reference, title: 'Sachstandsbericht', steps });
  return harness;
}

async function hold(harness: PolicyHarness, outcome: Outcome): Promise<string> {
  const item = {
    number: '5',
    title: 'Sachstandsbericht',
    paper: { kind: 'paper', paper },
    outcome,
    vote: { kind: 'none' },
  };
  await harness.send('RecordHeldMeeting', null, {
    committee: social,
    heldOn: '2019-02-14',
    completeness: 'excerptOnly',
    items: [item],
  });
  const events = await harness.events(`meeting-${meeting}`);
  return events.find(({ type }) => type === 'ItemOutcomeRecorded')?.eventId ?? '';
}

describe("the way from a committee's outcome to the paper", () => {
  it('ends its step on the day of the meeting and concludes the paper', async () => {
    const harness = await open();
    const event = await hold(harness, { kind: 'acknowledged' });
    await harness.settle();
    const carried = (await harness.events(`paper-${paper}`)).slice(2);
    expect(carried.map(({ type }) => type)).toEqual(['ConsultationBegan', 'StepOutcomeRecorded', 'PaperConcluded']);
    expect(carried[1]).toMatchObject({
      occurredOn: '2019-02-14',
      data: { meeting, item: heldItemId(meeting, '5'), event, outcome: { kind: 'acknowledged' }, ends: true },
      metadata: {
        actor: 'policy:consultation',
        actedBy: { kind: 'policy', name: 'consultation' },
        evidence: { kind: 'system', policy: 'consultation' },
        $causationId: event,
        $correlationId: 'harness',
      },
    });
    expect(harness.runner.refusedEffects).toEqual([]);
  });

  it('carries a correction, which may open the consultation again', async () => {
    const harness = await open();
    const event = await hold(harness, { kind: 'acknowledged' });
    await harness.settle();
    const correction = { event, outcome: { kind: 'postponed' }, reason: 'misread', authority: { kind: 'unknown' } };
    await harness.send('CorrectOutcome', meeting, correction);
    await harness.settle();
    const types = (await harness.events(`paper-${paper}`)).map(({ type }) => type);
    expect(types.slice(5)).toEqual(['StepOutcomeCorrected', 'ConsultationReopened']);
    expect(harness.runner.refusedEffects).toEqual([]);
  });
});
