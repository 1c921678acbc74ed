import { accept, acceptAsIs, partId, refuse, refuseReference } from '#event-sourcing';
import { areSameSubjects, subjectsProblem } from '#shared-kernel';
import type { Item } from '../agenda/agenda.state.js';
import { ofItem } from '../agenda/decide-item.js';
import type { DecidePart, FollowUpCommand, MeetingDecision, Of } from '../meeting-decision.js';
import { afterOpening, ALWAYS, during, NOT_CANCELLED, OVER, SITTING } from '../meeting-status.js';
import type { MeetingEvent } from '../meeting.events.js';
import type { KnownMeeting } from '../meeting.state.js';
import { findOutcome } from '../outcome/find-outcome.js';
import { countingOutcomes } from '../outcome/outcome.state.js';
import { traitsOf } from '../outcome/outcomes.js';

/** Requests that one item may hold. */
export const MOST_REQUESTS = 100;

/** The subjects of an item, reminders of its outcome, and the requests of the committee. */
export const followUpDecisions: DecidePart<FollowUpCommand> = {
  NameItemSubjects: during(NOT_CANCELLED, ofItem(nameSubjects)),
  RecordItemRequest: during([...SITTING, ...OVER], afterOpening(ofItem(recordRequest))),
  RemindOfOutcome: during(ALWAYS, remind),
};

function recordRequest({ data, meta }: Of<'RecordItemRequest'>, item: Item): MeetingDecision {
  if (item.requests >= MOST_REQUESTS) return refuse('item has too many requests');
  const request = partId(meta.commandId, 'request', 0);
  return accept<MeetingEvent>({ type: 'ItemRequestRecorded', data: { ...data, request } });
}

/**
 * After the end of the consultation only where the decision itself may have made new versions, and where everything is
 * known from documents, which come in any order.
 */
function nameSubjects({ data }: Of<'NameItemSubjects'>, item: Item, { status }: KnownMeeting): MeetingDecision {
  const outcomes = countingOutcomes(item).map(({ outcome }) => outcome);
  const amended = outcomes.some(({ kind }) => kind === 'adoptedAsAmended');
  if (status !== 'held' && !amended && outcomes.some((one) => traitsOf(one).endsItem)) {
    return refuse('consultation of the item has ended already');
  }
  const problem = subjectsProblem(data.subjects, item.everListed);
  if (problem !== undefined) return refuse(problem);
  if (areSameSubjects(data.subjects, item.subjects)) return acceptAsIs('names these already');
  return accept<MeetingEvent>({ type: 'ItemSubjectsNamed', data });
}

function remind({ data }: Of<'RemindOfOutcome'>, meeting: KnownMeeting): MeetingDecision {
  const found = findOutcome(meeting, data);
  if (found === undefined) return refuseReference('outcome is not known in this meeting', 'event');
  if (found.outcome.correctedBy !== undefined) return refuse('outcome has been corrected already');
  if (found.outcome.followUpDue) return acceptAsIs('is reminded of already');
  return accept<MeetingEvent>({ type: 'OutcomeFollowUpDue', data: { item: found.item.id, ...data } });
}
