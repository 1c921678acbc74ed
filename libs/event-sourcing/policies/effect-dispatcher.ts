import type { Refusal } from '../commands/refusal.js';
import type { Evidence } from '../messages/metadata.js';
import type { Effect } from './policy.js';

/** The envelope of an effect's command. `commandId` is the same whenever the same attempt is sent. */
export interface EffectEnvelope {
  readonly policy: string;
  readonly commandId: string;
  readonly correlationId: string;
  /** The event that caused the effect. */
  readonly causationId: string;
  readonly evidence: Evidence;
  /** See `Envelope`. */
  readonly mayAppend?: () => boolean;
}

export type EffectRefusalKind = Refusal['kind'];

export type EffectAnswer =
  | {
      readonly accepted: true;
      readonly stream: string;
      readonly revision: bigint;
      /** Whether the command has events in the stream: then the same command id always gets this answer. */
      readonly hasEvents: boolean;
    }
  | { readonly accepted: false; readonly kind: EffectRefusalKind; readonly reason: string };

/**
 * Sends the commands that policies ask for. Sending one command id twice has one effect and one answer.
 * @throws StoreUnavailable when there is no answer for now: the same command is sent again later.
 */
export interface EffectDispatcher {
  dispatch(effect: Effect, envelope: EffectEnvelope): Promise<EffectAnswer>;
}
