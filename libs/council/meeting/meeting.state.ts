import type { Deviations, PartialDate } from '#event-sourcing';
import type { Item } from './agenda/agenda.state.js';
import type { Move } from './attendance/attendance.state.js';
import type { Attendee } from './attendance/attendee.js';
import type { Completeness, Publicity } from './meeting.events.js';

interface MeetingBody {
  readonly committee: string;
  /** The other committees of a joint sitting. */
  readonly jointWith: readonly string[];
  readonly when: PartialDate;
  readonly sequence: number;
  readonly public: Publicity;
  readonly processes: readonly string[];
  readonly items: readonly Item[];
  /** Ids of items that were taken off. */
  readonly struck: readonly string[];
  readonly moves: readonly Move[];
  readonly guests: readonly Attendee[];
  readonly chair?: Attendee;
  readonly minuteTaker?: Attendee;
  readonly deviations: Deviations;
}

/** Ids of the items that the invitation named. */
interface Invited {
  readonly invitedAgenda: readonly string[];
}

interface Opened extends Invited {
  readonly opened: { readonly event: string; readonly on: PartialDate };
}

export type Meeting =
  | { readonly status: 'unknown' }
  | (MeetingBody & { readonly status: 'planned' | 'cancelled' })
  | (MeetingBody & Invited & { readonly status: 'invited' })
  | (MeetingBody & Opened & { readonly status: 'open' | 'interrupted' | 'closed' })
  /** Known from notes or an extract. */
  | (MeetingBody & { readonly status: 'held'; readonly completeness: Completeness });

export type KnownMeeting = Exclude<Meeting, { readonly status: 'unknown' }>;

/** The committees that sit, one unless the sitting is joint. */
export function committeesOf({ committee, jointWith }: KnownMeeting): readonly string[] {
  return [committee, ...jointWith];
}

export function itemOf(meeting: KnownMeeting, id: string): Item | undefined {
  return meeting.items.find((item) => item.id === id);
}
