import type { EventShapes, Message } from '#event-sourcing';

/** The answer of a lead about a measure, as of the round's date. */
export type RoundAnswer =
  | { readonly kind: 'noChange'; readonly note?: string }
  | { readonly kind: 'changed'; readonly percent?: number; readonly note?: string };

export type ReportingRoundEvent =
  /** `asOf` and `due` are days. `lead` is the organisation that led the measure then, `null` without one. */
  | Message<
      'RoundOpened',
      {
        readonly process: string;
        readonly title: string;
        readonly asOf: string;
        readonly due: string;
        readonly asks: readonly { readonly measure: string; readonly lead: string | null }[];
      }
    >
  | Message<'RoundReminded', { readonly missing: readonly string[] }>
  /** `forLead` is the reason why another person answered. A later answer takes the place of an earlier one. */
  | Message<
      'RoundAnswered',
      { readonly measure: string; readonly answer: RoundAnswer; readonly forLead?: { readonly reason: string } }
    >
  | Message<'RoundClosed', { readonly missing: readonly string[] }>;

export const reportingRoundShapes: EventShapes<ReportingRoundEvent> = {
  RoundOpened: 1,
  RoundReminded: 1,
  RoundAnswered: 1,
  RoundClosed: 1,
};

/** Events that the time line leaves out: every answer is in its round. */
export const ROUND_OWN_RECORD = ['RoundAnswered'] as const satisfies readonly ReportingRoundEvent['type'][];

/** Events that are one entry of the time line and nothing else. */
export const ROUND_ENTRIES = ['RoundReminded', 'RoundClosed'] as const satisfies readonly ReportingRoundEvent['type'][];
