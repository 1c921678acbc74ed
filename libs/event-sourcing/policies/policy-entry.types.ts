import type { BasisPoint, Evidence } from '../messages/metadata.js';
import type { PolicyEvent } from './policy-events.js';

/** An event of a policy before it is written. `commandId` identifies the step that writes it. */
export interface Entry {
  readonly event: PolicyEvent;
  readonly id?: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly evidence?: Evidence;
  /** The position in the log of the event that this entry settles. */
  readonly settles?: bigint;
  readonly basis?: readonly BasisPoint[];
  /** The person or policy that acted. Default: the policy itself. */
  readonly actor?: string;
}
