import type { Json } from '../messages/json.js';
import type { StreamName } from '../store/event-store.js';

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

/** A fact that a source states otherwise than it is recorded. Values are the facts as the API shows them. */
export interface Difference {
  /** The field of the command, such as `item.title`. */
  readonly field: string;
  readonly recorded: Json;
  readonly stated: Json;
  /** SHA-256 of the document that the recorded fact rests on; `null` where it rests on none. */
  readonly evidence: string | null;
}

/** Another entity that a refusal or a warning is about, with the name that every reader of it may see. */
export interface Concerned {
  readonly stream: StreamName;
  readonly name?: string;
}

/** The reason why a command is refused. `reason` is a stable English phrase. */
export type Refusal<R extends string = string> =
  | { readonly kind: 'invalid'; readonly reason: R; readonly field: string }
  | { readonly kind: 'forbidden'; readonly reason: R }
  | { readonly kind: 'notFound'; readonly reason: R }
  | {
      readonly kind: 'impossible';
      readonly reason: R;
      readonly differences?: readonly Difference[];
      readonly about?: readonly Concerned[];
    }
  | { readonly kind: 'irregular'; readonly reason: R; readonly violations: readonly Violation[] }
  | { readonly kind: 'keyReused'; readonly reason: R }
  | { readonly kind: 'concurrentChange'; readonly reason: R }
  | { readonly kind: 'stale'; readonly reason: R; readonly actual: bigint | 'noStream' }
  | { readonly kind: 'unknownReference'; readonly reason: R; readonly field: string };
