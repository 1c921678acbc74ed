import type { EventShapes, Message } from '#event-sourcing';

/** Both days belong to the recess. */
export type RecessEvent =
  | Message<'RecessRecorded', { readonly name: string; readonly first: string; readonly last: string }>
  | Message<'RecessCorrected', { readonly first: string; readonly last: string }>
  | Message<'RecessCancelled'>;

export const recessShapes: EventShapes<RecessEvent> = { RecessRecorded: 1, RecessCorrected: 1, RecessCancelled: 1 };
