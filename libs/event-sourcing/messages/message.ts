import type { StreamName } from '../store/event-store.js';
import type { PartialDate } from '../time/partial-date.js';
import type { EventMetadata, Evidence, OccurredAt } from './metadata.js';

export interface Message<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly data: Data;
}

/** The part of an event that `evolve` may use. Specs may leave the evidence out. */
export type Evolved<E extends Message> = E extends Message
  ? E & {
      readonly eventId: string;
      readonly occurredOn: PartialDate;
      readonly occurredAt?: OccurredAt;
      readonly metadata?: { readonly evidence: Evidence };
    }
  : never;

/** An event read from the log, in its newest shape. `id` is its entity's, without the category. */
export type Recorded<E extends Message = Message> = E extends Message
  ? Evolved<E> & {
      readonly stream: StreamName;
      readonly id: string;
      readonly revision: bigint;
      readonly position: bigint;
      readonly metadata: EventMetadata;
    }
  : never;

export function streamName(category: string, id: string): StreamName {
  return `${category}-${id}`;
}

export function entityIdOf(stream: StreamName): string {
  return stream.slice(stream.indexOf('-') + 1);
}
