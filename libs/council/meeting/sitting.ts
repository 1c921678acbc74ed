import type { Decided } from '#event-sourcing';
import {
  accept,
  acceptAsIs,
  canonicalJson,
  certainlyBefore,
  decideResolveDeviation,
  isDay,
  partId,
  refuse,
  refuseInput,
} from '#event-sourcing';
import { OPENED_BEFORE_DAY } from './competence.js';
import { acceptUnlessFound } from './irregular.js';
import type { MeetingEvent } from './meeting.events.js';
import type { MeetingDecision, MeetingFacts, Of, SittingCommand } from './meeting-decision.js';
import type { KnownMeeting, Meeting } from './meeting.state.js';
import { isSameAttendee } from './presence.js';

export function decideSchedule(
  { data, meta }: Of<'ScheduleMeeting'>,
  meeting: Meeting,
  { committee }: MeetingFacts,
): MeetingDecision {
  if (meeting.status !== 'unknown') return refuse('meeting is scheduled already');
  // A meeting of the past may have taken place before the dissolution and be entered late.
  if (committee?.dissolved === true && !certainlyBefore(data.when, meta.today)) return refuse('committee is dissolved');
  const { sequence = 1, processes = [], ...rest } = data;
  return accept<MeetingEvent>({
    type: 'MeetingScheduled',
    data: { ...rest, sequence, processes, public: data.public ?? 'unknown' },
  });
}

/** Commands about the meeting itself, after its status was checked. */
export function decideSitting(
  command: Exclude<SittingCommand, { readonly type: 'ScheduleMeeting' }>,
  meeting: KnownMeeting,
): MeetingDecision {
  switch (command.type) {
    case 'RescheduleMeeting':
      return reschedule(command, meeting);
    case 'InviteToMeeting':
      return invite(meeting);
    case 'OpenMeeting': {
      const early = certainlyBefore(command.meta.occurredOn, meeting.when);
      return acceptUnlessFound(command.meta, early ? [{ violation: OPENED_BEFORE_DAY }] : [], [
        { type: 'MeetingOpened', data: {} },
      ]);
    }
    case 'AssignMeetingChair': {
      const { chair } = command.data;
      if (meeting.chair !== undefined && isSameAttendee(meeting.chair, chair)) return acceptAsIs('chairs already');
      return accept<MeetingEvent>({ type: 'MeetingChairAssigned', data: { chair } });
    }
    case 'AssignMinuteTaker': {
      const { minuteTaker } = command.data;
      if (meeting.minuteTaker !== undefined && isSameAttendee(meeting.minuteTaker, minuteTaker)) {
        return acceptAsIs('takes the minutes already');
      }
      return accept<MeetingEvent>({ type: 'MinuteTakerAssigned', data: { minuteTaker } });
    }
    case 'InterruptMeeting':
      return accept<MeetingEvent>({ type: 'MeetingInterrupted', data: command.data });
    case 'ResumeMeeting':
      return accept<MeetingEvent>({ type: 'MeetingResumed', data: {} });
    case 'CloseMeeting':
      return accept<MeetingEvent>(...notReached(command, meeting), { type: 'MeetingClosed', data: {} });
    case 'CancelMeeting':
      return accept<MeetingEvent>({ type: 'MeetingCancelled', data: command.data });
    case 'LinkMeetingToProcess':
      if (meeting.processes.includes(command.data.process)) return acceptAsIs('is linked to this process already');
      return accept<MeetingEvent>({ type: 'MeetingLinkedToProcess', data: command.data });
    case 'ResolveDeviation':
      return decideResolveDeviation(command.data, meeting.deviations);
  }
}

function reschedule({ data }: Of<'RescheduleMeeting'>, meeting: KnownMeeting): MeetingDecision {
  const { when, sequence = meeting.sequence } = data;
  if (when === meeting.when && sequence === meeting.sequence) return acceptAsIs('is scheduled for then already');
  return accept<MeetingEvent>({ type: 'MeetingRescheduled', data: { when, sequence } });
}

/** What else an invitation needs, notice above all, is a matter of the rules of procedure. */
function invite(meeting: KnownMeeting): MeetingDecision {
  if (!isDay(meeting.when)) return refuseInput('meeting has no day yet', 'when');
  const agenda = meeting.items.filter((item) => item.outcomes.length === 0).map((item) => item.id);
  if (agenda.length === 0) return refuse('meeting has no agenda');
  if (meeting.status === 'invited' && canonicalJson(agenda) === canonicalJson(meeting.invitedAgenda)) {
    return acceptAsIs('is invited to with this agenda already');
  }
  return accept<MeetingEvent>({ type: 'MeetingInvited', data: { agenda } });
}

function notReached({ meta }: Of<'CloseMeeting'>, meeting: KnownMeeting): readonly Decided<MeetingEvent>[] {
  return meeting.items
    .filter((item) => item.outcomes.length === 0)
    .map(({ id, intent, paper }, index) => ({
      type: 'ItemOutcomeRecorded' as const,
      data: {
        item: id,
        outcomeId: partId(meta.commandId, 'outcome', index),
        outcome: { kind: 'notReached' },
        intent,
        paper,
        vote: { kind: 'none' },
      },
    }));
}
