import type { Recorded } from '../messages/message.js';
import type { LogMark } from './log-mark.js';

/** The event that stopped a consumer. `message` has no event data. */
export interface Incident {
  readonly eventId: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  /** Machine clock at the event's append, ISO 8601 UTC. */
  readonly writtenAt: string;
  readonly message: string;
}

/**
 * `building`: has not reached the log's end since its start or reset. `live`: has reached it; may be behind for a moment.
 * `stopped`: stands still before the incident's event until a retry or reset; no event is skipped.
 * `aside`: another server took over; this consumer processes no further event.
 */
export type ConsumerStatus =
  | { readonly state: 'building' }
  | { readonly state: 'live' }
  | { readonly state: 'stopped'; readonly incident: Incident }
  | { readonly state: 'aside' };

/** Whether the consumer does not continue by itself. */
export function standsStill({ state }: ConsumerStatus): boolean {
  return state === 'stopped' || state === 'aside';
}

/** A slice of the log for one consumer, in log order. */
export interface ConsumerSlice {
  /** Decoded events of the consumer's categories, all behind its position; at most 500, possibly none. */
  readonly events: readonly Recorded[];
  /** The consumer's position after this slice; `undefined` in an empty log. */
  readonly position: bigint | undefined;
  /** The event at `position`, when the slice has it. */
  readonly end?: LogMark;
  /** The slice ended at the log's end when it was read. */
  readonly head: boolean;
  /** The event behind `events` cannot be decoded: process the events, then stop with this incident. */
  readonly poison?: Incident;
}

/** Processes every event of some categories in log order: a projection or a policy. */
export interface LogConsumer {
  readonly name: string;
  readonly kind: 'projection' | 'policy';
  /** Stream categories, or `all` for every stream. Constant. */
  readonly reads: readonly string[] | 'all';
  /**
   * Position of the last event that was processed and is not needed again after a crash; `undefined` before the first
   * event. The subscription starts behind the lowest position of its consumers.
   */
  readonly position: bigint | undefined;
  readonly status: ConsumerStatus;
  /** Loads the position. Called once, before the first slice; `head` is the log's end at that moment. */
  start(head: bigint | undefined): Promise<void>;
  /**
   * Processes one slice. Calls never overlap and never come while the consumer stands still. Afterwards `position` is the
   * slice's, or the consumer stands still. A rejection means a temporary fault (a store cannot be reached): the slice comes
   * again, from `position` on, after a pause. A permanent fault sets the status `stopped` and does not reject.
   */
  take(slice: ConsumerSlice): Promise<void>;
  /** Leaves `stopped` and tries the incident's event again. Does nothing in other states. */
  retry(): Promise<void>;
  /** Called once, after the last slice. Makes `position` durable, unless `abandon` is set. */
  stop(how?: StopOptions): Promise<void>;
}

export interface StopOptions {
  /** Write nothing more: another server may have taken over. */
  readonly abandon?: boolean;
}
