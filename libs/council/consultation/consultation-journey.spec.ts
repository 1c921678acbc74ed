import { idFrom } from '#event-sourcing';
import { committeeCommands } from '../committee/committee.commands.js';
import { committeeStream } from '../committee/committee.stream.js';
import { heldItemId, heldMeetingId } from '../meeting/held-ids.js';
import { heldMeetingCommands } from '../meeting/held-meeting.commands.js';
import type { Outcome } from '../meeting/meeting.events.js';
import { meetingStream } from '../meeting/meeting.stream.js';
import { CorrectOutcome } from '../meeting/outcome.commands.js';
import { paperCommands } from '../paper/paper.commands.js';
import { paperIdFrom } from '../paper/paper-reference.js';
import { paperStream } from '../paper/paper.stream.js';
import { PolicyDesk } from '#shared-kernel/testing';
import { consultationPolicy } from './consultation.policy.js';

const reference = { reference: '20196743', year: 2019 };
const paper = paperIdFrom(reference);
const social = idFrom('the social committee');
const meeting = heldMeetingId(social, '2019-02-14', 1);

async function open(): Promise<PolicyDesk> {
  const streams = [
    { stream: paperStream, commands: paperCommands },
    { stream: meetingStream, commands: [...heldMeetingCommands, CorrectOutcome] },
    { stream: committeeStream, commands: committeeCommands },
  ];
  const desk = await PolicyDesk.open(consultationPolicy, streams, '2019-03-01T09:00:00.000Z');
  await desk.send('ConstituteCommittee', null, {
    id: social,
    name: 'Sozialausschuss',
    kind: 'committee',
    constitutedOn: 'unknown',
  });
  const steps = [{ committee: social, role: 'information' }];
  await desk.send('RecordKnownPaper', null, { ...reference, title: 'Sachstandsbericht', steps });
  return desk;
}

async function hold(desk: PolicyDesk, outcome: Outcome): Promise<string> {
  const item = {
    number: '5',
    title: 'Sachstandsbericht',
    paper: { kind: 'paper', paper },
    outcome,
    vote: { kind: 'none' },
  };
  await desk.send('RecordHeldMeeting', null, {
    committee: social,
    heldOn: '2019-02-14',
    completeness: 'excerptOnly',
    items: [item],
  });
  const events = await desk.events(`meeting-${meeting}`);
  return events.find(({ type }) => type === 'ItemOutcomeRecorded')?.eventId ?? '';
}

describe("the way from a committee's outcome to the paper", () => {
  it('ends its step on the day of the meeting and concludes the paper', async () => {
    const desk = await open();
    const event = await hold(desk, { kind: 'acknowledged' });
    await desk.settle();
    const carried = (await desk.events(`paper-${paper}`)).slice(2);
    expect(carried.map(({ type }) => type)).toEqual(['ConsultationBegan', 'StepOutcomeRecorded', 'PaperConcluded']);
    expect(carried[1]).toMatchObject({
      occurredOn: '2019-02-14',
      data: { meeting, item: heldItemId(meeting, '5'), event, outcome: { kind: 'acknowledged' }, ends: true },
      metadata: {
        actor: 'policy:consultation',
        actedBy: { kind: 'policy', name: 'consultation' },
        evidence: { kind: 'system', policy: 'consultation' },
        $causationId: event,
        $correlationId: 'desk',
      },
    });
    expect(desk.runner.refusedEffects).toEqual([]);
  });

  it('carries a correction, which may open the consultation again', async () => {
    const desk = await open();
    const event = await hold(desk, { kind: 'acknowledged' });
    await desk.settle();
    const correction = { event, outcome: { kind: 'postponed' }, reason: 'misread', authority: { kind: 'unknown' } };
    await desk.send('CorrectOutcome', meeting, correction);
    await desk.settle();
    const types = (await desk.events(`paper-${paper}`)).map(({ type }) => type);
    expect(types.slice(5)).toEqual(['StepOutcomeCorrected', 'ConsultationReopened']);
    expect(desk.runner.refusedEffects).toEqual([]);
  });
});
