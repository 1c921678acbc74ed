import type { Deviations, OccurredAt, PartialDate } from '#event-sourcing';
import type { Subject, SubjectRef } from '#shared-kernel';
import type {
  Attendee,
  Capacity,
  Completeness,
  ItemIntent,
  ItemPaper,
  ItemTexts,
  Publicity,
  Vote,
} from './meeting.events.js';
import type { Outcome } from './outcome/outcome.js';

/** An outcome as it was recorded; the one that counts has no `correctedBy`. */
export interface RecordedOutcome {
  readonly outcomeId: string;
  /** The `ItemOutcomeRecorded` or `OutcomeCorrected` that holds it. */
  readonly event: string;
  readonly outcome: Outcome;
  readonly intent: ItemIntent;
  readonly paper: ItemPaper;
  readonly vote: Vote;
  readonly at?: OccurredAt;
  /** Arrivals were recorded by then, so that a late one may change who could vote. */
  readonly attendanceKept: boolean;
  /** The event that took its place. */
  readonly correctedBy?: string;
  /** It was reminded of what it adopted and nobody carried out. */
  readonly followUpDue: boolean;
}

export interface Item {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly intent: ItemIntent;
  readonly paper: ItemPaper;
  readonly public: Publicity;
  readonly texts: ItemTexts;
  /** What it decides on; without any, what its paper's version names. */
  readonly subjects: readonly Subject[];
  /** What it decided on at any time. */
  readonly everListed: readonly SubjectRef[];
  /** How often the committee asked for something. */
  readonly requests: number;
  /** In the order in which they happened; a correction stands behind what it corrects. */
  readonly outcomes: readonly RecordedOutcome[];
}

/** Somebody came or went; without `at` nobody knows when. */
export interface Move {
  readonly kind: 'arrival' | 'departure';
  readonly attendee: Attendee;
  /** Of a departure, what the attendee came as. */
  readonly capacity: Capacity;
  readonly at?: OccurredAt;
}

interface MeetingBody {
  readonly committee: string;
  readonly when: PartialDate;
  readonly sequence: number;
  readonly public: Publicity;
  readonly processes: readonly string[];
  readonly items: readonly Item[];
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

/** What counts now of an item's outcomes, in order. */
export function countingOutcomes({ outcomes }: Pick<Item, 'outcomes'>): readonly RecordedOutcome[] {
  return outcomes.filter((one) => one.correctedBy === undefined);
}

export function itemOf(meeting: KnownMeeting, id: string): Item | undefined {
  return meeting.items.find((item) => item.id === id);
}

/** An item as it is added: nothing has been done with it. */
export function newItem(item: Pick<Item, 'id' | 'number' | 'title' | 'intent' | 'paper' | 'public'>): Item {
  return { ...item, texts: {}, subjects: [], everListed: [], requests: 0, outcomes: [] };
}
