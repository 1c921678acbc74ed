import type { EventShapes } from '#event-sourcing';
import type { Part } from '../instance/steps.js';
import type { NamedValues } from '../instance/variables.js';

/** What an instance of a process takes a message with: one of its waits, or the start of a new instance. */
export type MessageTarget =
  | {
      readonly kind: 'wait';
      /** Key of the wait. */
      readonly wait: string;
      readonly instance: string;
      readonly part: Part;
    }
  | {
      readonly kind: 'start';
      /** Key of the version whose start event it is. */
      readonly definition: string;
      readonly element: string;
    };

/** What somebody published. `variables` are encrypted with the message's data key; without the key they read as null. */
export interface ProcessMessagePublished {
  readonly type: 'ProcessMessagePublished';
  readonly data: {
    readonly name: string;
    /** A message without one only starts instances. */
    readonly correlationKey?: string;
    /** With it a second message of the same name and key is refused while the first one lives. */
    readonly messageId?: string;
    /** Milliseconds. */
    readonly timeToLive: number;
    /** Business clock, ISO 8601 UTC. */
    readonly expires: string;
    readonly variables: NamedValues | null;
  };
}

/** The one instance of a process that gets the message. It is told after this. */
export interface MessageInstanceChosen {
  readonly type: 'MessageInstanceChosen';
  readonly data: { readonly process: string; readonly target: MessageTarget };
}

/** The instance did not wait any more: another one of the process may be chosen. */
export interface MessageChoiceGivenUp {
  readonly type: 'MessageChoiceGivenUp';
  readonly data: { readonly process: string; readonly wait: string };
}

export interface ProcessMessageExpired {
  readonly type: 'ProcessMessageExpired';
  readonly data: Readonly<Record<string, never>>;
}

export type ProcessMessageEvent =
  ProcessMessagePublished | MessageInstanceChosen | MessageChoiceGivenUp | ProcessMessageExpired;

export const processMessageShapes: EventShapes<ProcessMessageEvent> = {
  ProcessMessagePublished: 1,
  MessageInstanceChosen: 1,
  MessageChoiceGivenUp: 1,
  ProcessMessageExpired: 1,
};
