import type { DeviationEvent, EventShapes, Message, PartialDate } from '#event-sourcing';
import { deviationShapes } from '#event-sourcing';

export type AssignmentSource =
  /** `request` is the committee's request with the item, if any. */
  | { readonly kind: 'item'; readonly meeting: string; readonly item: string; readonly request?: string }
  | { readonly kind: 'decision'; readonly decision: string }
  | { readonly kind: 'oral'; readonly reference: string };

export type AssignmentEvent =
  | Message<
      'AssignmentGiven',
      {
        readonly title: string;
        readonly description?: string;
        readonly source: AssignmentSource;
        /** An organisation. */
        readonly to: string;
        readonly due: PartialDate;
        readonly process?: string;
        readonly measure?: string;
      }
    >
  | Message<'AssignmentAccepted', Readonly<Record<string, never>>>
  | Message<'AssignmentReportedDone', { readonly reportedBy: string; readonly note?: string }>
  | Message<'AssignmentConfirmed', Readonly<Record<string, never>>>
  /** It was reported done and is not: it is accepted again. */
  | Message<'AssignmentReturned', { readonly reason: string }>
  | Message<'AssignmentExtended', { readonly due: PartialDate; readonly reason: string }>
  | Message<'AssignmentDropped', { readonly reason: string }>
  /** To another organisation, which has it as given, or as far as it was where a reorganisation carried it over. */
  | Message<'AssignmentTransferred', { readonly to: string; readonly reason: string; readonly reorganisation?: string }>
  | DeviationEvent;

export const assignmentShapes: EventShapes<AssignmentEvent> = {
  AssignmentGiven: 1,
  AssignmentAccepted: 1,
  AssignmentReportedDone: 1,
  AssignmentConfirmed: 1,
  AssignmentReturned: 1,
  AssignmentExtended: 1,
  AssignmentDropped: 1,
  AssignmentTransferred: 1,
  ...deviationShapes,
};

/** Events that are one entry of the time line and nothing else. */
export const ASSIGNMENT_ENTRIES = [
  'AssignmentAccepted',
  'AssignmentReportedDone',
  'AssignmentConfirmed',
  'AssignmentReturned',
  'AssignmentExtended',
  'AssignmentDropped',
  'AssignmentTransferred',
] as const satisfies readonly AssignmentEvent['type'][];
