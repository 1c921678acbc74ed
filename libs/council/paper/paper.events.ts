import type { DeviationEvent, EventShapes, Message } from '#event-sourcing';
import { deviationShapes } from '#event-sourcing';
import type { Subject } from '#shared-kernel';
import type { Publicity } from '../meeting/meeting.events.js';
import type { Outcome } from '../meeting/outcome/outcome.js';
import { asBefore } from '../meeting/upcasts.js';
import type { PaperReference } from '../reference/paper-reference.js';
import type { StepRole } from './step/step-outcome.js';
import type { Effect } from '../meeting/outcome/outcomes.js';

/** A party that is asked to co-sign: a unit, or a function of one. */
export type CoSigner =
  | { readonly kind: 'organisation'; readonly id: string }
  | { readonly kind: 'function'; readonly title: string; readonly organisation?: string };

/** A version's text; `document` is the SHA-256 of its file. Public `unknown` is treated as not public. */
export interface PaperContent {
  readonly title: string;
  readonly public: Publicity;
  readonly document?: string;
}

/** A committee's outcome carried to a step: `event` is the meeting's event, `meeting` and `item` are its place. */
export interface CarriedOutcome {
  readonly step: string;
  readonly committee: string;
  readonly role: StepRole;
  readonly meeting: string;
  readonly item: string;
  readonly event: string;
  readonly outcome: Outcome;
  readonly ends: boolean;
  readonly effect: Effect;
}

/** The paper itself, from its draft to its submission, return or withdrawal. */
export type DraftingEvent =
  /** Version 1 comes with the draft, or with the paper known from an extract. */
  | Message<'PaperDrafted', PaperContent & { readonly processes: readonly string[] }>
  | Message<'KnownPaperRecorded', PaperContent & PaperReference & { readonly processes: readonly string[] }>
  | Message<'PaperVersionAdded', PaperContent & { readonly version: number }>
  /** The subjects that this version decides on; they take the place of those named for it before. */
  | Message<'PaperSubjectsNamed', { readonly version: number; readonly subjects: readonly Subject[] }>
  | Message<'PaperReleased', { readonly version: number }>
  | Message<'PaperSubmitted', PaperReference & { readonly version: number }>
  | Message<'SubmissionAbandoned', PaperReference>
  /** `cause` is the meeting's outcome event; without it a clerk returned or withdrew the paper. */
  | Message<'PaperReturned', { readonly cause?: string; readonly reason?: string }>
  | Message<'PaperWithdrawn', { readonly cause?: string; readonly reason?: string }>
  /** By the policy: the paper brings this progress report before the committees. */
  | Message<'PaperReportLinked', { readonly report: string }>;

/** Requests for co-signatures, and their answers. */
export type CoSignatureEvent =
  | Message<'CoSignatureRequested', { readonly coSignature: string; readonly of: CoSigner; readonly version: number }>
  | Message<'CoSignatureGiven', { readonly coSignature: string; readonly version: number }>
  | Message<'CoSignatureRefused', { readonly coSignature: string; readonly version: number; readonly reason: string }>
  | Message<'CoSignatureRequestWithdrawn', { readonly coSignature: string }>;

/** The consultation by the committees. */
export type StepEvent =
  | Message<
      'StepPlanned',
      { readonly step: string; readonly committee: string; readonly role: StepRole; readonly order: number }
    >
  /** A step that came about in a meeting: unplanned, or by a referral to another committee (`cause`: its event). */
  | Message<
      'StepAdded',
      {
        readonly step: string;
        readonly committee: string;
        readonly role: StepRole;
        readonly order: number;
        readonly how: 'unplanned' | 'referred';
        readonly cause: string;
      }
    >
  | Message<'StepScheduled', { readonly step: string; readonly meeting: string }>
  /** The meeting does not deal with the paper any more; the step is open as before. */
  | Message<'StepUnscheduled', { readonly step: string; readonly meeting: string }>
  | Message<'StepDropped', { readonly step: string; readonly reason: string }>
  /** `step` is the first that was scheduled or had an outcome. */
  | Message<'ConsultationBegan', { readonly step: string }>
  | Message<'StepOutcomeRecorded', CarriedOutcome>
  /** `corrected` is the meeting's first outcome event, `event` its correction. */
  | Message<'StepOutcomeCorrected', CarriedOutcome & { readonly corrected: string }>
  /** `step` is the one whose outcome is the paper's; without one no step had an effect. */
  | Message<'PaperConcluded', { readonly effect: Effect; readonly step?: string }>
  /** A correction, or a further outcome, opened the consultation again. */
  | Message<'ConsultationReopened', { readonly cause: string }>;

export type PaperEvent = DraftingEvent | CoSignatureEvent | StepEvent | DeviationEvent;

/** Shapes by parts, so that a reader may leave a part as a whole. */
export const draftingShapes = {
  PaperDrafted: 1,
  KnownPaperRecorded: 1,
  PaperVersionAdded: 1,
  PaperSubjectsNamed: 1,
  PaperReleased: 1,
  PaperSubmitted: 1,
  SubmissionAbandoned: 1,
  PaperReturned: 1,
  PaperWithdrawn: 1,
  PaperReportLinked: 1,
} as const satisfies EventShapes<DraftingEvent>;
export const coSignatureShapes = {
  CoSignatureRequested: 1,
  CoSignatureGiven: 1,
  CoSignatureRefused: 1,
  CoSignatureRequestWithdrawn: 1,
} as const satisfies EventShapes<CoSignatureEvent>;
export const stepShapes = {
  StepPlanned: 1,
  StepAdded: 1,
  StepScheduled: 1,
  StepUnscheduled: 1,
  StepDropped: 1,
  ConsultationBegan: 1,
  StepOutcomeRecorded: { version: 2, upcasts: [asBefore] },
  StepOutcomeCorrected: { version: 2, upcasts: [asBefore] },
  PaperConcluded: 1,
  ConsultationReopened: 1,
} as const satisfies EventShapes<StepEvent>;

export const paperShapes: EventShapes<PaperEvent> = {
  ...draftingShapes,
  ...coSignatureShapes,
  ...stepShapes,
  ...deviationShapes,
};

/** Events that the time line leaves out: the report has entries of its own. */
export const PAPER_OWN_RECORD = ['PaperReportLinked'] as const satisfies readonly PaperEvent['type'][];

/** Events that the time line shows as one entry and nothing else. */
export const PAPER_ENTRIES = [
  'PaperVersionAdded',
  'PaperSubjectsNamed',
  'CoSignatureRequested',
  'CoSignatureGiven',
  'CoSignatureRefused',
  'CoSignatureRequestWithdrawn',
  'PaperReleased',
  'PaperSubmitted',
  'SubmissionAbandoned',
  'StepPlanned',
  'StepAdded',
  'StepScheduled',
  'StepUnscheduled',
  'StepDropped',
  'ConsultationBegan',
  'PaperConcluded',
  'PaperReturned',
  'PaperWithdrawn',
  'ConsultationReopened',
] as const satisfies readonly PaperEvent['type'][];
