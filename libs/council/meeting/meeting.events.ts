import type { DeviationEvent, EventShapes, Message, PartialDate, Party } from '#event-sourcing';
import { deviationShapes } from '#event-sourcing';
import type { Subject } from '#shared-kernel';
import type { AgendaPart, ItemIntent, ItemPaper, ItemTexts } from './agenda/agenda-item.js';
import type { Attendee, Capacity } from './attendance/attendee.js';
import type { FurtherOutcome, ItemFinding, PaperOutcome, TextCorrection } from './item-facts.js';
import type { Outcome } from './outcome/outcome.js';
import type { Vote } from './outcome/vote.js';
import { asBefore, withoutOthers, withPart } from './upcasts.js';

export const MEETING_FORMS = ['inPerson', 'video', 'hybrid', 'circular'] as const;
export type MeetingForm = (typeof MEETING_FORMS)[number];

/** `unknown` is treated as not public. */
export const PUBLICITY = ['yes', 'no', 'unknown'] as const;
export type Publicity = (typeof PUBLICITY)[number];

export const COMPLETENESS = ['full', 'excerptOnly'] as const;
export type Completeness = (typeof COMPLETENESS)[number];

/**
 * An item's outcome. `outcomeId` is its own id within the stream. Deviations from `beyondCompetence` have it as their
 * `subject`, so that several outcomes of one item can be distinguished; those from `notOnAgenda` and `struckFromItsDay` have the item's id;
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
    /** SHA-256 of the document that the former outcome rests on; the event's own evidence is the new one. */
    readonly formerDocument?: string;
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
    readonly part: AgendaPart;
  }
>;

/** The facts of an item that a corrected text may state otherwise. */
export interface ItemFacts {
  readonly title: string;
  readonly intent: ItemIntent;
  readonly paper: ItemPaper;
  readonly public: Publicity;
}

/** A meeting known from notes or an extract. Behind `MeetingScheduled` it means that the planned meeting took place. */
export type HeldMeetingRecorded = Message<
  'HeldMeetingRecorded',
  {
    readonly committee: string;
    /** The other committees of a joint sitting. */
    readonly jointWith: readonly string[];
    /** A day. */
    readonly heldOn: PartialDate;
    readonly sequence: number;
    readonly public: Publicity;
    readonly processes: readonly string[];
    readonly completeness: Completeness;
  }
>;

/**
 * The results of papers that have one of their own, for an item with several; they take the place of those recorded before. A
 * deviation from `beyondCompetence` has `outcomeId` as its `subject`.
 */
export type PaperOutcomesRecorded = Message<
  'PaperOutcomesRecorded',
  {
    readonly item: string;
    readonly outcomeId: string;
    readonly papers: readonly PaperOutcome[];
    readonly correction?: TextCorrection;
  }
>;

export type AgendaEvent =
  | ItemAdded
  | Message<'ItemMoved', { readonly item: string; readonly number: string }>
  /** Taken off before the sitting. `papers`: those that no other item of the agenda rests on; they are not before the meeting any more. */
  | Message<'ItemStruck', { readonly item: string; readonly reason: string; readonly papers: readonly string[] }>
  | Message<'PublicExcluded', { readonly item: string; readonly reason?: string }>
  | Message<'PublicRestored', { readonly item: string }>
  | Message<'ItemTextsRecorded', { readonly item: string } & ItemTexts>
  /** A corrected text states these facts otherwise; `former` are those whose place they take. */
  | Message<
      'ItemCorrected',
      { readonly item: string; readonly former: Partial<ItemFacts> } & Partial<ItemFacts> & TextCorrection
    >
  /** A person settles it by recording or correcting the outcome. */
  | Message<'ItemFindingRecorded', { readonly item: string } & ItemFinding>;

export type OutcomeEvent =
  | ItemOutcomeRecorded
  | OutcomeCorrected
  /** The acts beside the binding one; they take the place of those recorded before. */
  | Message<
      'FurtherOutcomesRecorded',
      {
        readonly item: string;
        readonly outcomes: readonly FurtherOutcome[];
        readonly correction?: TextCorrection;
      }
    >
  | PaperOutcomesRecorded
  /** A late entry changed the members who could vote on an outcome; `event` is the outcome's. */
  | Message<'VoteQuestioned', { readonly event: string; readonly item: string; readonly attendee: Attendee }>;

/** The subjects of an item, reminders of its outcome, and the requests of the committee. */
export type FollowUpEvent =
  /** The subjects that the item decides on; they take the place of those named before. */
  | Message<'ItemSubjectsNamed', { readonly item: string; readonly subjects: readonly Subject[] }>
  /** A request of the committee with the item; `to` is an organisation. */
  | Message<
      'ItemRequestRecorded',
      {
        readonly item: string;
        readonly request: string;
        readonly text: string;
        readonly to?: string;
        readonly due?: PartialDate;
      }
    >
  /** By the policy: the `open` subjects that the outcome (`event`) adopted are not carried out yet. */
  | Message<'OutcomeFollowUpDue', { readonly item: string; readonly event: string; readonly open: readonly Subject[] }>;

