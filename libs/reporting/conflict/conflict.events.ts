import type { EventShapes, Message } from '#event-sourcing';

/** An event of the log, by its stream and its id. */
export interface ConflictingEvent {
  readonly stream: string;
  readonly event: string;
}

/** A person settled that `used` refers to a stream that `ended` had ended before. */
export type ConflictEvent = Message<
  'ConflictSettled',
  { readonly rule: string; readonly ended: ConflictingEvent; readonly used: ConflictingEvent; readonly reason: string }
>;

export const conflictShapes: EventShapes<ConflictEvent> = { ConflictSettled: 1 };
