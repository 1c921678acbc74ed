import type { Message, PartialDate } from '#event-sourcing';
import type { MemberEvent } from './members.js';
import type { Mandate, Participant, PhaseKind, ProcessEventKind } from './strategy-process.commands.js';

/** What a process consists of beside its phases. Ids of parts are unique within the process. */
export type EntryEvent =
  | Message<'ParticipantRegistered', { readonly participation: string; readonly participant: Participant }>
  | Message<'FieldOfActionNamed', { readonly field: string; readonly title: string; readonly description?: string }>
  | Message<'ContextRecorded', { readonly context: string; readonly title: string; readonly text?: string }>
  /** Occurred when the people were invited; `ProcessEventHeld` with the same `event` says when it was held. */
  | Message<'ProcessEventInvited', { readonly event: string; readonly kind: ProcessEventKind; readonly title?: string }>
  | Message<
      'ProcessEventHeld',
      {
        readonly event: string;
        readonly kind: ProcessEventKind;
        readonly title?: string;
        /** Absent where nobody knows who took part. */
        readonly participants?: readonly Participant[];
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
