import { idFrom } from '#event-sourcing';
import type { Past } from '#event-sourcing/testing';
import { given } from '#event-sourcing/testing';
import { meetingDecider } from './meeting.decide.js';
import type { ItemAdded, MeetingEvent } from './meeting.events.js';
import type { Attendee } from './attendance/attendee.js';
import type { ItemPaper } from './agenda/agenda-item.js';
import type { Vote } from './outcome/vote.js';
import type { Outcome } from './outcome/outcome.js';
import type { MeetingCommand, MeetingFacts } from './meeting-decision.js';
import type { MeetingRefusal } from './meeting.refusals.js';
import type { Meeting } from './meeting.state.js';

export const COMMITTEE = idFrom('a committee');
export const PAPER = { kind: 'paper', paper: idFrom('a paper'), version: 1 } as const;
export const MEMBER_A: Attendee = { kind: 'person', id: idFrom('member a') };
export const MEMBER_B: Attendee = { kind: 'person', id: idFrom('member b') };
export const GUEST: Attendee = { kind: 'function', title: 'Leitung Kultur' };

export const ofCouncil: MeetingFacts = { committee: { kind: 'committee', dissolved: false } };
export const ofCircle: MeetingFacts = { committee: { kind: 'steeringCircle', dissolved: false } };

export const scheduled: Past<MeetingEvent> = {
  type: 'MeetingScheduled',
  data: { committee: COMMITTEE, jointWith: [], when: '2019-02-14', sequence: 1, public: 'yes', processes: [] },
};

export function item(id: string, number: string, paper: ItemPaper = PAPER): ItemAdded {
  return {
    type: 'ItemAdded',
    data: {
      item: id,
      number,
      title: `Punkt ${number}`,
      intent: 'acknowledgement',
      paper,
      public: 'yes',
      part: 'unknown',
    },
  };
}

export const planned: readonly Past<MeetingEvent>[] = [scheduled, item('i1', '1'), item('i2', '2')];
export const invited: readonly Past<MeetingEvent>[] = [
  ...planned,
  { type: 'MeetingInvited', data: { agenda: ['i1', 'i2'] } },
];
export const opened: readonly Past<MeetingEvent>[] = [
  ...invited,
  { type: 'MeetingOpened', data: {}, occurredOn: '2019-02-14', eventId: idFrom('the opening') },
];

/** An outcome of the past; its event's id is that of `event`. */
export function recorded(of: string, outcome: Outcome, vote: Vote = { kind: 'unknown' }): Past<MeetingEvent> {
  return {
    type: 'ItemOutcomeRecorded',
    data: { item: of, outcomeId: outcomeId(of), outcome, intent: 'acknowledgement', paper: PAPER, vote },
    eventId: eventOf(of),
  };
}

export function eventOf(of: string): string {
  return idFrom(['the outcome of', of]);
}

export function outcomeId(of: string): string {
  return idFrom(['the id of the outcome of', of]);
}

/** The decider after these events. */
export function meeting(
  past: readonly Past<MeetingEvent>[],
): ReturnType<typeof given<MeetingCommand, Meeting, MeetingEvent, MeetingRefusal, MeetingFacts>> {
  return given(meetingDecider, past);
}

export function counted(yes: number, no: number, abstention = 0): Vote {
  return { kind: 'counted', yes, no, abstention, spoilt: 0 };
}
