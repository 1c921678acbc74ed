/** A violated rule of law or procedure, with the reason and the allowed alternative. */
export interface Violation {
  readonly rule: string;
  readonly ruleVersion: string;
  readonly weight: 'formal' | 'curable' | 'invalidating';
  /** The source of the rule: a law's paragraph, rules of procedure, or `builtin`. */
  readonly source: string;
  readonly allowedInstead: string;
  /** `allowedInstead` in German. */
  readonly germanInstead: string;
}

/** The reason why a command is refused. `reason` is a stable English phrase. */
export type Refusal<R extends string = string> =
  | { readonly kind: 'invalid'; readonly reason: R; readonly field: string }
  | { readonly kind: 'forbidden'; readonly reason: R }
  | { readonly kind: 'notFound'; readonly reason: R }
  | { readonly kind: 'impossible'; readonly reason: R }
  | { readonly kind: 'irregular'; readonly reason: R; readonly violations: readonly Violation[] }
  | { readonly kind: 'keyReused'; readonly reason: R }
  | { readonly kind: 'concurrentChange'; readonly reason: R }
  | { readonly kind: 'stale'; readonly reason: R; readonly actual: bigint | 'noStream' }
  | { readonly kind: 'unknownReference'; readonly reason: R; readonly field: string };
