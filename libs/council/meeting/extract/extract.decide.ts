import type { Difference } from '#event-sourcing';
import { certainlyAfter, refuse, refuseDifferences, refuseInput, refuseReference } from '#event-sourcing';
import { furtherFacts, heldState } from '../held-meeting/held-meeting-facts.js';
import { recordItems } from '../held-meeting/held-items.js';
import type { MeetingDecision, MeetingFacts, Of } from '../meeting-decision.js';
import type { HeldMeetingRecorded } from '../meeting.events.js';
import type { KnownMeeting, Meeting } from '../meeting.state.js';
import { committeesOf } from '../meeting.state.js';
import type { ExtractFacts } from './extract-facts.js';
import { sourceItemOf } from './extract-item.js';
import { committeeIds } from './extract.commands.js';

/** One item of a sitting with all that it rests on: everything is judged before anything is written, here or in other streams. */
export function decideExtract(
  { data, meta }: Of<'RecordExtract'>,
  meeting: Meeting,
  facts: MeetingFacts,
): MeetingDecision {
  const { extract } = facts;
  if (extract === undefined) throw new Error('an extract is decided with its facts');
  if (certainlyAfter(data.heldOn, meta.today)) return refuse('meeting lies in the future');
  const missing = missingIn(data, extract);
  if (missing !== undefined) return missing;
  const item = sourceItemOf(data, extract);
  if (item === undefined) return refuseInput('wording of the amendment is missing', 'item.wording');
  const held = heldOf(data, meeting);
  const { correct } = data;
  const correction = correct && {
    reason: correct.reason,
    authority: correct.authority ?? ({ kind: 'unknown' } as const),
  };
  const context = { meta, facts, day: data.heldOn, fieldOf: () => 'item.', ...(correction && { correction }) };
  if (meeting.status === 'unknown') {
    if (data.meeting !== undefined) return refuseReference('meeting does not exist', 'meeting');
    return recordItems([item], { ...context, meeting: heldState(held) }, [{ type: 'HeldMeetingRecorded', data: held }]);
  }
  if (meeting.status === 'cancelled') return refuse('meeting is cancelled');
  const differences = meetingDifferences(held, meeting);
  if (differences.length > 0) return refuseDifferences('other facts are recorded already', differences);
  return recordItems([item], { ...context, meeting }, furtherFacts(held, meeting));
}

function missingIn(
  { create = false }: Of<'RecordExtract'>['data'],
  { committees, papers }: ExtractFacts,
): MeetingDecision | undefined {
  const committee = committees.findIndex(({ exists }) => !exists && !create);
  if (committee !== -1) return refuseReference('committee does not exist', `committees.${committee}.name`);
  const paper = papers.findIndex(({ exists }) => !exists && !create);
  if (paper !== -1) return refuseReference('paper does not exist', `item.papers.${paper}.reference`);
  const taken = papers.find((one) => one.taken !== undefined)?.taken;
  if (taken !== undefined) return refuse(taken);
  return new Set(papers.map(({ id }) => id)).size < papers.length
    ? refuseInput('paper is named twice', 'item.papers')
    : undefined;
}

/** The sitting as the extract states it. The first committee is the one that the meeting has already. */
function heldOf(data: Of<'RecordExtract'>['data'], meeting: Meeting): HeldMeetingRecorded['data'] {
  const { heldOn, public: heading = 'unknown', processes = [] } = data;
  const ids = [...new Set(committeeIds(data))];
  const known = meeting.status === 'unknown' ? undefined : meeting;
  const committee = known !== undefined && ids.includes(known.committee) ? known.committee : (ids[0] ?? '');
  const sequence = data.sequence ?? known?.sequence ?? 1;
  const jointWith = ids.filter((id) => id !== committee);
  return { committee, jointWith, heldOn, sequence, public: heading, processes, completeness: 'excerptOnly' };
}

/** An extract of one committee may belong to a joint sitting; the other way round it tells of further committees. */
function meetingDifferences(held: HeldMeetingRecorded['data'], meeting: KnownMeeting): readonly Difference[] {
  const recorded = committeesOf(meeting);
  const stated = [held.committee, ...held.jointWith];
  const pairs = [
    ['heldOn', meeting.when, held.heldOn, meeting.when !== held.heldOn],
    ['sequence', meeting.sequence, held.sequence, meeting.sequence !== held.sequence],
    ['committees', recorded, stated, !stated.some((id) => recorded.includes(id))],
  ] as const;
  return pairs
    .filter(([, , , differs]) => differs)
    .map(([field, before, now]) => ({ field, recorded: before, stated: now, evidence: null }));
}
