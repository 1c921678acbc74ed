import type { Difference } from '#event-sourcing';
import { certainlyAfter, isDay, refuse, refuseDifferences, refuseInput } from '#event-sourcing';
import type { DecidePart, HeldCommand, MeetingDecision, MeetingFacts, Of } from '../meeting-decision.js';
import { during, NOT_CANCELLED } from '../meeting-status.js';
import type { HeldMeetingRecorded, Publicity } from '../meeting.events.js';
import type { KnownMeeting, Meeting } from '../meeting.state.js';
import { recordItems } from './held-items.js';
import type { HeldFacts } from './held-meeting.commands.js';
import { furtherFacts, heldState, isBefore } from './held-meeting-facts.js';
import type { SourceItem } from './source-item.js';
import { partOf } from './source-item.js';

/** A meeting from notes or an extract; where it is recorded already, the facts that the source adds. */
export function decideHeldMeeting(
  { data, meta }: Of<'RecordHeldMeeting'>,
  meeting: Meeting,
  facts: MeetingFacts,
): MeetingDecision {
  const { sequence = 1, processes = [], items: told, ...rest } = data;
  if (certainlyAfter(data.heldOn, meta.today)) return refuse('meeting lies in the future');
  const held = { ...rest, sequence, processes, jointWith: [], public: data.public ?? 'unknown' };
  const items = told.map((item) => placed(item, held.public));
  const context = { meta, facts, day: data.heldOn, fieldOf: (index: number) => `items.${index}.` };
  if (meeting.status === 'unknown') {
    return recordItems(items, { ...context, meeting: heldState(held) }, [{ type: 'HeldMeetingRecorded', data: held }]);
  }
  if (meeting.status === 'cancelled') return refuse('meeting is cancelled');
  const differences = meetingDifferences(held, meeting);
  if (differences.length > 0) return refuseDifferences('other facts are recorded already', differences);
  return recordItems(items, { ...context, meeting }, furtherFacts(held, meeting));
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
  if (contradict(meetingPublic, meeting.public)) {
    const difference = { field: 'meetingPublic', recorded: meeting.public, stated: meetingPublic, evidence: null };
    return refuseDifferences('other facts are recorded already', [difference]);
  }
  const context = { meta, facts, day: meeting.when, meeting, fieldOf: () => '' };
  const source = placed(item, meetingPublic);
  const isToldPublicity = meeting.status === 'held' && meeting.public === 'unknown' && meetingPublic !== 'unknown';
  if (!isBefore(meeting) && !isToldPublicity) return recordItems([source], context, []);
  if (!isDay(meeting.when)) return refuseInput('meeting has no day yet', 'when');
  const { committee, jointWith, sequence, processes, when: heldOn } = meeting;
  const told = { committee, jointWith, heldOn, sequence, processes, public: meetingPublic } as const;
  return recordItems([source], context, furtherFacts({ ...told, completeness: 'excerptOnly' }, meeting));
}

function placed(item: HeldFacts, heading: Publicity): SourceItem {
  return { ...item, part: partOf(item.number, item.public, heading) };
}

function meetingDifferences(held: HeldMeetingRecorded['data'], meeting: KnownMeeting): readonly Difference[] {
  const pairs = [
    ['committee', meeting.committee, held.committee, held.committee !== meeting.committee],
    ['heldOn', meeting.when, held.heldOn, held.heldOn !== meeting.when],
    ['sequence', meeting.sequence, held.sequence, held.sequence !== meeting.sequence],
    ['public', meeting.public, held.public, contradict(held.public, meeting.public)],
  ] as const;
  return pairs
    .filter(([, , , differs]) => differs)
    .map(([field, recorded, stated]) => ({ field, recorded, stated, evidence: null }));
}

function contradict(...stated: readonly Publicity[]): boolean {
  return stated.includes('yes') && stated.includes('no');
}
