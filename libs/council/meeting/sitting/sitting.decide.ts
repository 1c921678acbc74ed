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
import { isSameAttendee } from '../attendance/presence.js';
import { acceptUnlessFound } from '../findings.js';
import type { DecidePart, MeetingDecision, MeetingFacts, Of, SittingCommand } from '../meeting-decision.js';
import { afterOpening, ALWAYS, BEFORE, during, NOT_CANCELLED, SITTING } from '../meeting-status.js';
import type { MeetingEvent } from '../meeting.events.js';
import type { KnownMeeting, Meeting } from '../meeting.state.js';
import { OPENED_BEFORE_DAY } from '../outcome/competence.js';

export function decideSchedule(
  { data, meta }: Of<'ScheduleMeeting'>,
  meeting: Meeting,
  { committee }: MeetingFacts,
): MeetingDecision {
  if (meeting.status !== 'unknown') return refuse('meeting is scheduled already');
  // A meeting of the past may have taken place before the dissolution and be entered late.
  if (committee?.dissolved === true && !certainlyBefore(data.when, meta.today)) return refuse('committee is dissolved');
  const { sequence = 1, processes = [], jointWith: others = [], ...rest } = data;
  const jointWith = others.filter((other) => other !== data.committee);
  return accept<MeetingEvent>({
    type: 'MeetingScheduled',
    data: { ...rest, jointWith, sequence, processes, public: data.public ?? 'unknown' },
  });
}

/** Commands about the meeting itself. */
export const sittingDecisions: DecidePart<Exclude<SittingCommand, { readonly type: 'ScheduleMeeting' }>> = {
  RescheduleMeeting: during(BEFORE, reschedule),
  InviteToMeeting: during(BEFORE, (_command, meeting) => invite(meeting)),
  OpenMeeting: during(['invited'], open),
  AssignMeetingChair: during(NOT_CANCELLED, ({ data: { chair } }, meeting) => {
    if (meeting.chair !== undefined && isSameAttendee(meeting.chair, chair)) return acceptAsIs('chairs already');
    return accept<MeetingEvent>({ type: 'MeetingChairAssigned', data: { chair } });
  }),
  AssignMinuteTaker: during(NOT_CANCELLED, ({ data: { minuteTaker } }, meeting) => {
    if (meeting.minuteTaker !== undefined && isSameAttendee(meeting.minuteTaker, minuteTaker)) {
      return acceptAsIs('takes the minutes already');
    }
    return accept<MeetingEvent>({ type: 'MinuteTakerAssigned', data: { minuteTaker } });
  }),
  InterruptMeeting: during(
    ['open'],
    afterOpening(({ data }) => accept<MeetingEvent>({ type: 'MeetingInterrupted', data })),
  ),
  ResumeMeeting: during(
    ['interrupted'],
    afterOpening(() => accept<MeetingEvent>({ type: 'MeetingResumed', data: {} })),
  ),
  CloseMeeting: during(
    SITTING,
    afterOpening((command, meeting) =>
      accept<MeetingEvent>(...notReached(command, meeting), { type: 'MeetingClosed', data: {} }),
    ),
  ),
  CancelMeeting: during(BEFORE, ({ data }) => accept<MeetingEvent>({ type: 'MeetingCancelled', data })),
  LinkMeetingToProcess: during(ALWAYS, ({ data }, meeting) => {
    if (meeting.processes.includes(data.process)) return acceptAsIs('is linked to this process already');
    return accept<MeetingEvent>({ type: 'MeetingLinkedToProcess', data });
  }),
  ResolveDeviation: during(ALWAYS, ({ data }, meeting) => decideResolveDeviation(data, meeting.deviations)),
};

function open({ meta }: Of<'OpenMeeting'>, meeting: KnownMeeting): MeetingDecision {
  const isEarly = certainlyBefore(meta.occurredOn, meeting.when);
  return acceptUnlessFound(meta, isEarly ? [{ violation: OPENED_BEFORE_DAY }] : [], [
    { type: 'MeetingOpened', data: {} },
  ]);
}

function reschedule({ data }: Of<'RescheduleMeeting'>, meeting: KnownMeeting): MeetingDecision {
  const { when, sequence = meeting.sequence } = data;
  if (when === meeting.when && sequence === meeting.sequence) return acceptAsIs('is scheduled for then already');
  return accept<MeetingEvent>({ type: 'MeetingRescheduled', data: { when, sequence } });
}

/** The notice that an invitation needs is a matter of the rules of procedure. */
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
