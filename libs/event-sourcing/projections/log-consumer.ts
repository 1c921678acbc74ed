import type { Recorded } from '../messages/message.js';

/** The event that a consumer could not get past. `message` quotes nothing of its data. */
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
 * `building`: not at the log's end yet since it began or was reset. `live`: it was; may be behind for a moment.
 * `stopped`: stands still before the incident's event until it is retried or reset; nothing is skipped.
 * `aside`: another server took over; this consumer looks at nothing more, for ever.
 */
export type ConsumerStatus =
  | { readonly state: 'building' }
  | { readonly state: 'live' }
  | { readonly state: 'stopped'; readonly incident: Incident }
  | { readonly state: 'aside' };

/** Whether it does not go on by itself. */
export function standsStill({ state }: ConsumerStatus): boolean {
  return state === 'stopped' || state === 'aside';
}

/** A piece of the log for one consumer, in order. */
export interface ConsumerSlice {
  /** Decoded, of the categories that it reads, all behind its position; at most 500, perhaps none. */
  readonly events: readonly Recorded[];
  /** Where the consumer is after this slice; `undefined` in an empty log. */
  readonly position: bigint | undefined;
  /** Nothing was behind this slice when it was read. */
  readonly head: boolean;
  /** The event behind `events` cannot be decoded: take the events, then stand still with this incident. */
  readonly poison?: Incident;
}

/** Someone who looks at every event of some categories in order: a projection, the policies. */
export interface LogConsumer {
  readonly name: string;
  readonly kind: 'projection' | 'policy';
  /** Categories of streams; `all` for every stream. Fixed. */
  readonly reads: readonly string[] | 'all';
  /**
   * Last event that it has looked at and will not need again after a crash, `undefined` before the first. The
   * subscription begins behind the lowest position of its consumers.
   */
  readonly position: bigint | undefined;
  readonly status: ConsumerStatus;
  /** Finds out where it stands. Called once, before the first slice; `head` is the log's end at that moment. */
  start(head: bigint | undefined): Promise<void>;
  /**
   * One slice at a time, never while it stands still. Afterwards `position` is the slice's, or it stands still.
   * A rejection means "not now" (a store that cannot be reached): the slice comes again, from `position` on, after
   * a while. A fault that time does not cure is `stopped` and no rejection.
   */
  take(slice: ConsumerSlice): Promise<void>;
  /** Leaves `stopped`: tries the incident's event again. Nothing happens in other states. */
  retry(): Promise<void>;
  /** Called once, after the last slice: makes `position` durable if it is not, unless all is abandoned. */
  stop(how?: StopOptions): Promise<void>;
}

export interface StopOptions {
  /** Nothing more is written: another server may have taken over. */
  readonly abandon?: boolean;
}
