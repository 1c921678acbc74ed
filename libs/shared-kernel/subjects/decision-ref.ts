/** Who may decide: the administration itself, a committee of the council, or the council. Each outranks those before it. */
export const DECISION_LEVELS = ['administration', 'committee', 'council'] as const;
export type DecisionLevel = (typeof DECISION_LEVELS)[number];

/** On what an adoption rests: a meeting's outcome (`event` holds it), or a decision that was taken outside of meetings. */
export type DecisionRef =
  | { readonly kind: 'resolution'; readonly meeting: string; readonly item: string; readonly event: string }
  | { readonly kind: 'record'; readonly decision: string };

/** A thing that is decided, in the version that was put forward. */
export interface Subject {
  readonly kind: 'measure' | 'goal';
  readonly id: string;
  readonly version: number;
}

export const PROVISION_KINDS = ['budget', 'funding', 'approval'] as const;
/** What something is decided subject to; it keeps a measure from starting until it is met. */
export interface Provision {
  readonly provision: string;
  readonly kind: (typeof PROVISION_KINDS)[number];
  readonly note?: string;
}
