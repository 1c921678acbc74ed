import type { Decider } from '#event-sourcing';
import { certainlyBefore, deviationShapes, publish, refuse, refuseMissing, refuseReference } from '#event-sourcing';
import type { MeetingAgenda } from '../committee/meeting-agenda.js';
import { MEETING_AGENDA } from '../committee/meeting-agenda.js';
import { decideAgenda } from './agenda.js';
import { decideAttendance } from './attendance.js';
import { evolveMeeting } from './meeting.evolve.js';
import { decideFollowUp } from './follow-up.js';
import { decideHeldItem, decideHeldMeeting } from './held-meeting.js';
import type { MeetingEvent } from './meeting.events.js';
import type { MeetingCommand, MeetingDecision, MeetingFacts } from './meeting-decision.js';
import type { MeetingRefusal } from './meeting.refusals.js';
import { germanMeeting } from './meeting.refusals.js';
import type { KnownMeeting, Meeting } from './meeting.state.js';
import { statusProblem } from './meeting-status.js';
import { decideCorrection, decideOutcome } from './outcome.js';
import { decideSchedule, decideSitting } from './sitting.js';

export const meetingDecider: Decider<MeetingCommand, Meeting, MeetingEvent, MeetingRefusal, MeetingFacts> = {
  category: 'meeting',
  initial: { status: 'unknown' },
  events: {
    MeetingScheduled: 1,
    MeetingRescheduled: 1,
    MeetingInvited: 1,
    MeetingOpened: 1,
    MeetingChairAssigned: 1,
    MinuteTakerAssigned: 1,
    MeetingInterrupted: 1,
    MeetingResumed: 1,
    MeetingClosed: 1,
    MeetingCancelled: 1,
    MeetingLinkedToProcess: 1,
    HeldMeetingRecorded: 1,
    ItemAdded: 1,
    ItemMoved: 1,
    PublicExcluded: 1,
    PublicRestored: 1,
    ItemTextsRecorded: 1,
    ItemSubjectsNamed: 1,
    ItemRequestRecorded: 1,
    ItemOutcomeRecorded: 1,
    OutcomeCorrected: 1,
    VoteQuestioned: 1,
    OutcomeFollowUpDue: 1,
    ArrivalRecorded: 1,
    DepartureRecorded: 1,
    GuestRecorded: 1,
    ...deviationShapes,
  },
  german: germanMeeting,
  decide,
  evolve: evolveMeeting,
  publishes: [publish(MEETING_AGENDA, agendaOf)],
};

function decide(command: MeetingCommand, meeting: Meeting, facts: MeetingFacts): MeetingDecision {
  if (facts.missing !== undefined) return refuseReference(facts.missing.reason, facts.missing.field);
  if (command.type === 'ScheduleMeeting') return decideSchedule(command, meeting, facts);
  if (command.type === 'RecordHeldMeeting') return decideHeldMeeting(command, meeting, facts);
  if (meeting.status === 'unknown') return refuseMissing('not found');
  const problem = statusProblem(command.type, meeting.status);
  if (problem !== undefined) return refuse(problem);
  return decideKnown(command, meeting, facts);
}

function decideKnown(
  command: Exclude<MeetingCommand, { readonly type: 'ScheduleMeeting' | 'RecordHeldMeeting' }>,
  meeting: KnownMeeting,
  facts: MeetingFacts,
): MeetingDecision {
  switch (command.type) {
    case 'RescheduleMeeting':
    case 'InviteToMeeting':
    case 'OpenMeeting':
    case 'AssignMeetingChair':
    case 'AssignMinuteTaker':
    case 'CancelMeeting':
    case 'LinkMeetingToProcess':
    case 'ResolveDeviation':
      return decideSitting(command, meeting);
    case 'InterruptMeeting':
    case 'ResumeMeeting':
    case 'CloseMeeting':
      return isBeforeOpening(command, meeting)
        ? refuse('it would lie before the opening of the meeting')
        : decideSitting(command, meeting);
    case 'AddItem':
    case 'MoveItem':
    case 'ExcludePublic':
    case 'RestorePublic':
      return decideAgenda(command, meeting);
    case 'NameItemSubjects':
    case 'RemindOfOutcome':
      return decideFollowUp(command, meeting);
    case 'RecordItemRequest':
      return isBeforeOpening(command, meeting)
        ? refuse('it would lie before the opening of the meeting')
        : decideFollowUp(command, meeting);
    case 'RecordArrival':
    case 'RecordDeparture':
    case 'RecordGuest':
      return decideAttendance(command, meeting);
    case 'CorrectOutcome':
      return decideCorrection(command, meeting, facts);
    case 'RecordHeldItem':
      return decideHeldItem(command, meeting, facts);
    case 'AdoptItem':
    case 'AdoptItemAsAmended':
    case 'RecommendItem':
    case 'RecommendItemAsAmended':
    case 'RejectItem':
    case 'AcknowledgeItem':
    case 'GiveStatement':
    case 'PostponeItem':
    case 'ReferItem':
    case 'ReturnItemToAdministration':
    case 'RemoveItemFromAgenda':
    case 'WithdrawItem':
    case 'RecordDiscussionOnly':
    case 'RecordItemNotReached':
    case 'RecordMayorsDecision':
    case 'RecordVoidOutcome':
      return isBeforeOpening(command, meeting)
        ? refuse('it would lie before the opening of the meeting')
        : decideOutcome(command, meeting, facts);
  }
}

function isBeforeOpening({ meta }: MeetingCommand, meeting: KnownMeeting): boolean {
  return 'opened' in meeting && certainlyBefore(meta.occurredOn, meeting.opened.on);
}

function agendaOf(meeting: Meeting): MeetingAgenda | undefined {
  if (meeting.status === 'unknown') return undefined;
  const { committee, status, items } = meeting;
  return { committee, isCancelled: status === 'cancelled', items: items.map(({ id }) => id) };
}