/** The time of an arrival or departure is the event's `occurredAt`. */
export type AttendanceEvent =
  | Message<'ArrivalRecorded', { readonly attendee: Attendee; readonly capacity: Capacity }>
  | Message<'DepartureRecorded', { readonly attendee: Attendee }>
  | Message<'GuestRecorded', { readonly guest: Attendee }>;

/** A meeting begins with one of these. */
export type BeginningEvent =
  | Message<
      'MeetingScheduled',
      {
        readonly committee: string;
        /** The other committees of a joint sitting. */
        readonly jointWith: readonly string[];
        readonly when: PartialDate;
        readonly sequence: number;
        /** Absent where it is unknown. */
        readonly form?: MeetingForm;
        readonly public: Publicity;
        readonly processes: readonly string[];
      }
    >
  | HeldMeetingRecorded;

/** The meeting itself, from its planning to its end. */
export type SittingEvent =
  /** An invitation that went out before does not hold for the new day: the meeting is planned again. */
  | Message<'MeetingRescheduled', { readonly when: PartialDate; readonly sequence: number }>
  /** `agenda`: ids of the items that the invitation named. A second one takes the place of the first. */
  | Message<'MeetingInvited', { readonly agenda: readonly string[] }>
  | Message<'MeetingOpened', Readonly<Record<string, never>>>
  | Message<'MeetingChairAssigned', { readonly chair: Attendee }>
  | Message<'MinuteTakerAssigned', { readonly minuteTaker: Attendee }>
  | Message<'MeetingInterrupted', { readonly reason?: string }>
  | Message<'MeetingResumed', Readonly<Record<string, never>>>
  /** Follows the `notReached` of every item that had no outcome. */
  | Message<'MeetingClosed', Readonly<Record<string, never>>>
  | Message<'MeetingCancelled', { readonly reason: string }>
  | Message<'MeetingLinkedToProcess', { readonly process: string }>;

export type MeetingEvent =
  BeginningEvent | SittingEvent | AgendaEvent | OutcomeEvent | FollowUpEvent | AttendanceEvent | DeviationEvent;

/** Shapes by parts, so that a reader may leave a part as a whole. */
export const beginningShapes = {
  MeetingScheduled: { version: 2, upcasts: [withoutOthers] },
  HeldMeetingRecorded: { version: 2, upcasts: [withoutOthers] },
} as const satisfies EventShapes<BeginningEvent>;
export const sittingShapes = {
  MeetingRescheduled: 1,
  MeetingInvited: 1,
  MeetingOpened: 1,
  MeetingChairAssigned: 1,
  MinuteTakerAssigned: 1,
  MeetingInterrupted: 1,
  MeetingResumed: 1,
  MeetingClosed: 1,
  MeetingCancelled: 1,
  MeetingLinkedToProcess: 1,
} as const satisfies EventShapes<SittingEvent>;
export const agendaShapes = {
  ItemAdded: { version: 2, upcasts: [withPart] },
  ItemMoved: 1,
  ItemStruck: 1,
  PublicExcluded: 1,
  PublicRestored: 1,
  ItemTextsRecorded: 1,
  ItemCorrected: 1,
  ItemFindingRecorded: 1,
} as const satisfies EventShapes<AgendaEvent>;
export const outcomeShapes = {
  ItemOutcomeRecorded: { version: 2, upcasts: [asBefore] },
  OutcomeCorrected: { version: 2, upcasts: [asBefore] },
  FurtherOutcomesRecorded: 1,
  PaperOutcomesRecorded: 1,
  VoteQuestioned: 1,
} as const satisfies EventShapes<OutcomeEvent>;
export const followUpShapes = {
  ItemSubjectsNamed: 1,
  ItemRequestRecorded: 1,
  OutcomeFollowUpDue: 1,
} as const satisfies EventShapes<FollowUpEvent>;
export const attendanceShapes = {
  ArrivalRecorded: 1,
  DepartureRecorded: 1,
  GuestRecorded: 1,
} as const satisfies EventShapes<AttendanceEvent>;

export const meetingShapes: EventShapes<MeetingEvent> = {
  ...beginningShapes,
  ...sittingShapes,
  ...agendaShapes,
  ...outcomeShapes,
  ...followUpShapes,
  ...attendanceShapes,
  ...deviationShapes,
};

/** Events that the time line leaves out: attendance and the course of the agenda. */
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

/** Events that the time line shows as one entry and nothing else. */
export const MEETING_ENTRIES = [
  'MeetingRescheduled',
  'MeetingInvited',
  'MeetingOpened',
  'MeetingChairAssigned',
  'MeetingInterrupted',
  'MeetingResumed',
  'MeetingClosed',
  'MeetingCancelled',
  'ItemAdded',
  'ItemCorrected',
  'ItemFindingRecorded',
  'ItemStruck',
  'ItemOutcomeRecorded',
  'FurtherOutcomesRecorded',
  'PaperOutcomesRecorded',
  'VoteQuestioned',
  'ItemSubjectsNamed',
  'ItemRequestRecorded',
  'OutcomeFollowUpDue',
] as const satisfies readonly MeetingEvent['type'][];
