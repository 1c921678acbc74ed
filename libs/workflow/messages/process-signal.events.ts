import type { EventShapes } from '#event-sourcing';
import type { NamedValues } from '../instance/variables.js';

/** `variables` are encrypted with the signal's data key. `thrownBy`: the instance whose own listeners have had it already. */
export interface ProcessSignalBroadcast {
  readonly type: 'ProcessSignalBroadcast';
  readonly data: { readonly name: string; readonly variables: NamedValues | null; readonly thrownBy?: string };
}

/** Every wait that was open when it was broadcast has had it, and every process that it starts has an instance. */
export interface ProcessSignalDelivered {
  readonly type: 'ProcessSignalDelivered';
  readonly data: Readonly<Record<string, never>>;
}

export type ProcessSignalEvent = ProcessSignalBroadcast | ProcessSignalDelivered;

export const processSignalShapes: EventShapes<ProcessSignalEvent> = {
  ProcessSignalBroadcast: 1,
  ProcessSignalDelivered: 1,
};
