import type { CommitteeKind } from '#council';
import type { EventShapes, Message, PartialDate } from '#event-sourcing';
import type { Participant, ParticipantsNamed, ProcessEventKind } from './entries/entries.commands.js';
import type { Mandate } from './mandate.fields.js';
import type { PhaseKind } from './phases/phases.commands.js';

/** Measures and committees have streams of their own: a policy registers them with their process. */
export type MemberEvent =
  | Message<'MeasureRegistered', { readonly measure: string }>
  /** Completed, handed over, rejected, cancelled or superseded. */
  | Message<'MeasureLeft', { readonly measure: string }>
  | Message<'CommitteeRegistered', { readonly committee: string; readonly kind: CommitteeKind }>
  | Message<'CurrencyChosen', { readonly currency: string }>
  /** The measure was proposed while the process was closed, or was not registered yet then. */
  | Message<'MeasureFoundAfterClosing', { readonly measure: string }>
  /** The budget of the measure was set while the process chose another currency. */
  | Message<'BudgetInOtherCurrencyFound', { readonly measure: string; readonly currency: string }>;

/** Entries of a process beside its phases. Ids of parts are unique within the process. */
export type EntryEvent =
  | Message<'ParticipantRegistered', { readonly participation: string; readonly participant: Participant }>
  | Message<'FieldOfActionNamed', { readonly field: string; readonly title: string; readonly description?: string }>
  | Message<'ContextRecorded', { readonly context: string; readonly title: string; readonly text?: string }>
  /** Occurred when the people were invited; `ProcessEventHeld` with the same `event` has the day when it was held. */
  | Message<'ProcessEventInvited', { readonly event: string; readonly kind: ProcessEventKind; readonly title?: string }>
  | Message<
      'ProcessEventHeld',
      {
        readonly event: string;
        readonly kind: ProcessEventKind;
        readonly title?: string;
        /** Absent where the participants are unknown. */
        readonly participants?: readonly Participant[];
        /** Absent where it is unknown, as in every event of the first version. */
        readonly participantsNamed?: ParticipantsNamed;
      }
    >;

export type PhaseEvent =
  | Message<
      'PhasePlanned',
      {
        readonly phase: string;
        readonly kind: PhaseKind;
        readonly cycle: number;
        readonly from: PartialDate;
        readonly until: PartialDate;
      }
    >
  | Message<'DeliverableNamed', { readonly phase: string; readonly deliverable: string; readonly title: string }>
  | Message<'DeliverableDelivered', { readonly phase: string; readonly deliverable: string }>
  | Message<'DeliverableWaived', { readonly phase: string; readonly deliverable: string; readonly reason: string }>
  | Message<'PhaseStarted', { readonly phase: string }>
  | Message<'PhaseCompleted', { readonly phase: string }>
  | Message<'CycleStarted', { readonly cycle: number; readonly title?: string }>;

export type StrategyProcessEvent =
  | Message<'ProcessDrafted', { readonly title: string }>
  | Message<'ProcessInitiated', { readonly mandate: Mandate; readonly lead: string }>
  | Message<'ProcessLeadAssigned', { readonly lead: string; readonly reorganisation?: string }>
  | Message<'ProcessSuspended', { readonly reason: string }>
  | Message<'ProcessResumed', Readonly<Record<string, never>>>
  | Message<'ProcessClosed', { readonly reason?: string }>
  | MemberEvent
  | EntryEvent
  | PhaseEvent;

export const strategyProcessShapes: EventShapes<StrategyProcessEvent> = {
  ProcessDrafted: 1,
  ProcessInitiated: 1,
  ProcessLeadAssigned: 1,
  ProcessSuspended: 1,
  ProcessResumed: 1,
  ProcessClosed: 1,
  MeasureRegistered: 1,
  MeasureLeft: 1,
  CommitteeRegistered: 1,
  CurrencyChosen: 1,
  MeasureFoundAfterClosing: 1,
  BudgetInOtherCurrencyFound: 1,
  ParticipantRegistered: 1,
  FieldOfActionNamed: 1,
  ContextRecorded: 1,
  ProcessEventInvited: 1,
  // The second version may say whether all participants are named.
  ProcessEventHeld: { version: 2, upcasts: [(data) => data] },
  PhasePlanned: 1,
  DeliverableNamed: 1,
  DeliverableDelivered: 1,
  DeliverableWaived: 1,
  PhaseStarted: 1,
  PhaseCompleted: 1,
  CycleStarted: 1,
};

/** Events that the time line leaves out: the measure and the committee have entries of their own. */
export const PROCESS_OWN_RECORD = [
  'MeasureRegistered',
  'MeasureLeft',
  'CommitteeRegistered',
] as const satisfies readonly StrategyProcessEvent['type'][];

/** Events that are one entry of the time line and nothing else. */
export const PROCESS_ENTRIES = [
  'ProcessInitiated',
  'ProcessLeadAssigned',
  'ProcessSuspended',
  'ProcessResumed',
  'ProcessClosed',
  'ParticipantRegistered',
  'FieldOfActionNamed',
  'ContextRecorded',
  'ProcessEventInvited',
  'ProcessEventHeld',
  'CurrencyChosen',
  'MeasureFoundAfterClosing',
  'BudgetInOtherCurrencyFound',
  'PhasePlanned',
  'DeliverableNamed',
  'DeliverableDelivered',
  'DeliverableWaived',
  'PhaseStarted',
  'PhaseCompleted',
  'CycleStarted',
] as const satisfies readonly StrategyProcessEvent['type'][];
