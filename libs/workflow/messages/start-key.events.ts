import type { EventShapes } from '#event-sourcing';

/** A message is about to start an instance of the process with its key: no other message does before it is freed. */
export interface StartKeyTaken {
  readonly type: 'StartKeyTaken';
  readonly data: { readonly process: string; readonly message: string };
}

/** The instance that was started. It has the key while it runs. */
export interface StartKeyUsed {
  readonly type: 'StartKeyUsed';
  readonly data: { readonly message: string; readonly instance: string };
}

export interface StartKeyFreed {
  readonly type: 'StartKeyFreed';
  readonly data: { readonly message: string };
}

export type StartKeyEvent = StartKeyTaken | StartKeyUsed | StartKeyFreed;

export const startKeyShapes: EventShapes<StartKeyEvent> = { StartKeyTaken: 1, StartKeyUsed: 1, StartKeyFreed: 1 };
