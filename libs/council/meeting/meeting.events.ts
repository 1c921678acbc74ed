import type { DeviationEvent, Message, PartialDate, Party } from '#event-sourcing';
import type { Subject } from '#shared-kernel';
import type { Outcome, TextHash } from './outcome/outcome.js';

export const MEETING_FORMS = ['inPerson', 'video', 'hybrid', 'circular'] as const;
export type MeetingForm = (typeof MEETING_FORMS)[number];

/** `unknown` is treated as not public. */
export const PUBLICITY = ['yes', 'no', 'unknown'] as const;
export type Publicity = (typeof PUBLICITY)[number];

/** What an item asks of the committee. */
export const ITEM_INTENTS = [
  'decision',
  'recommendation',
  'acknowledgement',
  'statement',
  'discussion',
  'unknown',
] as const;
export type ItemIntent = (typeof ITEM_INTENTS)[number];

/** What an item rests on: a version of a paper, nothing in writing, or nobody knows. */
export type ItemPaper =
  | { readonly kind: 'paper'; readonly paper: string; readonly version?: number; readonly sha256?: string }
  | { readonly kind: 'oral' }
  | { readonly kind: 'unknown' };

export interface ItemTexts {
  readonly proposal?: TextHash;
  readonly deliberation?: TextHash;
  /** The words of the outcome. */
  readonly wording?: TextHash;
}

export type Count = number | 'unknown';

/** `stated` is what a text says; it carries the counts that are known. A vote whose result is not said is `unknown`. */
export type Vote =
  | {
      readonly kind: 'counted';
      readonly yes: Count;
      readonly no: Count;
      readonly abstention: Count;
      readonly spoilt: Count;
    }
  | {
      readonly kind: 'stated';
      readonly result: 'unanimous' | 'majority';
      readonly yes?: number;
      readonly no?: number;
      readonly abstention?: number;
      readonly spoilt?: number;
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none' };

type CountedVote = Extract<Vote, { readonly kind: 'counted' }>;

/** A vote as commands tell it: abstentions and spoilt votes that are left out are `unknown`; events carry all four. */
export type ToldVote =
  | Exclude<Vote, CountedVote>
  | (Omit<CountedVote, 'abstention' | 'spoilt'> & Partial<Pick<CountedVote, 'abstention' | 'spoilt'>>);

/** Somebody in the room: a person by opaque id, or a function where no person is known. */
export type Attendee =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'function'; readonly title: string; readonly organisation?: string };

/** `advisory` members have no vote. */
export const CAPACITIES = ['member', 'substitute', 'advisory'] as const;
export type Capacity = (typeof CAPACITIES)[number];

export const COMPLETENESS = ['full', 'excerptOnly'] as const;
export type Completeness = (typeof COMPLETENESS)[number];

/**
 * An item's outcome. `outcomeId` is its own id within the stream. Deviations from `beyondCompetence` have it as their
 * `subject`, so that several outcomes of one item are told apart; those from `notOnAgenda` have the item's id;
 * `openedBeforeDay` has none. Ask `hasEffect(meeting, outcomeId)` whether an outcome may be carried to its paper.
 */
export type ItemOutcomeRecorded = Message<
  'ItemOutcomeRecorded',
  {
    readonly item: string;
    readonly outcomeId: string;
    readonly outcome: Outcome;
    readonly intent: ItemIntent;
    readonly paper: ItemPaper;
    readonly vote: Vote;
  }
>;

/**
 * Takes the place of an outcome: `event` is the id of the `ItemOutcomeRecorded` or `OutcomeCorrected` that counted until
 * now. `outcomeId` is that of the new outcome.
 */
export type OutcomeCorrected = Message<
  'OutcomeCorrected',
  {
    readonly event: string;
    readonly item: string;
    readonly outcomeId: string;
    readonly outcome: Outcome;
    readonly intent: ItemIntent;
    readonly paper: ItemPaper;
    readonly vote: Vote;
    readonly reason: string;
    readonly authority: Party;
  }
>;

