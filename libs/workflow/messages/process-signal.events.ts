import type { EventShapes } from '#event-sourcing';
import type { NamedValues } from '../instance/variables.js';

/** A signal that came from outside. `variables` are encrypted with the signal's data key. */
export interface ProcessSignalBroadcast {
  readonly type: 'ProcessSignalBroadcast';
  readonly data: { readonly name: string; readonly variables: NamedValues | null };
}

/** The stream of a signal that an instance threw has this event alone. Every wait that was open when it was broadcast has had it, and every process that it starts has an instance. */
export interface ProcessSignalDelivered {
  readonly type: 'ProcessSignalDelivered';
  readonly data: Readonly<Record<string, never>>;
}

export type ProcessSignalEvent = ProcessSignalBroadcast | ProcessSignalDelivered;

export const processSignalShapes: EventShapes<ProcessSignalEvent> = {
  ProcessSignalBroadcast: 1,
  ProcessSignalDelivered: 1,
};
