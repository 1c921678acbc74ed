import type { Evidence, OccurredAt, Party } from '../messages/metadata.js';
import type { ActiveGrant, AnyStreamDefinition } from '../streams/stream-definition.js';
import type { PartialDate } from '../time/partial-date.js';
import type { DeviationClaim } from './decider.js';
import type { MadePart } from './made-parts.js';
import type { Refusal } from './refusal.js';
import type { CommandWarning } from './warning.js';

/** A checked command on its way to its stream. */
export interface AddressedCommand {
  readonly definition: AnyStreamDefinition;
  readonly type: string;
  /** The entity; `null` for a creation whose id is derived from the command. */
  readonly id: string | null;
  readonly creates: boolean;
  readonly data: object;
  /** The ids of the path and the body as received, before defaults; the command's hash covers them. */
  readonly received: { readonly path: object; readonly body: object };
  readonly occurredOn?: PartialDate;
  readonly occurredAt?: OccurredAt;
  readonly evidence?: Evidence;
  readonly actedBy?: Party;
  readonly onBehalfOf?: Party;
  readonly deviations?: readonly DeviationClaim[];
  readonly envelope: Envelope;
  /**
   * What the sender may not read: the entity, which is answered as unknown, or something that the command refers to, in
   * whose place it has an id of nothing.
   */
  readonly hidden?: 'target' | 'reference';
}

/** The envelope of a command: its sender, its idempotency key and its condition. */
export interface Envelope {
  readonly actor: string;
  readonly grants: readonly ActiveGrant[];
  /** Who acts where the command names nobody. */
  readonly actedBy?: Party;
  /** `Idempotency-Key`; policies bring a command id instead. */
  readonly key: string;
  readonly commandId?: string;
  readonly ifMatch?: bigint;
  readonly correlationId: string;
  /** The event that caused the command; without one the command causes itself. */
  readonly causationId?: string;
  /** Asked immediately before each append; false: nothing is appended, and `StoreUnavailable` is thrown. */
  readonly mayAppend?: () => boolean;
}

export type CommandResult =
  | {
      readonly done: true;
      readonly created: boolean;
      readonly id: string;
      readonly stream: string;
      readonly revision: bigint;
      readonly position: bigint;
      readonly events: readonly string[];
      readonly parts: readonly MadePart[];
      /** The entities of other streams that this call recorded first. */
      readonly before?: readonly MadePart[];
      readonly warnings: readonly CommandWarning[];
      readonly note?: string;
    }
  | { readonly done: false; readonly refusal: Refusal };