export type ItemAdded = Message<
  'ItemAdded',
  {
    readonly item: string;
    readonly number: string;
    readonly title: string;
    readonly intent: ItemIntent;
    readonly paper: ItemPaper;
    readonly public: Publicity;
  }
>;

/** A meeting known from notes or an extract. Behind `MeetingScheduled` it says that the planned meeting took place. */
export type HeldMeetingRecorded = Message<
  'HeldMeetingRecorded',
  {
    readonly committee: string;
    /** A day. */
    readonly heldOn: PartialDate;
    readonly sequence: number;
    readonly public: Publicity;
    readonly processes: readonly string[];
    readonly completeness: Completeness;
  }
>;

export type AgendaEvent =
  | ItemAdded
  | Message<'ItemMoved', { readonly item: string; readonly number: string }>
  | Message<'PublicExcluded', { readonly item: string; readonly reason?: string }>
  | Message<'PublicRestored', { readonly item: string }>
  | Message<'ItemTextsRecorded', { readonly item: string } & ItemTexts>
  /** What the item decides on; takes the place of what was named before. */
  | Message<'ItemSubjectsNamed', { readonly item: string; readonly subjects: readonly Subject[] }>
  /** What the committee asked for with the item; `to` is an organisation. */
  | Message<
      'ItemRequestRecorded',
      {
        readonly item: string;
        readonly request: string;
        readonly text: string;
        readonly to?: string;
        readonly due?: PartialDate;
      }
    >;

export type OutcomeEvent =
  | ItemOutcomeRecorded
  | OutcomeCorrected
  /** A late entry changed who could vote on an outcome; `event` is the outcome's. */
  | Message<'VoteQuestioned', { readonly event: string; readonly item: string; readonly attendee: Attendee }>
  /** By the policy: what the outcome (`event`) adopted is not carried out yet. */
  | Message<'OutcomeFollowUpDue', { readonly item: string; readonly event: string; readonly open: readonly Subject[] }>;

/** When somebody came or went is the event's `occurredAt`. */
export type AttendanceEvent =
  | Message<'ArrivalRecorded', { readonly attendee: Attendee; readonly capacity: Capacity }>
  | Message<'DepartureRecorded', { readonly attendee: Attendee }>
  | Message<'GuestRecorded', { readonly guest: Attendee }>;

export type SittingEvent =
  | Message<
      'MeetingScheduled',
      {
        readonly committee: string;
        readonly when: PartialDate;
        readonly sequence: number;
        /** Absent where nobody said. */
        readonly form?: MeetingForm;
        readonly public: Publicity;
        readonly processes: readonly string[];
      }
    >
  /** An invitation that went out before does not hold for the new day: the meeting is planned again. */
  | Message<'MeetingRescheduled', { readonly when: PartialDate; readonly sequence: number }>
  /** `agenda`: ids of the items that the invitation named. A second one takes the place of the first. */
  | Message<'MeetingInvited', { readonly agenda: readonly string[] }>
  | Message<'MeetingOpened', Readonly<Record<string, never>>>
  | Message<'MeetingChairAssigned', { readonly chair: Attendee }>
  | Message<'MinuteTakerAssigned', { readonly minuteTaker: Attendee }>
  | Message<'MeetingInterrupted', { readonly reason?: string }>
  | Message<'MeetingResumed', Readonly<Record<string, never>>>
  /** Stands behind the `notReached` of every item that had no outcome. */
  | Message<'MeetingClosed', Readonly<Record<string, never>>>
  | Message<'MeetingCancelled', { readonly reason: string }>
  | Message<'MeetingLinkedToProcess', { readonly process: string }>
  | HeldMeetingRecorded;

export type MeetingEvent = SittingEvent | AgendaEvent | OutcomeEvent | AttendanceEvent | DeviationEvent;

/** Events that the time line leaves out: who came and went, and how the agenda is kept. */
export const MEETING_OWN_RECORD = [
  'MinuteTakerAssigned',
  'ItemMoved',
  'PublicExcluded',
  'PublicRestored',
  'ItemTextsRecorded',
  'ArrivalRecorded',
  'DepartureRecorded',
  'GuestRecorded',
] as const satisfies readonly MeetingEvent['type'][];
