/** Levels of decision: the administration, a committee of the council, the council. Each outranks those before it. */
export const DECISION_LEVELS = ['administration', 'committee', 'council'] as const;
export type DecisionLevel = (typeof DECISION_LEVELS)[number];

/** The basis of an adoption: a meeting's outcome (in `event`), or a decision that was taken outside of meetings. */
export type DecisionRef =
  | { readonly kind: 'resolution'; readonly meeting: string; readonly item: string; readonly event: string }
  | { readonly kind: 'record'; readonly decision: string };

/** A subject of a decision: a measure or goal in the version that was put forward. */
export interface Subject {
  readonly kind: 'measure' | 'goal';
  readonly id: string;
  readonly version: number;
}

export const PROVISION_KINDS = ['budget', 'funding', 'approval'] as const;
/** A condition of a decision ("subject to"). A measure does not start before it is met. */
export interface Provision {
  readonly provision: string;
  readonly kind: (typeof PROVISION_KINDS)[number];
  readonly note?: string;
}
