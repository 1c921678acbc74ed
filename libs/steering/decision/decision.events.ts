import type { EventShapes, Message, PartialDate, Party } from '#event-sourcing';
import type { DecisionLevel, Provision, Subject } from '#shared-kernel';

/** `urgent` is taken by the mayor in place of a committee (§ 48 GemO Rheinland-Pfalz); `earlier` is known from before. */
export const DECISION_KINDS = ['executive', 'urgent', 'earlier'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** The content of a decision; it was taken when the event occurred, which may be `unknown`. */
export interface DecisionContent {
  readonly by: Party;
  readonly level: DecisionLevel | 'unknown';
  readonly decides: readonly Subject[];
}

export type DecisionEvent =
  | Message<
      'DecisionRecorded',
      DecisionContent & {
        readonly process: string;
        readonly kind: DecisionKind;
        readonly title: string;
        readonly provisions: readonly Provision[];
        /** The day on which to look whether it was carried out; without it 90 days after it was recorded. */
        readonly followUpOn?: PartialDate;
      }
    >
  | Message<'DecisionProvisionMet', { readonly provision: string }>
  /** This content takes the place of wrong content. `event` is the one that held it until now. */
  | Message<'DecisionCorrected', DecisionContent & { readonly event: string; readonly reason: string }>
  /** It was never taken, or was annulled. */
  | Message<'DecisionWithdrawn', { readonly reason: string }>
  /** By the policy: its subjects are not carried out yet. */
  | Message<'DecisionFollowUpDue', { readonly open: readonly Subject[]; readonly openProvisions: readonly string[] }>;

export const decisionShapes: EventShapes<DecisionEvent> = {
  DecisionRecorded: 1,
  DecisionProvisionMet: 1,
  DecisionCorrected: 1,
  DecisionWithdrawn: 1,
  DecisionFollowUpDue: 1,
};

/** Events that are one entry of the time line and nothing else. */
export const DECISION_ENTRIES = [
  'DecisionProvisionMet',
  'DecisionWithdrawn',
  'DecisionFollowUpDue',
] as const satisfies readonly DecisionEvent['type'][];
