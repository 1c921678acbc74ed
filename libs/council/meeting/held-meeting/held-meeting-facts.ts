import type { Decided } from '#event-sourcing';
import type { HeldMeetingRecorded, MeetingEvent, Publicity } from '../meeting.events.js';
import type { KnownMeeting } from '../meeting.state.js';
import { committeesOf } from '../meeting.state.js';

type Held = HeldMeetingRecorded['data'];

/** The facts that a further source adds to the meeting itself; a planned meeting that a document is about took place. */
export function furtherFacts(stated: Held, meeting: KnownMeeting): readonly Decided<MeetingEvent>[] {
  const links = stated.processes.filter((process) => !meeting.processes.includes(process));
  const publicity = publicityOf(stated.public, meeting.public);
  const isHeld = meeting.status === 'held';
  const fuller = isHeld && meeting.completeness === 'excerptOnly' && stated.completeness === 'full';
  const others = [stated.committee, ...stated.jointWith].filter((id) => !committeesOf(meeting).includes(id));
  const changes = isHeld && (publicity !== meeting.public || others.length > 0);
  if (!(isBefore(meeting) || fuller || changes)) {
    return links.map((process) => ({ type: 'MeetingLinkedToProcess', data: { process } }));
  }
  const data: Held = {
    committee: meeting.committee,
    jointWith: [...meeting.jointWith, ...others],
    heldOn: stated.heldOn,
    sequence: meeting.sequence,
    public: publicity,
    processes: [...meeting.processes, ...links],
    completeness: isHeld && !fuller ? meeting.completeness : stated.completeness,
  };
  return [...closedBefore(meeting, publicity), { type: 'HeldMeetingRecorded', data }];
}

/** Items of a sitting that was not public stay so where a public part becomes known; nothing was said of them alone. */
function closedBefore(meeting: KnownMeeting, publicity: Publicity): readonly Decided<MeetingEvent>[] {
  if (meeting.public !== 'no' || publicity !== 'yes') return [];
  const silent = meeting.items.filter((item) => item.public === 'unknown');
  return silent.map(({ id }) => ({ type: 'PublicExcluded', data: { item: id } }));
}

/** A sitting with a public part is public; its items that are not public stay so by themselves. */
function publicityOf(stated: Publicity, recorded: Publicity): Publicity {
  if (stated === 'yes' || recorded === 'yes') return 'yes';
  return recorded === 'unknown' ? stated : recorded;
}

export function isBefore({ status }: KnownMeeting): boolean {
  return status === 'planned' || status === 'invited';
}

/** The meeting that an event begins. */
export function heldState({ heldOn, ...held }: Held): KnownMeeting {
  return { ...held, status: 'held', when: heldOn, items: [], struck: [], moves: [], guests: [], deviations: {} };
}
