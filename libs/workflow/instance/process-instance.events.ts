import type { EventShapes, Json } from '#event-sourcing';
import type { CalledBy, Step, Trigger } from './steps.js';

/**
 * One trigger and all that followed from it, in one event. `values` are the values of variables and the texts of incidents,
 * encrypted with the instance's data key; steps name them by index. After the key was destroyed they read as null.
 */
export interface ProcessInstanceAdvanced {
  readonly type: 'ProcessInstanceAdvanced';
  readonly data: {
    /** Id of the process and key of its version: each event says to what it belongs. */
    readonly process: string;
    readonly definition: string;
    readonly trigger: Trigger;
    readonly steps: readonly Step[];
    /** The further blocks of keys that the instance has, in their order: with them the keys of all its parts are known. */
    readonly blocks?: readonly string[];
    /** Of a called instance: the call that began it. */
    readonly calledBy?: CalledBy;
    readonly values: readonly Json[] | null;
    /** Work is left in the agenda: a continuation follows. */
    readonly more?: true;
  };
}

/**
 * The block of keys with the key of this stream belongs to another instance. It is claimed in the stream that an instance of
 * the same key would have: one of the two finds it taken.
 */
export interface KeyBlockClaimed {
  readonly type: 'KeyBlockClaimed';
  readonly data: {
    readonly instance: string;
    /** Its place among the instance's further blocks, from 1. */
    readonly number: number;
  };
}

export type ProcessInstanceEvent = ProcessInstanceAdvanced | KeyBlockClaimed;

export const processInstanceShapes: EventShapes<ProcessInstanceEvent> = {
  ProcessInstanceAdvanced: 1,
  KeyBlockClaimed: 1,
};
