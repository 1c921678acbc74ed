import type { Decider } from '#event-sourcing';
import { decideByType, publish, refuseMissing, refuseReference } from '#event-sourcing';
import type { MeetingAgenda } from '../committee/meeting-agenda.js';
import { MEETING_AGENDA } from '../committee/meeting-agenda.js';
import { agendaDecisions } from './agenda/agenda.decide.js';
import { attendanceDecisions } from './attendance/attendance.decide.js';
import { decideExtract } from './extract/extract.decide.js';
import { followUpDecisions } from './follow-up/follow-up.decide.js';
import { decideHeldMeeting, heldItemDecisions } from './held-meeting/held-meeting.decide.js';
import type { MeetingCommand, MeetingDecision, MeetingFacts } from './meeting-decision.js';
import type { MeetingEvent } from './meeting.events.js';
import { meetingShapes } from './meeting.events.js';
import { evolveMeeting } from './meeting.evolve.js';
import type { MeetingRefusal } from './meeting.refusals.js';
import { germanMeeting } from './meeting.refusals.js';
import type { KnownMeeting, Meeting } from './meeting.state.js';
import { outcomeDecisions } from './outcome/outcome.decide.js';
import { decideSchedule, sittingDecisions } from './sitting/sitting.decide.js';

export const meetingDecider: Decider<MeetingCommand, Meeting, MeetingEvent, MeetingRefusal, MeetingFacts> = {
  category: 'meeting',
  initial: { status: 'unknown' },
  events: meetingShapes,
  german: germanMeeting,
  decide,
  evolve: evolveMeeting,
  publishes: [publish(MEETING_AGENDA, agendaOf)],
};

function decide(command: MeetingCommand, meeting: Meeting, facts: MeetingFacts): MeetingDecision {
  if (facts.missing !== undefined) return refuseReference(facts.missing.reason, facts.missing.field);
  if (command.type === 'ScheduleMeeting') return decideSchedule(command, meeting, facts);
  if (command.type === 'RecordHeldMeeting') return decideHeldMeeting(command, meeting, facts);
  if (command.type === 'RecordExtract') return decideExtract(command, meeting, facts);
  return meeting.status === 'unknown' ? refuseMissing('not found') : decideKnown(command, meeting, facts);
}

type BeginningCommand = { readonly type: 'ScheduleMeeting' | 'RecordHeldMeeting' | 'RecordExtract' };
type LaterCommand = Exclude<MeetingCommand, BeginningCommand>;

const decideKnown = decideByType<LaterCommand, KnownMeeting, MeetingEvent, MeetingRefusal, MeetingFacts>({
  ...sittingDecisions,
  ...agendaDecisions,
  ...attendanceDecisions,
  ...outcomeDecisions,
  ...heldItemDecisions,
  ...followUpDecisions,
});

function agendaOf(meeting: Meeting): MeetingAgenda | undefined {
  if (meeting.status === 'unknown') return undefined;
  const { committee, status, items } = meeting;
  return { committee, isCancelled: status === 'cancelled', items: items.map(({ id }) => id) };
}
