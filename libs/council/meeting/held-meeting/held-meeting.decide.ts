import type { Decided } from '#event-sourcing';
import { certainlyAfter, isDay, refuse, refuseInput } from '#event-sourcing';
import type { DecidePart, HeldCommand, MeetingDecision, MeetingFacts, Of } from '../meeting-decision.js';
import { during, NOT_CANCELLED } from '../meeting-status.js';
import type { HeldMeetingRecorded, MeetingEvent, Publicity } from '../meeting.events.js';
import type { KnownMeeting, Meeting } from '../meeting.state.js';
import { recordItems } from './held-items.js';

/** A meeting from notes or an extract; where it is recorded already, the facts that the source adds. */
export function decideHeldMeeting(
  { data, meta }: Of<'RecordHeldMeeting'>,
  meeting: Meeting,
  facts: MeetingFacts,
): MeetingDecision {
  const { sequence = 1, processes = [], items, ...rest } = data;
  if (certainlyAfter(data.heldOn, meta.today)) return refuse('meeting lies in the future');
  const held = { ...rest, sequence, processes, public: data.public ?? 'unknown' };
  const day = data.heldOn;
  if (meeting.status === 'unknown') {
    const first: HeldMeetingRecorded = { type: 'HeldMeetingRecorded', data: held };
    return recordItems(items, { meta, facts, day, meeting: heldState(held) }, [first]);
  }
  if (meeting.status === 'cancelled' || isOtherMeeting(held, meeting))
    return refuse('other facts are recorded already');
  return recordItems(items, { meta, facts, day, meeting }, furtherFacts(held, meeting));
}

/** The facts that a further source adds to the meeting itself. */
function furtherFacts(held: HeldMeetingRecorded['data'], meeting: KnownMeeting): readonly Decided<MeetingEvent>[] {
  const links = held.processes.filter((process) => !meeting.processes.includes(process));
  const publicity = held.public === 'unknown' ? meeting.public : held.public;
  const fuller = meeting.status === 'held' && meeting.completeness === 'excerptOnly' && held.completeness === 'full';
  if (isBefore(meeting) || fuller || publicity !== meeting.public) {
    const completeness = meeting.status === 'held' && !fuller ? meeting.completeness : held.completeness;
    const processes = [...meeting.processes, ...links];
    return [{ type: 'HeldMeetingRecorded', data: { ...held, public: publicity, completeness, processes } }];
  }
  return links.map((process) => ({ type: 'MeetingLinkedToProcess', data: { process } }));
}

export const heldItemDecisions: DecidePart<Exclude<HeldCommand, { readonly type: 'RecordHeldMeeting' }>> = {
  RecordHeldItem: during(NOT_CANCELLED, decideHeldItem),
};

/** One more item; a planned meeting that a document is about took place. */
function decideHeldItem(
  { data: { meetingPublic = 'unknown', ...item }, meta }: Of<'RecordHeldItem'>,
  meeting: KnownMeeting,
  facts: MeetingFacts,
): MeetingDecision {
  if (certainlyAfter(meeting.when, meta.today)) return refuse('meeting lies in the future');
  if (contradict(meetingPublic, meeting.public)) return refuse('other facts are recorded already');
  const context = { meta, facts, day: meeting.when, meeting };
  const isToldPublicity = meeting.status === 'held' && meeting.public === 'unknown' && meetingPublic !== 'unknown';
  if (!isBefore(meeting) && !isToldPublicity) return recordItems([item], context, []);
  if (!isDay(meeting.when)) return refuseInput('meeting has no day yet', 'when');
  const { committee, sequence, processes, when: heldOn } = meeting;
  const publicity = meeting.public === 'unknown' ? meetingPublic : meeting.public;
  const completeness = meeting.status === 'held' ? meeting.completeness : 'excerptOnly';
  const held = { committee, heldOn, sequence, processes, public: publicity, completeness };
  return recordItems([item], context, [{ type: 'HeldMeetingRecorded', data: held }]);
}

function isBefore({ status }: KnownMeeting): boolean {
  return status === 'planned' || status === 'invited';
}

function isOtherMeeting(held: HeldMeetingRecorded['data'], meeting: KnownMeeting): boolean {
  return (
    held.committee !== meeting.committee
    || held.heldOn !== meeting.when
    || held.sequence !== meeting.sequence
    || contradict(held.public, meeting.public)
  );
}

function contradict(...stated: readonly Publicity[]): boolean {
  return stated.includes('yes') && stated.includes('no');
}

function heldState({ heldOn, ...held }: HeldMeetingRecorded['data']): KnownMeeting {
  return { ...held, status: 'held', when: heldOn, items: [], moves: [], guests: [], deviations: {} };
}
